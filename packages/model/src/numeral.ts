/** The digits as counted; 〇 and 零 are both nought. */
const digits = '零一二三四五六七八九'
const units = [1000, 100, 10, 1]
const unitNames = ['千', '百', '十', '']

/** Characters a Chinese numeral is made of, for use inside a character class. */
export const numeralCharacters = '零〇○一二三四五六七八九两十百千'

/** 一 … 九千九百九十九; 零 for nought. Ten is 十, not 一十; a gap is one 零. `n` is an integer from 0 to 9999. */
export function formatNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError(`no numeral for ${n}`)
  if (n === 0) return '零'
  let text = ''
  let gap = false
  let rest = n
  units.forEach((unit, i) => {
    const digit = Math.floor(rest / unit)
    rest %= unit
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${unitNames[i]}`
      gap = false
    }
  })
  return text.startsWith('一十') ? text.slice(1) : text
}

/** Digit by digit, as years are spelt: 2025 is 二〇二五. */
export function formatDigits(n: number): string {
  return [...String(n)].map((digit) => (digit === '0' ? '〇' : digits[Number(digit)])).join('')
}

/**
 * The number a whole Chinese numeral stands for, 0 to 9999: 十, 二十一, 一百零五, 一百十, 两千, and digit by digit 二〇二五.
 * Undefined for anything else, such as 一百五, which some read as 150 and some as 105.
 */
export function parseNumeral(text: string): number | undefined {
  const plain = text.replace(/[〇○]/g, '零')
  if (plain === '零') return 0
  if (/^[一二三四五六七八九][零一二三四五六七八九]{1,3}$/.test(plain)) {
    return Number([...plain].map((digit) => digits.indexOf(digit)).join(''))
  }
  return parsePlaces(plain.replace(/^十/, '一十'))
}

const places =
  /^(?:([一二两三四五六七八九])千)?(零)?(?:([一二两三四五六七八九])百)?(零)?(?:([一二三四五六七八九]?)(十))?(零)?([一二两三四五六七八九])?$/

function parsePlaces(text: string): number | undefined {
  const match = places.exec(text)
  if (!match || text === '') return undefined
  const [, thousand, beforeHundred, hundred, beforeTen, ten, tenUnit, beforeOne, one] = match
  const digit = (name: string | undefined): number =>
    name ? '零一二三四五六七八九'.indexOf(name === '两' ? '二' : name) : 0
  const tens = tenUnit ? digit(ten) || 1 : 0
  const value = digit(thousand) * 1000 + digit(hundred) * 100 + tens * 10 + digit(one)
  const noughts = [beforeHundred, beforeTen, beforeOne].filter(Boolean).length
  // 零 stands exactly where a place is left out between two others: 一百零五, 一千零一十, not 一百五 or 一百零.
  const written = [thousand, hundred, tenUnit, one].map(Boolean)
  const gaps = gapsIn(written)
  if (gaps < 0 || noughts !== gaps) return undefined
  if (one === '两' && (thousand || hundred || tenUnit)) return undefined
  return value
}

/** How many runs of left-out places lie between written ones; negative when nothing is written. */
function gapsIn(written: boolean[]): number {
  const first = written.indexOf(true)
  const last = written.lastIndexOf(true)
  if (first < 0) return -1
  let gaps = 0
  for (let i = first + 1; i < last; i++) if (!written[i] && written[i - 1]) gaps++
  return gaps
}
