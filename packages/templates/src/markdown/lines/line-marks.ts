import { parseDate } from '@gongwen/model'
import { attachmentLabelOf } from '../recognise/attachment-label.ts'
import { isOrganLine } from '../recognise/closing.ts'
import { isTitleLine } from '../recognise/title.ts'

const count = '[一二三四五六七八九十]{1,3}'
/** （一）项 and （一）、（二） go on with a sentence; they number nothing. */
const counted = '(?![项款目条类种、和至及])'
const numbers = new RegExp(
  [
    `${count}、(?!${count}[、是等])`,
    `[（(](?:${count}|\\d{1,2})[）)]${counted}`,
    '\\d{1,2}[.．、](?![\\d\\s]*$)(?!\\d)',
    '[①-⑳]',
    `第(?:[一二三四五六七八九十百〇零]{1,5}|\\d{1,3}|[XxＸ×])[编章节条][\\s\\u3000]`,
  ]
    .map((one) => `^(?:${one})`)
    .join('|'),
  'u',
)
const heading = new RegExp(`^(?:${count}、|[（(]${count}[）)])`, 'u')
const note = /^[（(](?:此件|联系人|联系方式|联系电话|此文).*[）)]$/u
const label = /^\p{Script=Han}{2,8}[：:]\s*\S/u

/** Whether a line says by its first characters, or by what it is, that a paragraph begins with it. */
export function beginsParagraph(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  const text = line.trim()
  if (/^ *\u3000/u.test(line) || numbers.test(text) || note.test(text) || isDateLine(text)) return true
  if (/^附件[\s0-9０-９一二三四五六七八九十]*[：:]/u.test(text) || attachmentLabelOf(text)) return true
  // The line under 附件1 is its name.
  if (index > 1 && attachmentLabelOf(lines[index - 2] ?? '')) return true
  if (isTableHead(text, lines[index + 1])) return true
  return isSigned(lines, index) || (label.test(text) && label.test((lines[index - 1] ?? '').trim()))
}

/** Whether a line begins with a number of the outline, which running text can hold, too: 包括①……②……. */
export function isNumbered(line: string): boolean {
  return numbers.test(line.trim())
}

/** Whether a paragraph ends with a line whatever follows: a 标题, a heading, 附件1, a date. */
export function standsAlone(line: string): boolean {
  const text = line.trim()
  if (isTitleLine(text) || isDateLine(text) || note.test(text) || attachmentLabelOf(text)) return true
  return heading.test(text) && text.length <= 25 && !/[，。；：,;:]/u.test(text)
}

/** Whether a line ends a sentence, or leads over to what is listed below it. */
export function endsSentence(line: string): boolean {
  const text = line.trim()
  return /(?:[。！？；：…]|(?<=\p{Script=Han})[!?;:])[”’」』）)]*$/u.test(text) || /^（[^（）]*）$/u.test(text)
}

function isDateLine(text: string): boolean {
  return /日$/u.test(text) && text.length <= 16 && parseDate(text) !== undefined
}

/** Organs' names down to a date: 署名. */
function isSigned(lines: readonly string[], index: number): boolean {
  let at = index
  while (at < lines.length && isOrganLine(lines[at] ?? '')) at += 1
  return at > index && isDateLine((lines[at] ?? '').trim())
}

function isTableHead(text: string, next: string | undefined): boolean {
  return text.startsWith('|') && /^\|?[\s:]*-[-\s:|]*$/u.test((next ?? '').trim())
}
