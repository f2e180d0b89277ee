import type { Passage } from '../passage.ts'
import type { PlacedFinding, Rule } from '../rule.ts'

const pairs: Readonly<Record<string, string>> = {
  '”': '“',
  '’': '‘',
  '）': '（',
  '》': '《',
  '〉': '〈',
  '〕': '〔',
  '】': '【',
}
const opens = new Set(Object.values(pairs))

/** Most lone marks that are looked at. */
const mostLone = 2000

/** How many passages a quotation may run through before its end. */
const longestQuotation = 30

interface Lone {
  mark: string
  passage: Passage
  /** Index of the passage, and of the mark in it. */
  index: number
  at: number
}

/** Marks that come in pairs (GB/T 15834-2011, 4.8, 4.9, 4.15). */
export const pairRules: readonly Rule[] = [
  {
    code: 'unbalanced-brackets',
    strength: '一般',
    clause: 'GB/T 15834-2011 4.8',
    about: '引号、括号、书名号成对',
    inWhole: ({ passages }) => {
      const lone = passages.flatMap((passage, index) =>
        loneMarks(passage.text).map(({ mark, at }) => ({ mark, at, passage, index })),
      )
      return withoutQuotations(lone, passages).map(
        ({ mark, passage, at }): PlacedFinding => ({
          passage,
          start: at,
          end: at + 1,
          message: `“${mark}”没有与之成对的符号`,
          remedy: '补上另一半，或者删去',
        }),
      )
    },
  },
]

/** A quotation of several paragraphs opens each of them and closes the last. */
function withoutQuotations(lone: readonly Lone[], passages: readonly Passage[]): Lone[] {
  const goesOn = ({ mark, at, index }: Lone): boolean =>
    mark === '“' && at === 0 && passages[index + 1]?.text.startsWith('“') === true
  const closed = new Set<Lone>(lone.filter(goesOn))
  let opening: Lone[] = []
  for (const entry of lone.slice(0, mostLone)) {
    if (entry.mark === '“') opening.push(entry)
    opening = opening.filter(({ index }) => entry.index - index <= longestQuotation)
    if (entry.mark === '”' && opening.length > 0) {
      for (const one of [...opening, entry]) closed.add(one)
      opening = []
    }
  }
  return lone.filter((entry) => !closed.has(entry))
}

/** Most open marks that are kept in mind: no sentence has as many. */
const mostOpen = 100

function loneMarks(text: string): { mark: string; at: number }[] {
  const stack: { mark: string; at: number }[] = []
  const lone: { mark: string; at: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]!
    if (opens.has(mark)) stack.push({ mark, at })
    if (stack.length > mostOpen) lone.push(stack.shift()!)
    const open = pairs[mark]
    if (open === undefined) continue
    if (stack.at(-1)?.mark === open) stack.pop()
    else if (standsAlone(mark, text.slice(0, at))) continue
    else if (!stack.some((entry) => entry.mark === open)) lone.push({ mark, at })
    else {
      while (stack.at(-1)?.mark !== open) lone.push(stack.pop()!)
      stack.pop()
    }
  }
  return [...lone, ...stack.filter(({ mark }) => mark !== '‘')].sort((left, right) => left.at - right.at)
}

/** 1） at the start, and ’ in foreign words. */
function standsAlone(mark: string, before: string): boolean {
  return mark === '’' || (mark === '）' && /^\s*[0-9a-zA-Z一二三四五六七八九十]{1,3}$/.test(before))
}
