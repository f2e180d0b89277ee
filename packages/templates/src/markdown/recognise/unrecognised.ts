import type { Block, Diagnostic } from '@gongwen/model'
import { parseDate } from '@gongwen/model'
import { plainText } from '../inline-text.ts'
import type { State } from '../state.ts'
import { attachmentLabel } from './attachment-label.ts'

/** Says what looks like the end of a letter and was not taken for it, so that it stands in the text as a paragraph. */
export function sayUnrecognised(blocks: readonly Block[], signedAhead: boolean, state: State): void {
  const signed = signedAhead || blocks.some(({ type }) => type === 'signature')
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue
    const text = plainText(block.children).trim()
    const place = block.position ? { place: block.position } : {}
    if (attachmentLabel(block)) state.diagnostics.push(labelFound(text, place))
    else if (!signed && parseDate(text) !== undefined) state.diagnostics.push(dateFound(text, place))
  }
}

function dateFound(text: string, place: Pick<Diagnostic, 'place'>): Diagnostic {
  return {
    code: 'signature-unrecognised',
    severity: 'warning',
    message: `“${text}”没有认作成文日期，按正文排了`,
    remedy: '日期的前一段只写发文机关名称，后面只写附注和附件；或写 ::署名[机关名称]{日期=…}',
    ...place,
  }
}

function labelFound(text: string, place: Pick<Diagnostic, 'place'>): Diagnostic {
  return {
    code: 'attachment-unrecognised',
    severity: 'warning',
    message: `“${text}”没有认作附件，按正文排了`,
    remedy: '附件写在署名、成文日期之后；或写 ::附件[附件名称]',
    ...place,
  }
}
