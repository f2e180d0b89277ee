import type { Inline } from '@gongwen/model'
import { type Format, rawRun, run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { field } from './field.ts'
import { footnote } from './footnote.ts'
import { image } from './image.ts'
import { link } from './link.ts'
import { qrCode } from './qr-code.ts'
import { reference } from './reference.ts'
import { remark } from './remark.ts'

type Handlers = {
  [Node in Inline as Node['type']]: (node: Node, format: Format, scope: Scope) => string
}

const handlers: Handlers = {
  text: (node, format, scope) => run(node.value, format, scope),
  strong: (node, format, scope) => inlines(node.children, { ...format, strong: true }, scope),
  emphasis: (node, format, scope) => inlines(node.children, { ...format, emphasis: true }, scope),
  strike: (node, format, scope) => inlines(node.children, { ...format, strike: true }, scope),
  code: (node, format, scope) => run(node.value, { ...format, code: true }, scope),
  link,
  break: (_, format, scope) => rawRun('<w:br/>', format, scope),
  image,
  qrCode,
  footnote,
  reference,
  field,
  span: ({ children, face, size, color, underline }, format, scope) =>
    inlines(
      children,
      {
        ...format,
        ...(face && { face, emphasis: false }),
        ...(size && size > 0 && { size: Math.min(size, 1638) }),
        ...(color && /^#[0-9a-f]{6}$/i.test(color) && { color: color.slice(1).toUpperCase() }),
        ...(underline && { underline }),
      },
      scope,
    ),
  revision: ({ children, ...revision }, format, scope) => inlines(children, { ...format, revision }, scope),
  remark,
}

/** The runs of a line of text. */
export function inlines(nodes: readonly Inline[], format: Format, scope: Scope): string {
  let xml = ''
  for (const node of nodes) {
    const handler = handlers[node.type] as (node: Inline, format: Format, scope: Scope) => string
    xml += handler(node, format, scope)
  }
  return xml
}
