import type { Clause, Proposal } from '../records.ts'
import { edit } from './edit.ts'

/** 由街道组织验收: who does it, up to the end of the member. */
const done = /由([^，。；：、由？！]{2,24})/g

/** 建议由街道组织验收, where the clause has 由实施主体组织验收: another one is to do the same. */
export function impliedAgent(opinion: string, clause: Clause): Proposal | null {
  const drafted = [...clause.text.matchAll(done)]
  for (const wish of opinion.matchAll(done)) {
    if (!/(?:建议|应当?|应该|希望|最好|改|宜|请)[^，。；]{0,4}$/.test(opinion.slice(0, wish.index))) continue
    const wanted = (wish[1] ?? '').replace(/(?:为好|为宜|较好|比较好|更好|才行|吧)$/, '')
    const fitting = drafted.filter(([, words = '']) => !words.includes(wanted) && deed(words, wanted) >= shortest)
    const [old] = fitting
    if (!old || fitting.length > 1) continue
    const said = old[1] ?? ''
    const length = deed(said, wanted)
    if (length === said.length || length === wanted.length) continue
    return edit(clause, 'replace', old.index, old.index + old[0].length, `由${wanted}`)
  }
  return null
}

/** What is done is at least 组织验收. */
const shortest = 4

/** How many characters both end alike. */
function deed(a: string, b: string): number {
  let length = 0
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}
