/** How a character behaves in a line of Chinese (CLREQ 3.1; GB/T 15834-2011, 5.1). */
export type Kind =
  | 'han' // a full cell: Han, kana, circled numbers, full-width forms
  | 'open' // opening bracket or quotation mark: never ends a line
  | 'close' // closing bracket or quotation mark: never begins a line
  | 'stop' // ，。、；：？！: never begins a line
  | 'dash' // — and …: pairs are never torn
  | 'latin' // letters and digits of proportional width
  | 'space' // vanishes at a line's end
  | 'object' // a picture, a field, a QR code

const opening = new Set('（〔［｛《〈「『【“‘〖〘〚｟')
const closing = new Set('）〕］｝》〉」』】”’〗〙〛｠')
const stops = new Set('，。、；：？！．｡､')
const dashes = new Set('—―…⸺')
/** Neither bracket nor stop, and yet never first in a line (GB/T 15834-2011, 5.1: 连接号、间隔号、分隔号; units). */
const neverFirst = new Set('～·・々〻ーヽヾゝゞ％‰℃℉°′″㎡㎥–／…')
const neverLast = new Set('＄￥№＃／')
// `<` is a sign, no bracket: no office program keeps it off the end of a line, and who means a bracket writes 〔
const latinOpening = new Set('([{¥$£€#@/')
const latinClosing = new Set(')]}>,.;:!?%‰°\'"/')

/** All that begins no line, and all that ends none, beside Chinese: told to word processors, whose own lists differ. */
export const notFirst: string = [...stops, ...closing, ...neverFirst, ...latinClosing].join('')
export const notLast: string = [...opening, ...neverLast, ...latinOpening].join('')
/** Measure words that stay with the number before them. */
const counters = new Set('年月日时分秒个家名人万亿千百元项件条款页次吨米亩种类倍岁天周届期批号强位台套辆座处所度级')

/** No-break spaces hold a line together; the others let it break. */
export function isSpace(codePoint: number): boolean {
  return (
    codePoint === 0x20 ||
    (codePoint >= 9 && codePoint <= 13) ||
    codePoint === 0xa0 ||
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f
  )
}

/** Characters that leave no trace on paper: joiners, marks of direction, variation selectors, controls. */
export function isInvisible(codePoint: number): boolean {
  return (
    codePoint < 9 ||
    (codePoint > 13 && codePoint < 32) ||
    (codePoint >= 0x7f && codePoint <= 0x9f) ||
    codePoint === 0xad ||
    codePoint === 0x61c ||
    codePoint === 0x180e ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xfff0 && codePoint <= 0xfffb) ||
    (codePoint >= 0x1bca0 && codePoint <= 0x1bca3) ||
    (codePoint >= 0x1d173 && codePoint <= 0x1d17a) ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  )
}

/** Scripts that fill their cell whatever the font says. */
function isCell(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0x9fff) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff01 && codePoint <= 0xff60) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  )
}

/** The kind of a character; `advance`, in em, decides for symbols that are Chinese in one font and Latin in another. */
export function kindOf(character: string, advance: number): Kind {
  const codePoint = character.codePointAt(0)!
  if (codePoint < 0x80) return codePoint === 0x20 || (codePoint >= 9 && codePoint <= 13) ? 'space' : 'latin'
  if (opening.has(character)) return 'open'
  if (closing.has(character)) return 'close'
  if (stops.has(character)) return 'stop'
  if (dashes.has(character)) return 'dash'
  if (isCell(codePoint)) return 'han'
  if (isSpace(codePoint)) return 'space'
  const symbol =
    codePoint === 0xd7 || codePoint === 0xf7 || codePoint === 0xb1 || codePoint === 0xb7 || codePoint >= 0x2010
  return symbol && (advance > 0.85 || character === '·') ? 'han' : 'latin'
}

/** What the pair rules ask about two neighbours; `text` may be a whole Latin word. */
interface Neighbour {
  kind: Kind
  text: string
}

/** Whether a line may end between two neighbours. */
export function mayBreak(before: Neighbour, after: Neighbour): boolean {
  if (after.kind === 'space') return false
  if (before.kind === 'space')
    return before.text !== '\u00a0' && before.text !== '\u202f' && !neverFirst.has(after.text)
  if (before.kind === 'open' || after.kind === 'close' || after.kind === 'stop') return false
  if (neverFirst.has(after.text) || neverLast.has(before.text)) return false
  // most pairs
  if (after.kind !== 'dash' && after.kind !== 'latin' && before.kind !== 'latin') return true
  const first = after.text.charAt(0)
  const last = before.text.charAt(before.text.length - 1)
  if (after.kind === 'dash') return after.text !== before.text && after.text !== '…' && !isDigit(last)
  if (before.kind === 'latin' && after.kind === 'latin') return false
  if (after.kind === 'latin') return !latinClosing.has(first)
  return !latinOpening.has(last) && !(isDigit(last) && counters.has(after.text))
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

const letterOrDigit = /[\p{L}\p{N}]/u

/** Whether a gap of a fraction of a character stands between two neighbours: Chinese beside letters or digits (CLREQ 3.2.3). */
export function hasGap(before: Neighbour, after: Neighbour): boolean {
  if (before.kind === 'han' && after.kind === 'latin') return letterOrDigit.test(after.text.charAt(0))
  if (before.kind !== 'latin' || after.kind !== 'han') return false
  return letterOrDigit.test(before.text.charAt(before.text.length - 1))
}

/** Marks that fill only half of their cell: the other half can be given up. */
export function isMark(kind: Kind): boolean {
  return kind === 'open' || kind === 'close' || kind === 'stop'
}

/** Where a proportional glyph stands in its one-em cell: opening marks right, closing marks left, the rest in the middle. */
export function cellOffset(kind: Kind, advance: number): number {
  if (kind === 'open') return Math.max(0, 0.75 - advance / 2)
  if (kind === 'close' || kind === 'stop') return Math.max(0, 0.25 - advance / 2)
  return (1 - advance) / 2
}
