import { quantitiesOf } from '../language/quantities.ts'

/** Two near-equal texts differ in something that may not be merged in silence. */
export interface Difference {
  why: '数字' | '否定' | '立场'
  /** What the reference copy says there. */
  was: string
  /** What this letter says there. */
  now: string
}

const negations = /不(?!仅|但|过|断|少于|低于|超过|同(?!意))|没有?|无(?!锡)|未(?!来)|勿|别(?!的|人)|非/g
const stances = /赞成|赞同|支持|同意|反对|保留|删去|删除|取消|增加|提高|降低|放宽|收紧|延长|缩短/g

/** What differs between a copy and the reference in figures, negations and words of stance; empty when only phrasing does. */
export function differencesOf(reference: string, copy: string): Difference[] {
  if (reference === copy) return []
  const found: Difference[] = []
  const figures = compare(figuresOf(reference), figuresOf(copy))
  if (figures) found.push({ why: '数字', ...figures })
  const negated = compare(listOf(reference, negations), listOf(copy, negations))
  if (negated) found.push({ why: '否定', ...negated })
  const stance = compare(listOf(reference, stances), listOf(copy, stances))
  if (stance) found.push({ why: '立场', ...stance })
  return found
}

type Said = { key: string; text: string }

function figuresOf(text: string): Said[] {
  const said = quantitiesOf(text).map(({ kind, value, start, end }) => ({
    key: `${kind}:${value}`,
    text: text.slice(start, end),
  }))
  // Bare numbers count as well: 第3条 turned 第8条, a year, a telephone number.
  const covered = quantitiesOf(text)
  for (const match of text.matchAll(/\d+(?:\.\d+)?/g)) {
    if (!covered.some(({ start, end }) => match.index >= start && match.index < end))
      said.push({ key: match[0], text: match[0] })
  }
  return said
}

function listOf(text: string, pattern: RegExp): Said[] {
  return [...text.matchAll(pattern)].map(([word]) => ({ key: word, text: word }))
}

/** What one list has beyond the other, as multisets. */
function compare(reference: Said[], copy: Said[]): { was: string; now: string } | null {
  const rest = [...copy]
  const lost = reference.filter(({ key }) => {
    const i = rest.findIndex((other) => other.key === key)
    if (i >= 0) rest.splice(i, 1)
    return i < 0
  })
  if (lost.length === 0 && rest.length === 0) return null
  const spell = (said: Said[]) => said.map(({ text }) => text).join('、')
  return { was: spell(lost), now: spell(rest) }
}
