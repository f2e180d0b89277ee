const digits = new Map(
  [...'零〇一二两三四五六七八九'].map((character, index) => [character, [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9][index]!]),
)
const powers = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const circledDark = '❶❷❸❹❺❻❼❽❾❿'
const parenthesised = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'
const dotted = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'
const chineseParenthesised = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'

/** Every sign that is a number by itself, and how it is written. */
export function signOrdinal(
  sign: string,
): { form: 'circled' | 'arabic-paren' | 'arabic' | 'chinese-paren'; ordinal: number } | undefined {
  for (const [signs, form] of [
    [circled, 'circled'],
    [circledDark, 'circled'],
    [parenthesised, 'arabic-paren'],
    [dotted, 'arabic'],
    [chineseParenthesised, 'chinese-paren'],
  ] as const) {
    const index = signs.indexOf(sign)
    if (sign.length === 1 && index >= 0) return { form, ordinal: index + 1 }
  }
  return undefined
}

/** Signs accepted by `signOrdinal`, for character classes. */
export const ordinalSigns: string = circled + circledDark + parenthesised + dotted + chineseParenthesised

/** A Chinese or Arabic whole number (`十二`, `二百零三`, `廿一`, `12`), below ten thousand; NaN if it is none. */
export function parseOrdinal(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  const written = text.replace('廿', '二十').replace('卅', '三十')
  if (written.length > 8 || written === '') return Number.NaN
  let total = 0
  let digit = -1
  for (const character of written) {
    const power = powers.get(character)
    if (power !== undefined) {
      total += (digit < 0 ? 1 : digit) * power
      digit = -1
      continue
    }
    const value = digits.get(character)
    if (value === undefined || digit > 0) return Number.NaN
    digit = value
  }
  return total + Math.max(digit, 0)
}

const number = '(?:\\d{1,12}(?:\\.\\d{1,4})?|[零〇一二两三四五六七八九十百千]{1,8})'
const unit =
  '(?:平方米|分贝|千瓦时|平米|平方公里|公里|个?工作日|个月|个百分点|个|家|年|月|日|天|小时|时(?!间|候|代|期|段|常|效|限|报|装|尚)|分钟|人|名|位|项|件|次|分|%|元|块|级|档|亩|篇|台|岁|条|批|期|轮|米|层|户|吨|公斤|克|毫克|度|倍)'
const quantity = new RegExp(
  `百分之(${number})|(${number})分之(${number})|(${number})(?:个)?(千|百)?(万|亿)?(?:个)?(亿)?(?:多)?(${unit})?`,
  'g',
)
const sameUnit = new Map([
  ['平米', '平方米'],
  ['天', '日'],
  ['工作日', '日'],
  ['个工作日', '日'],
  ['个月', '月'],
  ['名', '人'],
  ['位', '人'],
  ['块', '元'],
  ['个百分点', '%'],
])

function amountOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : parseOrdinal(text)
}

/** A number with its unit, spelt one way: `#100000000元` for 1亿元 and 一个亿, `#5家` for 五家. */
export interface Quantity {
  token: string
  start: number
  end: number
}

const hour =
  /(上午|早上|早晨|中午|下午|傍晚|晚上|夜里|夜间)?(\d{1,2}|[一二两三四五六七八九十]{1,3})点(?!建|意|看|想|要|儿|内|上|下)(?:钟|半)?/g
/** 18:30; 1:1.5 and 8:2 are ratios. */
const dial = /(?<![\d:.])([01]?\d|2[0-4]):[0-5]\d(?![\d:.])/g
const metre = /([一二两三四五六七八九])米([一二三四五六七八九])/g

/** 晚上九点 is 21时; 九点 alone may be either; 18:30 is 18时. 一米五 is 1.5米. */
function spokenQuantities(folded: string): Quantity[] {
  const found: Quantity[] = []
  for (const { 0: whole, 1: half, 2: number, index: start } of folded.matchAll(hour)) {
    const value = amountOf(number!)
    if (!(value <= 24)) continue
    const late = half !== undefined && /下午|傍晚|晚上|夜/.test(half)
    const place = { start, end: start + whole.length }
    if (!late) found.push({ token: `#${value}时`, ...place })
    if (value < 12 && (late || half === undefined)) found.push({ token: `#${value + 12}时`, ...place })
  }
  for (const { 0: whole, 1: number, index: start } of folded.matchAll(dial))
    found.push({ token: `#${Number(number)}时`, start, end: start + whole.length })
  for (const { 0: whole, 1: metres, 2: tenths, index: start } of folded.matchAll(metre)) {
    found.push({ token: `#${amountOf(metres!) + amountOf(tenths!) / 10}米`, start, end: start + whole.length })
  }
  return found
}

/** The quantities of a folded text. Bare small numbers are none: they number, they do not measure. */
export function quantitiesOf(folded: string): Quantity[] {
  const found: Quantity[] = spokenQuantities(folded)
  for (const match of folded.matchAll(quantity)) {
    const [whole, percent, below, above, plain, hundred, big, bigger, unitText] = match
    const start = match.index
    const end = start + whole.length
    if (percent !== undefined) {
      found.push({ token: `#${amountOf(percent)}%`, start, end })
      continue
    }
    if (below !== undefined && above !== undefined) {
      found.push({ token: `#${amountOf(above)}/${amountOf(below)}`, start, end })
      continue
    }
    if (plain === undefined) continue
    let value = amountOf(plain)
    if (Number.isNaN(value)) continue
    if (hundred) value *= hundred === '千' ? 1000 : 100
    if (big) value *= big === '亿' ? 1e8 : 1e4
    if (bigger) value *= 1e8
    const scaled = Boolean(big || bigger)
    const name = unitText ? (sameUnit.get(unitText) ?? unitText) : scaled ? '元' : ''
    // 一个, 一项, 一次 are articles more than numbers; 一般 and 一定 carry no unit at all.
    if (
      name === ''
        ? !/^\d{2,}/.test(plain)
        : value <= 1 && name !== '%' && name !== '元' && name !== '年' && name !== '月'
    )
      continue
    found.push({ token: `#${value}${scaled ? '元' : name}`, start, end })
  }
  return found
}
