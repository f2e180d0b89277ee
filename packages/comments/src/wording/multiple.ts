import { quantitiesOf, sameQuantity } from '../language/quantities.ts'
import type { Clause, Proposal } from '../records.ts'
import { edit } from './edit.ts'
import { rewriteQuantity } from './rewrite-quantity.ts'

const doubled = /翻(?:一)?(?:番|倍)|加倍|(?:提高|增加|延长|扩大|放宽|上调)(?:一|1)倍/
const halved = /减半|减少一半|降低一半|砍(?:掉)?一半/

/** 每平方米补2元太少，建议翻一番: twice or half of the clause's one figure, or of the one that the opinion names. */
export function impliedMultiple(opinion: string, clause: Clause): Proposal | null {
  const times = doubled.test(opinion) ? 2 : halved.test(opinion) ? 0.5 : undefined
  if (times === undefined || doubled.test(clause.text) || halved.test(clause.text)) return null
  if (!/建议|希望|应|请|最好|宜|能不能|能否|起码|至少|得/.test(opinion)) return null
  const figures = quantitiesOf(clause.text)
  const said = quantitiesOf(opinion)
  const named = figures.filter((one) => said.some((other) => sameQuantity(one, other)))
  const pool = named.length > 0 ? named : figures
  const [old] = pool
  if (!old || pool.length > 1) return null
  const wanted = { ...old, value: Number((old.value * times).toPrecision(12)) }
  const { start, end, to } = rewriteQuantity(clause.text, old, wanted, clause.text, false)
  return edit(clause, 'replace', start, end, to)
}
