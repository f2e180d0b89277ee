import { countedForms, type Mark, type MarkForm, markCharacters } from './mark.ts'
import { numeralCharacters, parseNumeral } from './numeral.ts'

/** A mark at the start of a text. */
export interface ParsedMark {
  mark: Mark
  /** The mark as printed, without the blanks around it. */
  label: string
  /** UTF-16 units from the start of the text to the first character after the mark and its blanks. */
  length: number
  /** Whether a blank follows the mark, or nothing at all. */
  spaced: boolean
}

const blank = '[ \\t\\u00a0\\u2000-\\u200a\\u3000]'
const han = `[${numeralCharacters}]+`
const arabic = '[0-9０-９]{1,4}'
const open = '[(（]'
const close = '[)）]'

/** After a full stop a digit makes a decimal (1.5万, 1.2版, 3.5%), unless it starts a year: 1.2025年. */
const noDecimal = '(?:(?![0-9０-９])|(?=[0-9０-９]{4}年))'

/** After 、 the next of several numbers: 一、二级公路, 1、2号线, 1、2、3类. */
const counting = new RegExp(`^(${han}|[0-9０-９]{1,4})(?:[、和及或与至—－~～-]|[级类档等批期次产线号审层])`)

const patterns: { form: MarkForm; pattern: RegExp }[] = [
  { form: 'chinese', pattern: new RegExp(`^(${han})${blank}?(?:、|[.．](?![0-9０-９]))`) },
  { form: 'chinese-paren', pattern: new RegExp(`^${open}${blank}?(${han})${blank}?${close}、?`) },
  { form: 'arabic', pattern: new RegExp(`^(${arabic})${blank}?[.．]${noDecimal}`) },
  { form: 'arabic', pattern: new RegExp(`^(${arabic})${blank}?、`) },
  { form: 'arabic-paren', pattern: new RegExp(`^${open}${blank}?(${arabic})${blank}?${close}、?`) },
  { form: 'arabic-paren', pattern: new RegExp(`^(${arabic})${close}、?`) },
]

const formOfWord = new Map(Object.entries(countedForms).map(([form, word]) => [word as string, form as MarkForm]))
const counted = new RegExp(
  `^第${blank}?(${han}|${arabic})${blank}?(分编|[编章节条款项目])(?:之(${han}|${arabic})(?![个种类项条]))?`,
)
/** Words that only begin like a counted mark: 第一项目, 第二条件, 第一章程; and what follows a reference: 第三条规定的. */
const otherWord = /^(?:编[制号码辑]|章程|节[点约目能]|条[件款线例]|款[项式]|项目|目[标的录前])/
const reference =
  /^(?:[的、，,；;。)）”》]|第(?:[一二两三四五六七八九十百千零〇0-9]+|[（(].{1,4}[)）])[款项目条章节]|至第?|规定)/

/**
 * Reads the mark that a text starts with, in whatever spelling: half or full width, （1） ⑴ (1) 1）, 1. 1． 1、, 第3条,
 * 第六条之一. Undefined when it starts with none: 3.5%, 1.5万, 2025年, 1.2版, 第三条规定的.
 */
export function parseMark(text: string): ParsedMark | undefined {
  const start = text.length - text.replace(new RegExp(`^${blank}+`), '').length
  const rest = text.slice(start, start + 40)
  const found = parseCharacter(rest) ?? parseCounted(rest) ?? parseOutline(rest)
  if (!found) return undefined
  const after = text.slice(start + found.label.length)
  const content = after.replace(new RegExp(`^${blank}+`), '')
  return { ...found, length: text.length - content.length, spaced: content.length < after.length || after === '' }
}

type Found = { mark: Mark; label: string } | undefined

function parseCharacter(text: string): Found {
  const code = text.codePointAt(0) ?? 0
  const run = markCharacters.find(({ first, last }) => code >= first && code <= last)
  return run && { mark: { form: run.form, ordinal: run.from + code - run.first }, label: text.slice(0, 1) }
}

function parseCounted(text: string): Found {
  const match = counted.exec(text)
  if (!match) return undefined
  const [label, number = '', word = '', subNumber] = match
  const ordinal = parseNumber(number)
  const sub = subNumber === undefined ? undefined : parseNumber(subNumber)
  const rest = text.slice(label.length)
  if (ordinal === undefined || (subNumber !== undefined && sub === undefined)) return undefined
  if (otherWord.test(word + rest) || reference.test(rest)) return undefined
  const form = formOfWord.get(word)!
  return { mark: sub === undefined ? { form, ordinal } : { form, ordinal, sub }, label }
}

function parseOutline(text: string): Found {
  for (const { form, pattern } of patterns) {
    const match = pattern.exec(text)
    const number = match?.[1]
    if (match === null || number === undefined) continue
    // 二〇二五、 is a year that lost its 年, not the 2025th part.
    const digitByDigit = number.length > 3 && !/[十百千]/.test(number) && !/[0-9０-９]/.test(number)
    const ordinal = digitByDigit ? undefined : parseNumber(number)
    if (ordinal === undefined || ordinal === 0) continue
    const after = match[0].endsWith('、') ? counting.exec(text.slice(match[0].length))?.[1] : undefined
    if (after === undefined || parseNumber(after) !== ordinal + 1) return { mark: { form, ordinal }, label: match[0] }
  }
  return undefined
}

/** Chinese, half-width or full-width. */
function parseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC')
  return /^[0-9]+$/.test(plain) ? Number(plain) : parseNumeral(text)
}
