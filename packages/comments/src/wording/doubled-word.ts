import type { Clause, Proposal } from '../records.ts'
import { edit } from './edit.ts'

const slip = /重复|[写打印]重|重了|多了|多[打印]|多余|多写|赘|叠|笔误|错别字|手误/

/** A word printed twice in a row (优势产业产业), where the opinion speaks of a slip. */
export function doubledWord(opinion: string, clause: Clause): Proposal | null {
  if (!slip.test(opinion)) return null
  for (const match of clause.text.matchAll(/([\p{Script=Han}]{2,6})\1/gu)) {
    const twice = match[0]
    if (!opinion.includes(match[1] ?? '')) continue
    const lead = /[\p{Script=Han}]{2}$/u.exec(clause.text.slice(0, match.index))?.[0] ?? ''
    const start = match.index - (opinion.includes(lead + match[1]) ? lead.length : 0)
    const end = match.index + twice.length
    return edit(clause, 'replace', start, end, clause.text.slice(start, end - (match[1]?.length ?? 0)))
  }
  return null
}
