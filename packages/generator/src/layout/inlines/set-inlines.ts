import type { Inline } from '@gongwen/model'
import { type Atom, alter, type TextStyle } from '../atom.ts'
import type { Context } from '../context.ts'
import { setText } from '../set-text.ts'
import type { TagNode } from '../tags.ts'
import { setField } from './field.ts'
import { setFootnote, setRemark } from './note.ts'
import { setImage } from './picture.ts'
import { setQrCode } from './qr-code.ts'

/** Appends the atoms of running text; `settlePairs` is the caller's. */
export function setInlines(children: readonly Inline[], style: TextStyle, context: Context, atoms: Atom[]): void {
  const [only] = children
  // A field with nothing beside it is the whole line, or the whole cell.
  if (children.length === 1 && only?.type === 'field' && atoms.length === 0) setField(only, style, context, atoms, true)
  else for (const child of children) handle(child, style, context, atoms)
}

/** Appends plain text in a style. */
export function setWords(text: string, style: TextStyle, context: Context, atoms: Atom[]): void {
  setText(text, style, context.shared.faces, (character) => context.shared.missing(character, context.place), atoms)
}

type Handlers = {
  [N in Inline as N['type']]: (node: N, style: TextStyle, context: Context, atoms: Atom[]) => void
}

const inserted = '#C00000'

const handlers: Handlers = {
  text: ({ value }, style, context, atoms) => setWords(value, style, context, atoms),
  strong: ({ children }, style, context, atoms) => setInlines(children, { ...style, face: 'heiti' }, context, atoms),
  emphasis: ({ children }, style, context, atoms) => setInlines(children, { ...style, face: 'kaiti' }, context, atoms),
  strike: ({ children }, style, context, atoms) => setInlines(children, { ...style, strike: true }, context, atoms),
  code: ({ value }, style, context, atoms) =>
    setWords(
      value,
      { ...style, face: 'songti', tag: { role: 'Code', parent: style.tag ?? context.tag } },
      context,
      atoms,
    ),
  link: ({ url, children, title }, style, context, atoms) => {
    const tag = { role: 'Link' as const, parent: style.tag ?? context.tag, ...(title ? { alt: title } : {}) }
    const link = url.startsWith('#') ? { target: url.slice(1) } : { url }
    setInlines(children, { ...style, tag, link }, context, atoms)
  },
  break: (_, style, context, atoms) => {
    const last = atoms.at(-1)
    if (!last || last.mustBreak) setWords(' ', style, context, atoms)
    alter(atoms, atoms.length - 1, { mustBreak: true })
  },
  image: setImage,
  qrCode: setQrCode,
  footnote: setFootnote,
  reference: ({ target, text }, style, context, atoms) => {
    const reference: TagNode = { role: 'Reference', parent: style.tag ?? context.tag }
    const tag: TagNode = { role: 'Link', parent: reference }
    setWords(text, { ...style, tag, link: { target } }, context, atoms)
  },
  field: (node, style, context, atoms) => setField(node, style, context, atoms),
  span: ({ face, size, color, underline, children }, style, context, atoms) => {
    const changed: TextStyle = { ...style }
    if (face) changed.face = face
    if (size !== undefined && size !== style.size) {
      changed.size = size
      delete changed.cell
    }
    if (color) changed.color = color
    if (underline) changed.underline = true
    setInlines(children, changed, context, atoms)
  },
  revision: ({ change, children }, style, context, atoms) => {
    const marked: TextStyle = { ...style, color: inserted }
    if (change === 'insert') Object.assign(marked, { underline: true, doubleUnderline: true })
    else marked.strike = true
    setInlines(children, marked, context, atoms)
  },
  remark: setRemark,
}

function handle(node: Inline, style: TextStyle, context: Context, atoms: Atom[]): void {
  const place = node.position ?? context.place
  const here = place === context.place ? context : { ...context, place }
  ;(handlers[node.type] as (node: Inline, style: TextStyle, context: Context, atoms: Atom[]) => void)(
    node,
    style,
    here,
    atoms,
  )
}
