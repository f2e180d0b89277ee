import { countedForms, type Mark, markCharacters } from './mark.ts'
import { formatNumeral } from './numeral.ts'

/** Spellings that offices vary. The defaults are those of GB/T 9704-2012, 7.3.3. */
export interface MarkSpelling {
  /** Brackets of （一） and （1）. */
  brackets?: 'full' | 'half'
  /** What follows the digits of 1. */
  dot?: '.' | '．' | '、'
}

/**
 * A mark as printed: 一、 （一） 1. （1） ① 第三条 第三条之二. An item is printed （一） and a subitem 1. (《立法法》), a 款 is
 * not printed at all. There are circled numbers to ㊿; beyond, （51） stands in.
 */
export function formatMark(mark: Mark, { brackets = 'full', dot = '.' }: MarkSpelling = {}): string {
  const bracketed = (text: string): string => (brackets === 'full' ? `（${text}）` : `(${text})`)
  const { form, ordinal } = mark
  switch (form) {
    case 'chinese':
      return `${formatNumeral(ordinal)}、`
    case 'item':
    case 'chinese-paren':
      return bracketed(formatNumeral(ordinal))
    case 'subitem':
    case 'arabic':
      return `${ordinal}${dot}`
    case 'arabic-paren':
      return bracketed(String(ordinal))
    case 'circled':
      return circled(ordinal) ?? bracketed(String(ordinal))
    case 'paragraph':
      return ''
    default:
      return citeMark(mark)
  }
}

/** A mark as it is named in a sentence: 第三条, 第二款, 第（一）项 is 第一项; the outline's own marks without their point: 一 （一） 1 （1） ①. */
export function citeMark(mark: Mark): string {
  const { form, ordinal, sub } = mark
  if (form === 'chinese') return formatNumeral(ordinal)
  if (form === 'arabic') return String(ordinal)
  if (form === 'chinese-paren' || form === 'arabic-paren' || form === 'circled') return formatMark(mark)
  return `第${formatNumeral(ordinal)}${countedForms[form]}${sub === undefined ? '' : `之${formatNumeral(sub)}`}`
}

function circled(ordinal: number): string | undefined {
  const run = markCharacters.find(
    ({ form, first, last, from }) => form === 'circled' && ordinal >= from && ordinal <= from + last - first,
  )
  return run && String.fromCodePoint(run.first + ordinal - run.from)
}
