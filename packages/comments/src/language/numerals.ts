const digits = new Map<string, number>(
  [...'零〇一二三四五六七八九']
    .map((digit, i): [string, number] => [digit, Math.max(0, i - 1)])
    .concat(
      [...'壹贰叁肆伍陆柒捌玖'].map((digit, i): [string, number] => [digit, i + 1]),
      [
        ['两', 2],
        ['俩', 2],
        ['仨', 3],
        ['幺', 1],
      ],
    ),
)
const small = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])
const large = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
])

/** Characters that numbers are written with, for use inside a regular expression's brackets. */
export const numeralCharacters = '0-9零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟'

/**
 * The value of a number as people write it: `500`, `1,000`, `五百万`, `伍佰万`, `1.5亿`, `5千万`, `一个亿`, `二〇二五`, `半`.
 * Undefined when it is no number.
 */
export function parseNumeral(text: string): number | undefined {
  const clean = text.replace(/[,，\s]/g, '').replace(/个(?=[万亿千百])/g, '')
  if (clean === '半') return 0.5
  if (clean === '' || clean.length > 24) return undefined
  if (/^[零〇一二三四五六七八九]{2,}$/.test(clean)) return Number([...clean].map((c) => digits.get(c)).join(''))
  let total = 0
  let section = 0
  let current: number | undefined
  for (const piece of clean.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const digit = /^\d/.test(piece) ? Number(piece) : digits.get(piece)
    if (digit !== undefined) {
      current = digit
      continue
    }
    const step = small.get(piece)
    if (step !== undefined) {
      section += (current ?? 1) * step
      current = undefined
      continue
    }
    const leap = large.get(piece)
    if (leap === undefined) return undefined
    total = (total + section + (current ?? (total + section === 0 ? 1 : 0))) * leap
    section = 0
    current = undefined
  }
  // 一百五 is 150, 一万二 is 12000: a last digit right after a unit stands one unit lower; 零 in between stops that.
  const [last, prior] = [...clean].reverse()
  if (current !== undefined && last !== undefined && !/\d/.test(last) && current < 10) {
    const unit = small.get(prior ?? '') ?? large.get(prior ?? '')
    if (unit !== undefined && unit >= 100) current *= unit / 10
  }
  return total + section + (current ?? 0)
}

const plain = '零一二三四五六七八九'

/** Spells a whole number below 100,000,000 in Chinese: `formatNumeral(15)` is `十五`. */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e8) return String(value)
  if (value === 0) return '零'
  if (value >= 1e4) {
    const rest = value % 1e4
    return `${formatNumeral(Math.floor(value / 1e4))}万${rest === 0 ? '' : (rest < 1000 ? '零' : '') + formatNumeral(rest)}`
  }
  const written = String(value)
  let out = ''
  for (const [i, digit] of [...written].entries()) {
    const unit = ['', '十', '百', '千'][written.length - 1 - i] ?? ''
    if (digit !== '0') out += (plain[Number(digit)] ?? '') + unit
    else if (!out.endsWith('零')) out += '零'
  }
  return out.replace(/零+$/, '').replace(/^一十/, '十')
}
