import { numeralCharacters, parseNumeral } from './numerals.ts'

/** Which side a bound leaves open: `≥`, `≤`, `≈` or none. */
export type Bound = '>=' | '<=' | '~' | ''

/** A number with its unit in a text. Offsets are into the text that was read. */
export interface Quantity {
  /** The number and its unit alone: `500万元`. */
  start: number
  end: number
  /** With bound words: `不少于500万元`, `20家左右`. */
  phraseStart: number
  phraseEnd: number
  /** In the base of its kind: yuan, months, days, a share of one … */
  value: number
  /** What is counted: `money`, `ratio`, `month`, `day`, `workday`, `each`, `person`, or the unit itself. */
  kind: string
  bound: Bound
}

const units = new Map<string, [kind: string, factor: number]>([
  ['元', ['money', 1]],
  ['块钱', ['money', 1]],
  ['块', ['money', 1]],
  ['毛', ['money', 0.1]],
  ['毛钱', ['money', 0.1]],
  ['人民币', ['money', 1]],
  ['%', ['ratio', 0.01]],
  ['‰', ['ratio', 0.001]],
  ['个百分点', ['point', 0.01]],
  ['成', ['ratio', 0.1]],
  ['年', ['month', 12]],
  ['周年', ['month', 12]],
  ['年度', ['month', 12]],
  ['个年度', ['month', 12]],
  ['个月', ['month', 1]],
  ['季度', ['month', 3]],
  ['个季度', ['month', 3]],
  ['个工作日', ['workday', 1]],
  ['工作日', ['workday', 1]],
  ['日', ['day', 1]],
  ['天', ['day', 1]],
  ['周', ['day', 7]],
  ['个星期', ['day', 7]],
  ['星期', ['day', 7]],
  ['小时', ['minute', 60]],
  ['个小时', ['minute', 60]],
  ['钟头', ['minute', 60]],
  ['个钟头', ['minute', 60]],
  ['分钟', ['minute', 1]],
  ['学时', ['学时', 1]],
  ['课时', ['学时', 1]],
  ['家', ['each', 1]],
  ['个', ['each', 1]],
  ['所', ['each', 1]],
  ['间', ['each', 1]],
  ['处', ['each', 1]],
  ['项', ['item', 1]],
  ['件', ['item', 1]],
  ['名', ['person', 1]],
  ['人', ['person', 1]],
  ['个人', ['person', 1]],
  ['人次', ['person', 1]],
  ['位', ['person', 1]],
  ['户', ['户', 1]],
  ['次', ['time', 1]],
  ['回', ['time', 1]],
  ['倍', ['倍', 1]],
  ['平方米', ['area', 1]],
  ['平米', ['area', 1]],
  ['平', ['area', 1]],
  ['㎡', ['area', 1]],
  ['m2', ['area', 1]],
  ['亩', ['area', 666.667]],
  ['公顷', ['area', 10000]],
  ['公里', ['length', 1000]],
  ['千米', ['length', 1000]],
  ['米', ['length', 1]],
  ['厘米', ['length', 0.01]],
  ['公分', ['length', 0.01]],
  ['吨', ['mass', 1000]],
  ['公斤', ['mass', 1]],
  ['千克', ['mass', 1]],
  ['斤', ['mass', 0.5]],
  ['克', ['mass', 0.001]],
  ['分', ['score', 1]],
  ['周岁', ['age', 1]],
  ['岁', ['age', 1]],
  ['辆', ['辆', 1]],
  ['台', ['台', 1]],
  ['套', ['套', 1]],
  ['台套', ['台', 1]],
  ['份', ['份', 1]],
  ['篇', ['篇', 1]],
  ['批', ['批', 1]],
  ['批次', ['批', 1]],
  ['册', ['册', 1]],
  ['本', ['册', 1]],
  ['张', ['张', 1]],
  ['株', ['株', 1]],
  ['栋', ['栋', 1]],
  ['幢', ['栋', 1]],
  ['瓶', ['瓶', 1]],
  ['场', ['场', 1]],
  ['艘', ['艘', 1]],
  ['秒', ['秒', 1]],
  ['立方米', ['volume', 1]],
  ['升', ['volume', 0.001]],
  ['毫升', ['volume', 0.000001]],
  ['千瓦', ['power', 1]],
  ['兆瓦', ['power', 1000]],
  ['学分', ['学分', 1]],
  ['层', ['层', 1]],
  ['座', ['座', 1]],
  ['只', ['只', 1]],
  ['条', ['条', 1]],
  ['度', ['度', 1]],
  ['档', ['档', 1]],
  ['级', ['级', 1]],
  ['分贝', ['分贝', 1]],
])
/** Everyday units that also begin other words: 两千平 but not 两平台, 三个人 but not 三个人才. */
const notAhead = new Map([
  ['平', '(?![台均等时安衡面行方])'],
  ['个人', '(?![才民员口家力工物信所])'],
])
const unitPattern = [...units.keys()]
  .sort((a, b) => b.length - a.length)
  .map((unit) => unit + (notAhead.get(unit) ?? ''))
  .join('|')
const number = `(?:\\d+(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[${numeralCharacters.slice(3)}])[${numeralCharacters.slice(3)}]{0,10}(?:个(?=[亿万]))?[万亿千百]{0,3}`
const least =
  '最低不少于|最低不低于|至少不低于|不得少于|不得低于|不能少于|不能低于|不应少于|不应低于|应不少于|应不低于|不少于|不低于|不小于|不短于|至少|最少|最低|起码|高于|超过|大于|多于'
const most =
  '最高不超过|最多不超过|最长不超过|最高不得超过|最多不得超过|不得超过|不得高于|不得多于|不能超过|不应超过|不超过|不高于|不多于|不大于|不长于|不迟于|至多|最多|最高|低于|少于|小于'
const before = new RegExp(
  `(?:(${least})|(${most}))(?:要|应|得)?(?:为|要|需|有|占|占到|收|交|涨|上涨|上调|上浮|下浮|扣|罚|补|奖|发|停|住|等|拖|缴|存|留|放|办|借|领|达到|达|开展|召开|组织|举办|进行|配备|设置|安排|提供|缴纳|拥有|具有|具备|完成|参加|保存|公示)?(?:每[^\\d，。；]{1,4})?$`,
)
/** 最多预收6个月: these stand before any verb. */
const adverb = /(?:(至少|最少|起码)|(最多|至多))(?:(?!每)\p{Script=Han}){1,2}$/u
const after =
  /^(?:[（(]含[^）)]{0,6}[）)])?(?:(及以上|以上|及其以上|起(?!步))|(及以下|以下|以内|之内|内(?!部|容|资|设|外|涵|地|在))|(左右|上下(?![游级班车楼水文学铺联限])))/
const main = new RegExp(
  `(百分之|千分之)(${number})|(${number})分之(${number})|过?半数|一半|(${number})(?:余|多|来)?(${unitPattern})?|半(年|个月|天|个?小时|个?钟头)`,
  'g',
)
/** Units after which 半 is half of one more. */
const halved = /^(?:年|小时|个小时|个?钟头)$/
/** 六七千万, 三四家: nobody asks for exactly that. */
const roughly = /[一二三四五六七八九两]{2}/
/** 一个, 一条, 一次 are mostly articles: they count only with a bound word. */
const article =
  /^一(?:个|条|项|家|次|种|份|位|名|套|批|件|只|处|所|级|分|度|年|年度|天|日|回|间|层|人|成|档|台|座|亩|户|辆|篇|层|册|本|张|株|栋|幢|瓶|场|艘|升|秒)$/

/** After these words 一年, 一个月 are lengths: 满一年, 有效期一年, 缩短为一年. */
const lengthAhead =
  /(?:[满近给]|试行|有效期|任期|期限|期|为期|连续|提前|间隔|[长短宽缩迟前改整降减加][为到至成])(?:约|为|是)?$/
const oneLength = /^一(?:年|年度|天|日|周|个月|个季度|个工作日|小时|个小时)$/

/** 满一年, 一年就够: here 一 is a figure, not an article. */
function isOneLength(whole: string, prior: string, next: string): boolean {
  return (
    oneLength.test(whole) &&
    (lengthAhead.test(prior) || /^(?:就[该可够行应能好]|足[够矣]|合适|为[宜好]|比较|即可|起步|差不多|最好)/.test(next))
  )
}

/** The texts read last: wording is looked for in many ways, each of which asks for the figures of the same two texts. */
const recent = new Map<string, readonly Quantity[]>()
const mostRecent = 16
const longestKept = 4000

/** The numbers with units in a text, left to right. Clause references (第三条, 二、（一）), dates and bare digits are passed over. */
export function quantitiesOf(text: string): Quantity[] {
  if (text.length > longestKept) return readQuantities(text)
  let found = recent.get(text)
  if (!found) {
    found = readQuantities(text)
    if (recent.size >= mostRecent) recent.delete(recent.keys().next().value ?? '')
    recent.set(text, found)
  }
  return [...found]
}

function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(main)) {
    const start = match.index
    let end = start + match[0].length
    const [whole, per, share, denominator, numerator, digits, unit, half] = match
    let value: number | undefined
    let kind = 'ratio'
    if (per) value = divide(parseNumeral(share ?? ''), per === '百分之' ? 100 : 1000)
    else if (denominator) value = divide(parseNumeral(numerator ?? ''), parseNumeral(denominator))
    else if (whole.endsWith('半数') || whole === '一半') value = 0.5
    else if (half) {
      value = half === '年' ? 6 : /时|钟头/.test(half) ? 30 : 0.5
      kind = half === '天' ? 'day' : /时|钟头/.test(half) ? 'minute' : 'month'
    } else {
      const plainValue = parseNumeral(digits ?? '')
      const known = unit === undefined ? undefined : units.get(unit)
      if (known) {
        kind = known[0]
        value = plainValue === undefined ? undefined : plainValue * known[1]
        // 两年半, 一个小时半.
        if (value !== undefined && known[1] > 1 && halved.test(unit ?? '') && text[end] === '半') {
          value += known[1] / 2
          end++
        }
      } else if (/[万亿][一二三四五六七八九]?$/.test(digits ?? '')) {
        kind = 'money'
        value = plainValue
      }
    }
    if (value === undefined || roughly.test(digits ?? '') || /[余多来]/.test(whole)) continue
    const prior = text.slice(Math.max(0, start - 10), start)
    if (
      /(?:第|[A-Za-z\d.+-])$/.test(prior) ||
      (kind === 'month' && /[上本当同]$/.test(prior)) ||
      isDate(kind, whole, prior, text.slice(end, end + 3))
    )
      continue
    const low = before.exec(prior) ?? adverb.exec(prior)
    const high = after.exec(text.slice(end, end + 10))
    if (
      !low &&
      !high &&
      article.test(whole) &&
      !isOneLength(whole, prior, text.slice(end, end + 2)) &&
      !isCounted(prior, text.slice(end, end + 2))
    )
      continue
    if (unit === undefined && !per && !denominator && kind === 'money' && value < 1e4) continue
    const bound: Bound = low?.[1] || high?.[1] ? '>=' : low?.[2] || high?.[2] ? '<=' : high?.[3] ? '~' : ''
    found.push({
      start,
      end,
      phraseStart: start - (low?.[0].length ?? 0),
      phraseEnd: end + (high?.[0].length ?? 0),
      value: Number(value.toPrecision(12)),
      kind,
      bound,
    })
  }
  return found
}

/** 一个就够了, 才一个, 每班一个太少: here 一 counts. */
function isCounted(prior: string, next: string): boolean {
  return /^(?:就够|就行|足够|够了|太[少多]|不够|少了|多了)/.test(next) || /(?:才|仅有?|只有)$/.test(prior)
}

function divide(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || !b ? undefined : a / b
}

/** 2025年, 6月3日: points in time, not lengths. */
function isDate(kind: string, whole: string, prior: string, next: string): boolean {
  if (kind === 'month' && /^(?:19|20)\d\d年|^[二一][〇零九][一二三四五六七八九〇零]{2}年/.test(whole)) return true
  if (kind === 'day' && /月$/.test(prior)) return true
  if (kind === 'score' && /[时点]$/.test(prior)) return true
  return kind === 'month' && /^(?:\d{1,2}月|代)/.test(next)
}

/** Whether two quantities say the same: same kind, same value. */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  return a.kind === b.kind && Math.abs(a.value - b.value) <= 1e-9 * Math.max(1, Math.abs(a.value))
}
