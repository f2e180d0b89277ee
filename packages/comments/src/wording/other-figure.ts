import { quantitiesOf, sameQuantity } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import { unitsFilled } from './bare-figure.ts'
import { comparable, inUnit } from './comparable.ts'
import { edit } from './edit.ts'
import { backwards, farOff, sourceOf } from './numbers.ts'
import { rewriteQuantity } from './rewrite-quantity.ts'

/** What is the case, here or elsewhere, is not what is wanted. */
const reported =
  /》|规定|各承担|各负担|各出|去年|今年|上年|目前|现在|如今|已经|早就|实际|平均|只有|才|大约|左右吧|将近|我[们院校司局县区镇村家]|省[里内厅]|外[省地]|隔壁|周边|别的|其[他它]|邻|兄弟|国家|全国|各地|也就|花了|用了|收了|拿到|达不?到|来[自了]|办了|等了|过了|之前|以前|原来|原先|上次/

/** 有效期5年……其余不超过5年，符合规定: the draft is found right as it is. */
const content = /[，,](?:是)?(?:符合|没有?违反|未违反|不违反)[^，。；]{0,10}(?:规定|要求|精神)[。！]?$/

/** 投诉十天才答复，黄花菜都凉了，三天: the old figure is named, and one other of its kind that nothing reports as a fact. */
export function impliedOther(text: string, clause: Clause): Proposal | null {
  if (content.test(text) || /分别(?:提高|调整|降低|增加|减少|改|降|放宽|延长|缩短)/.test(text)) return null
  const opinion = unitsFilled(text, clause.text)
  const inDraft = quantitiesOf(clause.text)
  const said = quantitiesOf(opinion)
  const fresh = said.filter(
    (one) => inDraft.some((old) => comparable(old, one, said)) && !inDraft.some((old) => sameQuantity(old, one)),
  )
  const wanted = fresh.at(-1)
  if (!wanted || new Set(fresh.map(({ kind, value }) => `${kind}${value}`)).size > 1) return null
  const member = membersOf(opinion).find((span) => span.start <= wanted.start && wanted.start < span.end)
  const words = member ? opinion.slice(member.start, member.end) : ''
  if (reported.test(words) || /[？?]$|[不没未别][^少低超高多大小]|还是|多少/.test(words)) return null
  const old = sourceOf({ opinion, clause: clause.text, inDraft, said, wanted, cue: '', at: wanted.start })
  const named = old && said.some((one) => one.start < wanted.start && Math.abs(inUnit(one, old) - old.value) < 1e-9)
  if (!old || !named || backwards(opinion, old, wanted) || farOff(old, wanted)) return null
  const { start, end, to } = rewriteQuantity(clause.text, old, wanted, opinion, false)
  return edit(clause, 'replace', start, end, to)
}
