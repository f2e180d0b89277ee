import { quantitiesOf } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import { likeness, locate } from './align.ts'
import type { Asked } from './asked.ts'
import { unitsFilled } from './bare-figure.ts'
import { clean, edit } from './edit.ts'
import { wantedQuantity } from './numbers.ts'
import { withPreposition } from './refine.ts'
import { rewriteQuantity } from './rewrite-quantity.ts'

const exemption =
  /对于?[^，。；]{2,40}?(?:企业|单位|行业|领域|产业|人员|群体|家庭|地区|项目|情形)[^，。；]{0,12}(?:放宽|降低|减|不设|不作|免|例外|另行|单独)/
const scale = /[分设][^，。；]{0,3}[档级类层]|按[^，。；]{0,12}(?:规模|类别|等级)|阶梯/

/** 五千万比较符合实际: a wish for another number without “改为”. */
export function impliedQuantity(text: string, clause: Clause): Proposal | null {
  const opinion = unitsFilled(text, clause.text)
  if (exemption.test(opinion) || scale.test(opinion)) return null
  const found = wantedQuantity(opinion, clause.text)
  if (found) {
    const { start, end, to } = rewriteQuantity(clause.text, found.old, found.wanted, opinion, false)
    return edit(clause, 'replace', start, end, to)
  }
  return openAmount(opinion, clause)
}

const openSum =
  /(给予|予以|提供|安排|发放)?一定(?:数额|额度|金额)?的?([^，。；、]{0,6}?(?:补助|补贴|奖励|奖补|资助|扶持|支持|资金|经费|补偿))/

/** “给予一定的奖励”…明确为每人1万元: a sum alone is not all that is to be read there. */
export function placeOpenAmount(asked: Asked, clause: Clause): Proposal | null {
  const [sum] = quantitiesOf(asked.new)
  const alone = sum && asked.new.slice(0, sum.phraseStart).replace(/^每./, '') + asked.new.slice(sum.phraseEnd) === ''
  return alone && openSum.test(asked.old) ? openAmount(`建议${asked.new}`, clause) : null
}

/** “给予一定的补助” and the wish for a sum: the sum takes the place of 一定. */
function openAmount(opinion: string, clause: Clause): Proposal | null {
  const match = openSum.exec(clause.text)
  if (!match) return null
  const sums = quantitiesOf(opinion).filter(({ kind }) => kind === 'money')
  const [sum] = sums
  if (!sum || sums.length !== 1 || !/建议|希望|明确|应|请/.test(opinion.slice(0, sum.start))) return null
  const each =
    /每(家|个|名|人|户|项|次|年|亩|辆|台)/.exec(opinion.slice(Math.max(0, sum.start - 30), sum.phraseStart))?.[0] ?? ''
  const amount = opinion.slice(sum.phraseStart, sum.phraseEnd)
  const exact = /[元]$/.test(opinion.slice(sum.start, sum.end))
    ? amount
    : amount.replace(/(?<=[万亿千百\d])(?=以上|以下|左右|$)/, '元')
  return edit(
    clause,
    'replace',
    match.index,
    match.index + match[0].length,
    `${match[1] ?? ''}${each}${exact}的${match[2]}`,
  )
}

const everyone = /(?:全体|全部|所有)([^，。；]{0,8}?)(?:协商一致|一致同意|一致通过|同意|通过)/
const share = /(过半数|半数|二分之一|三分之二|四分之三|五分之四)(?:以上)?的?([^，。；]{0,6}?)(同意|通过|赞成)/

/** 三分之二以上成员同意即可, where the clause asks for all: a share of votes is worded 以上, of those whom the clause names. */
export function impliedVote(opinion: string, clause: Clause): Proposal | null {
  const all = everyone.exec(clause.text)
  const some = share.exec(opinion)
  if (!all || !some || !/即可|就行|就可以|就够|可以|建议|希望|应/.test(opinion)) return null
  const [, part = '', people = '', verb = ''] = some
  const place = withPreposition(clause.text, { start: all.index, end: all.index + all[0].length, share: 1 })
  const words = `${part}${part.startsWith('过') ? '' : '以上'}${people === '' ? (all[1] ?? '') : people}${verb}`
  return edit(clause, 'replace', place.start, place.end, place.preposition + words)
}

/** “自发布之日起实施”…一般应自公布之日起30日后施行，建议修改: what it should read stands in another member. */
export function impliedReading(opinion: string, clause: Clause): Proposal | null {
  if (
    !/(?:建议|应|请|宜)(?:予以|作|作出|进行|相应|加以)?(?:修改|更正|调整|改正|订正)|不符合?|不一致|抵触|冲突/.test(
      opinion,
    )
  )
    return null
  const quote = /[“"]([^“”"]{4,60})[”"]/.exec(opinion)?.[1]
  const found = quote === undefined ? null : locate(quote, clause.text, 0.8)
  if (quote === undefined || !found) return null
  // 与自公布之日起30日后施行的一般要求不符: the requirement says how it should read.
  const demand = /([^，。；“”]{4,60})的(?:一般)?(?:要求|规定|原则)(?:不符|不一致|不相符|相抵触|相冲突)/.exec(
    opinion,
  )?.[1]
  const rule = demand?.slice(Math.max(0, demand.indexOf(quote[0] ?? '')))
  if (rule !== undefined && likeness(rule, quote) >= 0.4) return edit(clause, 'replace', found.start, found.end, rule)
  for (const { start, end } of membersOf(opinion)) {
    const reading = /(?:应当?|应该|须|需)(?:是|为|改?为)?([^，。；]{4,60})/.exec(opinion.slice(start, end))?.[1]
    const elsewhere = /(?:是|为|规定|要求)[“"]([^“”"]{4,60})[”"]/.exec(opinion.slice(start, end))?.[1]
    const words = (reading ?? elsewhere)?.replace(/的(?:一般)?(?:要求|规定|原则)$/, '')
    if (words && !words.includes(quote) && !/修改|调整|改正/.test(words) && likeness(words, quote) >= 0.5) {
      return edit(clause, 'replace', found.start, found.end, clean(words))
    }
  }
  return null
}

const firmer =
  /(?:力度|刚性|约束力|可操作性)?(?:不够|不足|不强|太软|太虚|模糊|笼统|含糊|不明确|不清楚)[^。；]{0,12}?[，,](?:建议|应当?|请|宜)(?:直接|进一步)?(?:明确|写明|规定)(?:为|是)?([^。；\n]{4,80})/

/** “可参考甲管理”力度不够，建议直接明确项目按照甲管理办法执行: a firmer reading of what is quoted, without the subject that the clause names before it. */
export function firmerReading(opinion: string, clause: Clause): Proposal | null {
  const wish = firmer.exec(opinion)
  const quotes = [...opinion.slice(0, wish?.index ?? 0).matchAll(/[“"]([^“”"]{4,60})[”"]/g)].map(
    ([, inner = '']) => inner,
  )
  const quote = quotes.sort((a, b) => b.length - a.length)[0]
  const at = quote === undefined ? -1 : clause.text.indexOf(quote)
  if (!wish?.[1] || quote === undefined || at < 0) return null
  let subject = 0
  while (subject < wish[1].length && clause.text.slice(0, at).includes(wish[1].slice(0, subject + 1))) subject++
  const words = wish[1].slice(subject < 2 ? 0 : subject)
  const [head = ''] = words.split(/[，,]/)
  return words.includes(quote) || likeness(head, quote) < 0.5
    ? null
    : edit(clause, 'replace', at, at + quote.length, clean(words))
}

const figure =
  /(?:明确|规定|写明|注明|载明|要求|设定|建议)(?:为|将|把)?([\p{Script=Han}A-Za-z（）]{2,24}?)(?:应|应当|统一|一般)?(?:明确)?(一般)?(不少于|不低于|不超过|不高于|至少|为|是)((?:总[^，。；\d]{1,4}|全部[^，。；\d]{0,4})的)?(?=[\d一二两三四五六七八九十百])/u

const lacking =
  /(?:^|[，,。；：:、\s])([\p{Script=Han}]{2,10}?)(?:也|都)?(?:请|应当?|建议|需要?|最好|希望)(?:在[^，。；]{2,20}[中里])?(?:予以|加以)?(?:明确|写明|规定)[，,](?:建议)?(一般)?为?(?=[\d一二两三四五六七八九十])/u

/**
 * 明确市内单位占比不低于60%, 建设期请明确，一般3年为宜: a figure for something that the clause leaves without one is an
 * addition. Where the clause has such a figure of something else, a candidate that names the thing is meant.
 */
export function statedFigure(
  opinion: string,
  clause: Clause | undefined,
  candidates: readonly Clause[] = [],
): Proposal | null {
  const own = clause ? figureFor(opinion, clause) : null
  if (own || !clause) return own
  for (const candidate of candidates) {
    const found = figureFor(opinion, candidate)
    const name = /^[^\d]+?(?=一般|不少于|不低于|不超过|不高于|至少|为|是)/.exec(found?.to ?? '')?.[0]
    const at = name === undefined ? -1 : candidate.text.indexOf(name)
    if (found && name !== undefined && at >= 0)
      return { ...found, at: { clause: candidate.id, start: at + name.length, end: at + name.length } }
  }
  return null
}

function figureFor(opinion: string, clause: Clause): Proposal | null {
  const open = lacking.exec(opinion)
  const given = open && quantitiesOf(opinion).find((one) => one.start === open.index + open[0].length)
  if (given && quantitiesOf(clause.text).every(({ kind }) => kind !== given.kind)) {
    return { op: 'insert', from: '', to: `${open[1]}${open[2] ?? ''}为${opinion.slice(given.start, given.phraseEnd)}` }
  }
  const match = figure.exec(opinion)
  if (!match) return null
  const after = match.index + match[0].length
  const sum = quantitiesOf(opinion).find((one) => one.start === after)
  if (!sum || quantitiesOf(clause.text).some(({ kind }) => kind === sum.kind)) return null
  const name = (match[1] ?? '')
    .replace(/^(?:[将把对]|一个?|明确|规定|建议|进一步)+/, '')
    .replace(/(?:统一|明确|一般)+$/, '')
  // 能不能规定…不超过3小时呢？ asks whether there might be such a rule.
  const rest = /^[^。；！]*/.exec(opinion.slice(after))?.[0] ?? ''
  if (
    name.length < 2 ||
    /[，。]/.test(name) ||
    /还是/.test(match[0] + opinion.slice(after)) ||
    /[呢吗][？?]|[？?]$/.test(rest)
  )
    return null
  const general = /一般/.test(match[0]) ? '一般' : ''
  return {
    op: 'insert',
    from: '',
    to: `${name}${general}${match[3]}${match[4] ?? ''}${opinion.slice(after, sum.phraseEnd)}`,
  }
}
