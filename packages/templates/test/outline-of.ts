import type { Block, Document, Inline } from '@gongwen/model'
import { formatMark } from '@gongwen/model'

/** A document as lines that a person can read: one line a block, its type first, children indented. */
export function outlineOf(document: Document): string[] {
  return document.children.flatMap((block) => blockLines(block, ''))
}

function blockLines(block: Block, indent: string): string[] {
  const { type, position: _, ...rest } = block
  const own: string[] = []
  const below: string[] = []
  for (const [key, value] of Object.entries(rest)) {
    if (key === 'mark') own.push(formatMark(value as Parameters<typeof formatMark>[0]))
    else if (isInlines(value)) own.push(`${key === 'children' ? '' : `${key}=`}${inlineText(value)}`)
    else if (isBlocks(value)) below.push(...value.flatMap((child) => blockLines(child, `${indent}  `)))
    else if (key === 'rows' || (key === 'children' && Array.isArray(value)))
      below.push(...rowsOf(value as RowLike[], indent))
    else if (!(Array.isArray(value) && value.length === 0)) own.push(`${key}=${JSON.stringify(value)}`)
  }
  return [`${indent}${[type, ...own].join(' ')}`, ...below]
}

interface RowLike {
  type: string
  cells?: { children: Block[] }[]
  children?: Block[]
}

function rowsOf(rows: readonly RowLike[], indent: string): string[] {
  return rows.flatMap((row) => {
    const { type, cells, children, position: _, ...rest } = row as RowLike & { position?: unknown }
    const extra = Object.entries(rest).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
    if (!cells)
      return [
        `${indent}  ${type}${extra.join('')}`,
        ...(children ?? []).flatMap((child) => blockLines(child, `${indent}    `)),
      ]
    const shown = cells.map(({ children: blocks, ...cell }) => {
      const { type: __, position: ___, ...spans } = cell as Record<string, unknown>
      const note = Object.entries(spans).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      const text = blocks
        .map((child) => ('children' in child && isInlines(child.children) ? inlineText(child.children) : child.type))
        .join('/')
      return `${note.length > 0 ? `{${note.join(' ')}}` : ''}${text}`
    })
    return [`${indent}  | ${shown.join(' | ')} |${extra.join('')}`]
  })
}

const inlineTypes = new Set([
  'text',
  'strong',
  'emphasis',
  'strike',
  'code',
  'link',
  'break',
  'image',
  'qrCode',
  'footnote',
  'reference',
  'field',
  'span',
  'revision',
  'remark',
])

function isInlines(value: unknown): value is Inline[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((child) => inlineTypes.has((child as Inline | null)?.type ?? ''))
  )
}

function isBlocks(value: unknown): value is Block[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (child) =>
        typeof (child as Block | null)?.type === 'string' && !['tableRow', 'listItem'].includes((child as Block).type),
    )
  )
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      const { type, ...rest } = inline
      if (inline.type === 'text') return inline.value
      if (inline.type === 'break') return '⏎'
      const { children, position: _, ...fields } = rest as { children?: (Inline | Block)[]; position?: unknown }
      const about = Object.entries(fields).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
      const inside =
        children === undefined
          ? ''
          : isInlines(children)
            ? inlineText(children)
            : (children as Block[]).flatMap((child) => blockLines(child, '')).join('; ')
      return `<${type}${about.join('')}${children ? `>${inside}</${type}` : ''}>`
    })
    .join('')
}
