import { parseNumeral } from '@gongwen/model'
import type { Paragraph } from './paragraph.ts'

const annexHead = /^附\s?件\s?([0-9一二三四五六七八九十]{0,3})(?:[：:]?\s?(\S.*))?$/

/** 附件1 on a line of its own starts an annex; 附件：申报书 at the end of the text only lists one. */
export function annexAt(
  paragraphs: readonly Paragraph[],
  i: number,
  begun: boolean,
): { marker: string; segment: string; title: string } | undefined {
  const text = paragraphs[i]!.text
  const match = annexHead.exec(text)
  if (!match || !begun) return undefined
  const [, number = '', title = ''] = match
  // 附件1所列条件…… is a sentence, 附件：申报书 a list.
  if (title && (number === '' || title.length > 50 || /[。；，]|^(?:[的中内所列规]|至|[和与、])/.test(title)))
    return undefined
  const next = paragraphs[i + 1]
  const lists = !title && number === '' && /[：:]$/.test(text) && next?.mark !== undefined
  return lists ? undefined : { marker: `附件${number}`, segment: `附件${parseNumeral(number) ?? number}`, title }
}

/** Follows 附件：1.甲 2.乙: the number that the next line of the list has, or undefined outside of one. */
export function attachmentList({ text, mark }: Paragraph, next: number | undefined): number | undefined {
  if (/^附\s?件[：:]/.test(text))
    return /^附\s?件[：:]\s?(?:1[.．、]|$)/.test(text) ? (text.length > 4 ? 2 : 1) : undefined
  return next !== undefined && mark?.mark.form === 'arabic' && mark.mark.ordinal === next ? next + 1 : undefined
}
