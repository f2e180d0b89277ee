import type { Block } from '@gongwen/model'
import { parseNumeral } from '@gongwen/model'
import { plainText } from '../inline-text.ts'

const label = /^附件[\s\u3000]*([0-9]{1,3}|[０-９]{1,3}|[一二三四五六七八九十]{1,3})?[\s\u3000]*[：:]?$/u

/** A paragraph that says only 附件, 附件1, 附件 1 or 附件一, with or without a colon: its number, if any. */
export function attachmentLabel(block: Block): { number?: number } | undefined {
  return block.type === 'paragraph' ? attachmentLabelOf(plainText(block.children)) : undefined
}

/** The same for a line of text. */
export function attachmentLabelOf(line: string): { number?: number } | undefined {
  const match = label.exec(line.trim())
  if (!match) return undefined
  const written = match[1]?.normalize('NFKC')
  const number = written === undefined ? undefined : /^\d/.test(written) ? Number(written) : parseNumeral(written)
  return number === undefined ? {} : { number }
}
