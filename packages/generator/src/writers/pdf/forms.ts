import type { FieldItem, Frame } from '../../frame.ts'
import { tickPath } from '../tick.ts'
import { newPen } from './content.ts'
import type { PdfFile } from './file.ts'
import type { FontSource } from './fonts.ts'
import { geometryOf } from './geometry.ts'
import { literal, number, numbers, ref, text } from './syntax.ts'

/** A field's place on a page: its annotation, and what the field of that name needs from it. */
export interface Widget {
  item: FieldItem
  object: number
}

// field flags (ISO 32000-1, tables 221, 228 and 230)
const REQUIRED = 1 << 1
const MULTILINE = 1 << 12
const COMBO = 1 << 17

/** Writes a field's annotation with its appearance; `structParent` is its key in the parent tree. */
export function writeWidget(
  file: PdfFile,
  widget: Widget,
  frame: Frame,
  page: number,
  structParent: number,
  fonts: FontSource,
  field: string,
): void {
  const { item, object } = widget
  const rectangle = geometryOf(frame).rectangle(item)
  const appearance =
    item.control === 'checkbox' ? checkboxAppearance(file, item, frame) : textAppearance(file, item, frame, fonts)
  const turned = frame.rotate === 0 ? '' : `/MK<</R ${frame.rotate}>>`
  file.set(
    object,
    `<</Type/Annot/Subtype/Widget/Rect[${numbers(...rectangle)}]/F 4/P ${ref(page)}/StructParent ${structParent}${turned}${appearance}${field}>>`,
  )
}

function formDictionary(frame: Frame, item: FieldItem, resources: string): string {
  const matrix = frame.rotate === 0 ? '' : frame.rotate === 90 ? '/Matrix[0 1 -1 0 0 0]' : '/Matrix[0 -1 1 0 0 0]'
  return `/Type/XObject/Subtype/Form/BBox[${numbers(0, 0, item.width, item.height)}]${matrix}/Resources<<${resources}>>`
}

function checkboxAppearance(file: PdfFile, item: FieldItem, frame: Frame): string {
  const pen = newPen(item.height, new Map())
  const inside = { x: 0, y: 0, width: item.width, height: item.height }
  pen.path({ type: 'path', d: tickPath(inside), stroke: { color: '#000000', width: item.height / 10 } })
  const on = file.stream(formDictionary(frame, item, ''), Buffer.from(`q\n${pen.content()}Q\n`, 'latin1'))
  const off = file.stream(formDictionary(frame, item, ''), Buffer.alloc(0))
  return `/AP<</N<</Yes ${ref(on)}/Off ${ref(off)}>>>>/AS/${item.value === 'true' ? 'Yes' : 'Off'}`
}

function textAppearance(file: PdfFile, item: FieldItem, frame: Frame, fonts: FontSource): string {
  const pen = newPen(item.height, fonts)
  const used = new Set<string>()
  for (const part of item.appearance) {
    if (part.type === 'text') {
      pen.text({ ...part, x: part.x - item.x, y: part.y - item.y })
      const font = fonts.get(part.font)
      if (font) used.add(`/${font.resource} ${ref(font.object)}`)
    } else {
      pen.raw(`q ${numbers(1, 0, 0, 1, -item.x, item.y)} cm\n`)
      pen.path(part)
      pen.raw('Q\n')
    }
  }
  const clip = `${numbers(0, 0, item.width, item.height)} re W n`
  const content = `/Tx BMC\nq ${clip}\n${pen.content()}Q\nEMC\n`
  const resources = used.size > 0 ? `/Font<<${[...used].join('')}>>` : ''
  return `/AP<</N ${ref(file.stream(formDictionary(frame, item, resources), Buffer.from(content, 'latin1')))}>>`
}

interface Branch {
  children: Map<string, Branch>
  widgets: Widget[]
}

/**
 * Fields by name: a name with full stops becomes a tree, and places of the same name are kids of one field. Returns the
 * interactive form dictionary, and for each widget the entries that its annotation carries.
 */
export function writeFields(
  file: PdfFile,
  widgets: readonly Widget[],
  fonts: FontSource,
): { form: number; entries: Map<Widget, string> } | undefined {
  if (widgets.length === 0) return undefined
  const root: Branch = { children: new Map(), widgets: [] }
  for (const widget of widgets) place(root, widget.item.name.split('.'), widget)
  settle(root)
  const entries = new Map<Widget, string>()
  const fields = [...root.children].map(([piece, branch]) =>
    writeBranch(file, piece, branch, undefined, fonts, entries),
  )
  const used = new Map(widgets.map(({ item }) => [item.font, fonts.get(item.font)]))
  const resources = [...used.values()].flatMap((font) => (font ? [`/${font.resource} ${ref(font.object)}`] : []))
  const first = widgets[0]!.item
  const form = file.add(
    `<</Fields[${fields.map(ref).join(' ')}]/DR<</Font<<${resources.join('')}>>>>/DA ${defaultAppearance(first, fonts)}>>`,
  )
  return { form, entries }
}

/** A name that another kind of control has already gets a number: one field is of one kind. */
function place(root: Branch, path: readonly string[], widget: Widget): void {
  let branch = root
  for (const piece of path) {
    const next = branch.children.get(piece) ?? { children: new Map(), widgets: [] }
    branch.children.set(piece, next)
    branch = next
  }
  const first = branch.widgets[0]
  if (first && first.item.control !== widget.item.control) {
    const last = path.at(-1) ?? ''
    const number = Number(/#(\d+)$/.exec(last)?.[1] ?? 1) + 1
    place(root, [...path.slice(0, -1), `${last.replace(/#\d+$/, '')}#${number}`], widget)
  } else branch.widgets.push(widget)
}

/** A field cannot also be a group of fields: its own places move into the group. */
function settle({ children, widgets }: Branch): void {
  if (children.size > 0 && widgets.length > 0) {
    children.set('#', { children: new Map(), widgets: widgets.splice(0) })
  }
  for (const child of children.values()) settle(child)
}

function writeBranch(
  file: PdfFile,
  piece: string,
  { children, widgets }: Branch,
  parent: number | undefined,
  fonts: FontSource,
  entries: Map<Widget, string>,
): number {
  const up = parent === undefined ? '' : `/Parent ${ref(parent)}`
  const title = `/T ${text(piece)}${up}`
  const only = widgets.length === 1 && children.size === 0 ? widgets[0] : undefined
  if (only) {
    entries.set(only, title + fieldEntries(only.item, fonts))
    return only.object
  }
  const object = file.reserve()
  const kids = [...children].map(([name, branch]) => writeBranch(file, name, branch, object, fonts, entries))
  const item = widgets[0]?.item
  for (const widget of widgets) {
    // a viewer shows the label of each place, so each carries it
    entries.set(widget, `/Parent ${ref(object)}/TU ${text(widget.item.label)}`)
    kids.push(widget.object)
  }
  file.set(object, `<<${title}${item ? fieldEntries(item, fonts) : ''}/Kids[${kids.map(ref).join(' ')}]>>`)
  return object
}

function defaultAppearance(item: FieldItem, fonts: FontSource): string {
  return literal(`/${fonts.get(item.font)?.resource ?? 'F1'} ${number(item.size)} Tf 0 g`)
}

function fieldEntries(item: FieldItem, fonts: FontSource): string {
  const required = item.required ? REQUIRED : 0
  const label = `/TU ${text(item.label)}`
  const value = item.value === '' ? '' : `/V ${text(item.value)}/DV ${text(item.value)}`
  // quadding (ISO 32000-1, table 222)
  const side = item.align === 'center' ? '/Q 1' : item.align === 'right' ? '/Q 2' : ''
  const look = `/DA ${defaultAppearance(item, fonts)}${side}`
  if (item.control === 'checkbox') {
    const state = item.value === 'true' ? 'Yes' : 'Off'
    return `/FT/Btn/Ff ${required}${label}/V/${state}/DV/${state}`
  }
  if (item.control === 'choice') {
    const options = (item.options ?? []).map((option) => `[${text(option.value)}${text(option.label)}]`)
    return `/FT/Ch/Ff ${COMBO | required}${label}${look}/Opt[${options.join('')}]${value}`
  }
  return `/FT/Tx/Ff ${(item.control === 'multiline' ? MULTILINE : 0) | required}${label}${look}${value}`
}
