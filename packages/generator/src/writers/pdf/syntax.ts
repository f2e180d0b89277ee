/** A number as PDF spells it, to a thousandth: no exponent, no minus zero. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000
  return Math.abs(rounded) < 1e-6 ? '0' : String(rounded)
}

/** Numbers with spaces between. */
export function numbers(...values: number[]): string {
  let out = ''
  for (const value of values) out += out === '' ? number(value) : ` ${number(value)}`
  return out
}

/** A text string: UTF-16BE in hexadecimal, so that any character may stand in it. */
export function text(value: string): string {
  if (units.length < value.length) units = new Uint16Array(2 * value.length)
  for (let at = 0; at < value.length; at++) units[at] = value.charCodeAt(at)
  return `<FEFF${hexOf(units, 0, value.length)}>`
}

let units = new Uint16Array(256)

/** Bytes of an ASCII string, in brackets. */
export function literal(value: string): string {
  return `(${value.replaceAll(/[\\()]/g, '\\$&').replaceAll(/[^\x20-\x7e]/g, '')})`
}

/** A name; anything but letters and digits is escaped. */
export function name(value: string): string {
  const bytes = Buffer.from(value, 'utf8')
  let out = '/'
  for (const byte of bytes) {
    const letter = String.fromCharCode(byte)
    out += /[A-Za-z0-9_+-]/.test(letter) ? letter : `#${byte.toString(16).padStart(2, '0')}`
  }
  return out
}

/** A reference to an object. */
export function ref(object: number): string {
  return `${object} 0 R`
}

/** Digits of the numbers at hand. */
let digits = Buffer.alloc(4096)

/** The numbers of a part of the list with four hexadecimal digits each, in one plain string. */
export function hexOf(values: Uint16Array, from: number, to: number): string {
  const length = 4 * (to - from)
  if (digits.length < length) digits = Buffer.alloc(2 * length)
  for (let at = from, put = 0; at < to; at++, put += 4) {
    const value = values[at]!
    digits[put] = digitOf(value >> 12)
    digits[put + 1] = digitOf((value >> 8) & 15)
    digits[put + 2] = digitOf((value >> 4) & 15)
    digits[put + 3] = digitOf(value & 15)
  }
  return digits.toString('latin1', 0, length)
}

/** The character of a digit from 0 to F. */
const digitOf = (value: number): number => (value < 10 ? 48 : 55) + value

const cache: string[] = []

/** Four hexadecimal digits. */
export function hex4(value: number): string {
  let hex = cache[value]
  if (hex === undefined) {
    hex = value.toString(16).toUpperCase().padStart(4, '0')
    cache[value] = hex
  }
  return hex
}

/** `D:20250603093000+08'00'` from an ISO date and time with offset. */
export function date(iso: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(iso)
  if (!match) throw new TypeError(`not an ISO date: ${iso}`)
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = match
  const offset = zone === 'Z' ? 'Z' : `${zone.replace(':', "'")}'`
  return `(D:${year}${month}${day}${hour}${minute}${second}${offset})`
}

/** Components of `#RRGGBB` from 0 to 1. */
export function components(color: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!match) throw new TypeError(`not a colour: ${color}`)
  const [red, green, blue] = match.slice(1).map((pair) => Number.parseInt(pair, 16) / 255)
  return [red!, green!, blue!]
}

const colours = { fill: new Map<string, string>(), stroke: new Map<string, string>() }

/** Colours that are kept spelt. */
const KEPT = 200

/** The operator that sets a colour; grey has its own, which prints with black ink only. */
export function colour(color: string, use: 'fill' | 'stroke'): string {
  const known = colours[use].get(color)
  if (known !== undefined) return known
  const spelt = spellColour(color, use)
  if (colours[use].size < KEPT) colours[use].set(color, spelt)
  return spelt
}

function spellColour(color: string, use: 'fill' | 'stroke'): string {
  const [red, green, blue] = components(color)
  if (red === green && green === blue) return `${number(red)} ${use === 'fill' ? 'g' : 'G'}`
  return `${numbers(red, green, blue)} ${use === 'fill' ? 'rg' : 'RG'}`
}
