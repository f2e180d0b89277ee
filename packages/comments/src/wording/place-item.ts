import type { Clause, Proposal } from '../records.ts'
import { likeness } from './align.ts'
import type { Asked } from './asked.ts'
import { clean, edit } from './edit.ts'
import { statedFrequency } from './frequency.ts'

/** 第三部分第（一）项第3点，建议: nothing but a place stands before the verb. */
const placeOnly = /(?:[第（(][一二三四五六七八九十\d]{1,3}[）)]?[点项款条])[，,]?(?:建议|请|应当?|宜|可)*$/

/** 第3点，建议修改为“补助资金一次性拨付”: an item of one sentence is said anew; the thing it speaks of first stays. */
export function placeItem({ op, new: wanted, old, quoted }: Asked, before: string, clause: Clause): Proposal | null {
  const text = clean(clause.text)
  const fresh = clean(wanted)
  const bare = old === '' || placeOnly.test(old)
  if (op !== 'replace' || !quoted.new || !bare || !placeOnly.test(before) || /[。；\n]/.test(text)) return null
  if (fresh.length < 6 || fresh.length < text.length * 0.35 || fresh.length > text.length * 2) return null
  const alike = likeness(text, fresh)
  // Most of the sentence stays: what changes in it is found more closely.
  const often = statedFrequency.exec(fresh)?.[0]
  const anew = often !== undefined && statedFrequency.test(text) && !text.includes(often)
  if (alike < 0.2 || (alike >= 0.6 && !anew)) return null
  let head = 0
  while (head < text.length && text[head] === fresh[head]) head++
  const start = clause.text.indexOf(text) + (head >= 2 ? head : 0)
  return edit(clause, 'replace', start, clause.text.indexOf(text) + text.length, fresh.slice(head >= 2 ? head : 0))
}
