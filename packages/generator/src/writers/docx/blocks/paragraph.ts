import type { Paragraph } from '@gongwen/model'
import { circledSetOff } from '../circled.ts'
import { inlines } from '../inlines/inlines.ts'
import { paragraph as styled } from '../paragraph.ts'
import type { ParagraphProperties } from '../properties.ts'
import { realigned } from '../styles/table-text-styles.ts'
import type { Scope } from '../writing.ts'

type Align = NonNullable<Paragraph['align']>

/** Styles of 正文 by indent; centred and right-aligned text is not indented. */
const byIndent = { 'first-line': 'Body', none: 'BodyFlush', block: 'BodyBlock' }
const byAlign: Partial<Record<Align, string>> = { center: 'BodyCenter', right: 'BodyRight' }

/** 正文 (GB/T 9704-2012, 7.3.3), or a plain paragraph of the cell, note or box it stands in. */
export function paragraph(node: Paragraph, scope: Scope): string {
  const { style, direct } = look(node, scope)
  const content = inlines(style === 'Body' ? circledSetOff(node.children) : node.children, {}, scope)
  return styled(scope, style, content, direct)
}

/** The same with its text written already. */
export function plainParagraph(node: Paragraph, content: string, scope: Scope): string {
  const { style, direct } = look(node, scope)
  return styled(scope, style, content, direct)
}

function look(node: Paragraph, scope: Scope): { style: string; direct: ParagraphProperties } {
  const { style, direct } = aligned(scope.text, node.indent, node.align)
  return node.indent === 'first-line' && scope.indent !== undefined
    ? { style, direct: { ...direct, firstLine: scope.indent } }
    : { style, direct }
}

function aligned(
  style: string,
  indent: Paragraph['indent'],
  align: Paragraph['align'],
): { style: string; direct: ParagraphProperties } {
  if (style === 'Body') {
    const named = (align && byAlign[align]) ?? byIndent[indent ?? 'first-line']
    return { style: named, direct: align === 'left' ? { align } : {} }
  }
  const inCell = realigned(style, align)
  if (inCell) return { style: inCell, direct: align === 'justify' ? { align: 'both' } : {} }
  if (align === undefined) return { style, direct: {} }
  return { style, direct: { align: align === 'justify' ? 'both' : align } }
}
