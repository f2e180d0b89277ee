import type { Block, Document, Inline } from '@gongwen/model'
import { formatDate, formatMark, isDate } from '@gongwen/model'
import { notProse, type Passage, type PassageKind } from './passage.ts'

/** Passages of a document that no file holds, such as a filled template. */
export function passagesOfDocument(document: Document): Passage[] {
  const passages: Passage[] = []
  for (const block of document.children) walk(block, passages)
  return passages
}

function walk(block: Block, passages: Passage[]): void {
  const add = (kind: PassageKind, text: string, part: string): void => {
    if (text !== '') passages.push({ kind, text, exact: false, part })
  }
  switch (block.type) {
    case 'masthead':
      for (const organ of block.organs) add('organ', organ, '发文机关标志')
      add('document-number', block.number ?? '', '发文字号')
      return
    case 'title':
      add('title', proseOf(block.children), '标题')
      add('title', proseOf(block.subtitle ?? []), '副标题')
      return
    case 'recipients':
      add('recipients', proseOf(block.children), '主送机关')
      return
    case 'heading': {
      const text = `${block.mark ? formatMark(block.mark) : ''}${proseOf([...block.children, ...(block.body ?? [])])}`
      add(block.body ? 'paragraph' : 'heading', text, partOf(text))
      return
    }
    case 'paragraph':
      add('paragraph', proseOf(block.children), partOf(proseOf(block.children)))
      return
    case 'attachmentList':
      for (const title of block.titles) add('attachment-title', title, '附件说明')
      return
    case 'signature':
      for (const { name } of block.organs) add('organ', name, '署名')
      add('signature-date', isDate(block.date) ? formatDate(block.date) : block.date, '成文日期')
      return
    case 'note':
      add('other', block.text, '附注')
      return
    case 'imprint':
      add('other', block.copies ?? '', '抄送')
      return
    case 'table':
      for (const cell of block.rows.flatMap((row) => row.cells)) {
        for (const child of cell.children) {
          if (child.type === 'paragraph')
            add('cell', proseOf(child.children), `表格“${proseOf(child.children).slice(0, 12)}”`)
          else walk(child, passages)
        }
      }
      return
    case 'attachment':
      if (!block.plain) add('attachment-title', block.title, '附件')
      for (const child of block.children) walk(child, passages)
      return
    case 'list':
      for (const child of block.children.flatMap((item) => item.children)) walk(child, passages)
      return
    case 'quotation':
    case 'section':
    case 'box':
      for (const child of block.children) walk(child, passages)
      return
    default:
  }
}

function partOf(text: string): string {
  return `“${text.length > 14 ? `${text.slice(0, 14)}……` : text}”`
}

function proseOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      if (inline.type === 'text') return inline.value
      if (inline.type === 'break') return '\n'
      if (inline.type === 'reference') return inline.text
      if (inline.type === 'field') return inline.value ?? notProse
      if (inline.type === 'footnote') return ''
      if (inline.type === 'link' && /^[\x21-\x7e]+$/.test(proseOf(inline.children))) return notProse
      return 'children' in inline ? proseOf(inline.children) : notProse
    })
    .join('')
}
