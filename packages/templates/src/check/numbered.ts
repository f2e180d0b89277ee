import { type Mark, parseMark } from '@gongwen/model'
import type { Passage } from './passage.ts'

/** The levels of an outline, from 一、 to ①. */
export const forms: readonly ['chinese', 'chinese-paren', 'arabic', 'arabic-paren', 'circled'] = [
  'chinese',
  'chinese-paren',
  'arabic',
  'arabic-paren',
  'circled',
]
export type OutlineForm = (typeof forms)[number]

/** A numbered passage. */
export interface Numbered {
  passage: Passage
  form: OutlineForm
  mark: Mark
  length: number
}

/** Whether numbers in such a passage are those of the outline. */
export function isBody({ kind }: Passage): boolean {
  return kind === 'paragraph' || kind === 'heading'
}

/** The number at the start of a paragraph or heading; 一、二、三等奖 has none. */
export function numberOf(passage: Passage): Numbered | undefined {
  if (!isBody(passage)) return undefined
  const parsed = parseMark(passage.text)
  if (!parsed || !(forms as readonly string[]).includes(parsed.mark.form)) return undefined
  if (/^[一二三四五六七八九十]、[一二三四五六七八九十]+[、是]/.test(passage.text)) return undefined
  return { passage, form: parsed.mark.form as OutlineForm, mark: parsed.mark, length: parsed.length }
}

/** Runs of numbers of one level below one parent. A 标题 starts the count anew. */
export function sequences(passages: readonly Passage[]): Numbered[][] {
  const done: Numbered[][] = []
  const open = new Map<OutlineForm, Numbered[]>()
  const close = (from: number): void => {
    for (const form of forms.slice(from)) {
      const run = open.get(form)
      if (run) done.push(run)
      open.delete(form)
    }
  }
  for (const passage of passages) {
    if (passage.kind === 'title' || passage.kind === 'attachment-title') close(0)
    const found = numberOf(passage)
    if (!found) continue
    const depth = forms.indexOf(found.form)
    close(depth + 1)
    const run = open.get(found.form)
    // A list in a text begins again at 1 without a parent between; so does an annex without a title of its own.
    if (run && found.mark.ordinal === 1 && (depth > 0 || run.length > 1)) {
      done.push(run)
      open.set(found.form, [found])
    } else if (run) run.push(found)
    else open.set(found.form, [found])
  }
  close(0)
  return done
}
