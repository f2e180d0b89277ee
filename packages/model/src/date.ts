import { formatDigits, formatNumeral, parseNumeral } from './numeral.ts'

/** Whether a text is a day of the calendar, spelt `2025-06-03`. */
export function isDate(iso: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** `2025-06-03` as 2025年6月3日 (GB/T 9704-2012, 7.3.5.4). The date must be one (`isDate`). */
export function formatDate(iso: string): string {
  const [year, month, day] = partsOf(iso)
  return `${year}年${month}月${day}日`
}

/** `2025-06-03` as 二〇二五年六月三日, for certificates. The date must be one (`isDate`). */
export function formatDateInHan(iso: string): string {
  const [year, month, day] = partsOf(iso)
  return `${formatDigits(year)}年${formatNumeral(month)}月${formatNumeral(day)}日`
}

const spelling = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?$/
const han = /^([零〇○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/

/**
 * Reads a day in the spellings that clerks use: 2025年6月3日, 2025年06月03日, 2025 年 6 月 3 日, 2025-6-3, 2025/6/3, 2025.6.3,
 * 二〇二五年六月三日, in half or full width. ISO, or undefined when it is no day of the calendar.
 */
export function parseDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const match = spelling.exec(plain) ?? han.exec(text.replace(/\s/g, ''))
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : parseNumeral(part)))
  if (year === undefined || month === undefined || day === undefined || !isDay(year, month, day)) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function partsOf(iso: string): [number, number, number] {
  if (!isDate(iso)) throw new RangeError(`“${iso}” is no date`)
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return [year, month, day]
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year > 0 && day > 0 && day <= (lengths[month - 1] ?? 0)
}
