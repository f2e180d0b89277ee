import { quantitiesOf } from '../language/quantities.ts'
import type { Clause, Proposal } from '../records.ts'
import { edit } from './edit.ts'

/** 由街道组织验收, 按商业用地供应: who does it or in which manner, up to the end of the member. */
const done = /(由|按照?)([^，。；：、由？！]{2,24})/g
/** 由县、街道两级按比例分担: several may pay together. */
const borne = /(由)([^，。；：由？！]{2,30}?(?:承担|负担|支付|列支|分担))(?=[，。；]|$)/g

/** 由财政出: everyday words for who bears a cost. */
const bears = /(?:承担|负担|支付|列支|解决|兜底|买单|出|掏|付)(?:钱|这笔钱|费用)?$/
const cost = /(?:承担|负担|支付|列支|分担)$/

/**
 * 建议由街道组织验收, where the clause has 由实施主体组织验收: another one is to do the same; 这笔钱应当由财政出, where it has
 * 由举办者承担: another one is to pay; 建议按公益用地供应, where it has 按商业用地供应: it is to be done in another manner.
 */
export function impliedAgent(opinion: string, clause: Clause): Proposal | null {
  for (const wish of opinion.matchAll(done)) {
    if (!/(?:建议|应当?|应该|希望|最好|改|宜|请)[^，。；]{0,4}$/.test(opinion.slice(0, wish.index))) continue
    const how = (wish[1] ?? '').charAt(0)
    const wanted = (wish[2] ?? '').replace(/(?:为好|为宜|较好|比较好|更好|才行|吧)$/, '')
    const payer = how === '由' ? payerOf(wanted) : ''
    const drafted = [...clause.text.matchAll(payer === '' ? done : borne)]
    const fitting = drafted.filter(([, word = '', words = '']) => {
      if (word.charAt(0) !== how || words.includes(wanted)) return false
      if (how === '按' && (/而[不非]/.test(wanted) || quantitiesOf(words).length > 0)) return false
      return payer === '' ? deed(words, wanted) >= (how === '由' ? shortest : 2) : cost.test(words)
    })
    const [old] = fitting
    if (!old || fitting.length > 1) continue
    const said = old[2] ?? ''
    const verb = (cost.exec(said)?.[0] ?? '').replace('分担', '承担')
    if (payer !== '' && said === payer + verb) continue
    const to = payer === '' ? wanted : payer + verb
    const length = deed(said, to)
    if (length === said.length || length === to.length) continue
    return edit(clause, 'replace', old.index, old.index + old[0].length, `${old[1]}${to}`)
  }
  return null
}

/** 财政, of 财政出; empty when no one is to pay. */
function payerOf(words: string): string {
  const payer = bears.test(words) ? words.replace(bears, '').replace(/(?:来|全部|统一|全额|给|足额)+$/, '') : ''
  return payer.length >= 2 ? payer : ''
}

/** What is done is at least 组织验收. */
const shortest = 4

/** How many characters both end alike. */
function deed(a: string, b: string): number {
  let length = 0
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}
