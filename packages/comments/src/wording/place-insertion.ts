import type { Clause, Proposal } from '../records.ts'
import { locate } from './align.ts'
import type { Asked } from './asked.ts'
import { clean } from './edit.ts'

/** The place's own number is given to new wording when the draft is set, not by the sender. */
const marker = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]|\d{1,2}[.．、](?!\d))\s*/

/** 在甲后增加乙, 增加乙: new words and, where the sender says it, their place. */
export function placeInsertion(asked: Asked, clause: Clause): Proposal | null {
  const found = asked.old === '' ? null : locate(asked.old, clause.text, 0.8)
  if (asked.old !== '' && !found && (asked.quoted.old || asked.subject)) return null
  const to = asked.quoted.new ? asked.new.replace(/[。；;\s]+$/, '') : clean(asked.new)
  const item = (asked.quoted.new ? to : withoutListNoun(to, clause.text)).replace(marker, '')
  // 请加入 after a quotation of the clause itself adds nothing.
  if (asked.quoted.new && asked.old === '' && clause.text.includes(item)) return null
  if (item === '' || (!asked.quoted.new && item.length < 2)) return null
  if (!found) return { op: 'insert', from: '', to: item }
  const edge = asked.side === 'before' ? found.start : found.end
  return {
    op: 'insert',
    from: clause.text.slice(found.start, found.end),
    to: item,
    at: { clause: clause.id, start: edge, end: edge },
  }
}

/** 增加检验检测机构 where the clause lists 甲、乙等机构: the noun after 等 serves the new item, too. */
function withoutListNoun(item: string, clause: string): string {
  const spent = /^(.{2,})(?:费用|经费|支出|开支)$/.exec(item)?.[1]
  if (spent !== undefined && /等(?:费用|经费|支出|开支)/.test(clause)) return spent
  for (const [, noun = ''] of clause.matchAll(/等([^、，。；（）等]{2,6})/g)) {
    for (let length = noun.length; length >= 2; length--) {
      for (let i = 0; i + length <= noun.length; i++) {
        const word = noun.slice(i, i + length)
        if (item.endsWith(word) && item.length > length + 1) return item.slice(0, -length)
      }
    }
  }
  return item
}
