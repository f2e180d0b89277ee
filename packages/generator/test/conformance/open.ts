import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'
import { type Operator, readOperators } from './operators.ts'

/** A file opened for checking, by another library than the one under test. */
export interface Opened {
  bytes: Uint8Array
  document: PDFDocument
  catalog: PDFDict
  pages: PDFPage[]
  /** Every indirect object that is a dictionary or a stream. */
  dictionaries: { ref: PDFRef; dictionary: PDFDict; stream?: PDFStream }[]
  /** Every dictionary, nested ones included. */
  all: PDFDict[]
  painted: Painted[]
  structure: Element[]
}

/** Something that leaves ink, or a font that is used. */
export interface Painted {
  page: number
  operator: string
  /** Marked content it stands in, outermost first. */
  marks: Mark[]
  font?: PDFDict
  /** Character identifiers, of a text. */
  cids?: number[]
  operands: Operator['operands']
  /** Form XObject it stands in. */
  form?: PDFStream
}

export interface Mark {
  tag: string
  mcid?: number
}

/** A node of the structure tree. */
export interface Element {
  ref: PDFRef
  dictionary: PDFDict
  role: string
  parent?: Element
  children: Element[]
  /** Marked content of its own: page reference and identifier. */
  marked: { page: PDFRef; mcid: number }[]
  annotations: PDFRef[]
  /** Marked content and children as they are read. */
  order: (Element | { page: PDFRef; mcid: number })[]
}

/** Opens the file; throws when it is no PDF at all. */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  const dictionaries = document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    if (object instanceof PDFStream) return [{ ref, dictionary: object.dict, stream: object }]
    return object instanceof PDFDict ? [{ ref, dictionary: object }] : []
  })
  const opened: Opened = {
    bytes,
    document,
    catalog: document.catalog,
    pages: document.getPages(),
    dictionaries,
    all: dictionaries.flatMap(({ dictionary }) => nested(dictionary)),
    painted: [],
    structure: [],
  }
  opened.pages.forEach((page, index) => {
    const content = contentsOf(opened, page)
    interpret(opened, content, page.node.Resources(), { page: index, marks: [], depth: 0 })
  })
  readStructure(opened)
  return opened
}

function nested(dictionary: PDFDict): PDFDict[] {
  const inner = (object: PDFObject): PDFDict[] =>
    object instanceof PDFDict ? nested(object) : object instanceof PDFArray ? object.asArray().flatMap(inner) : []
  return [dictionary, ...dictionary.values().flatMap(inner)]
}

/** The value under a key, references followed. */
export function get(dictionary: PDFDict, key: string): PDFObject | undefined {
  return dictionary.lookup(PDFName.of(key))
}

/** The value under a key as text: a name without its slash, a string decoded, a number spelt out. */
export function textOf(dictionary: PDFDict, key: string): string | undefined {
  const value = get(dictionary, key)
  if (value instanceof PDFName) return value.decodeText()
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText()
  return value instanceof PDFNumber || value !== undefined ? String(value) : undefined
}

/** The numbers of an array. */
export function numbersOf(dictionary: PDFDict, key: string): number[] {
  const value = get(dictionary, key)
  return value instanceof PDFArray
    ? value.asArray().map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : NaN))
    : []
}

/** A stream's bytes, its filters undone. */
export function bytesOf(stream: PDFObject | undefined): Buffer {
  if (stream instanceof PDFRawStream) return Buffer.from(decodePDFRawStream(stream).decode())
  return stream instanceof PDFStream ? Buffer.from(stream.getContents()) : Buffer.alloc(0)
}

/** Entries of an array or a single value, references followed. */
export function listOf(opened: Opened, value: PDFObject | undefined): PDFObject[] {
  if (value === undefined) return []
  if (!(value instanceof PDFArray)) return [value]
  return value.asArray().flatMap((entry) => opened.document.context.lookup(entry) ?? [])
}

function contentsOf(opened: Opened, page: PDFPage): string {
  const streams = listOf(opened, get(page.node, 'Contents'))
  return streams.map((stream) => bytesOf(stream).toString('latin1')).join('\n')
}

const inks = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Tj', 'TJ', "'", '"', 'Do', 'sh'])

interface State {
  page: number
  marks: Mark[]
  depth: number
  form?: PDFStream
}

function interpret(opened: Opened, content: string, resources: PDFDict | undefined, state: State): void {
  if (state.depth > 10) throw new Error('forms nested too deeply')
  const marks = [...state.marks]
  const fonts: (PDFDict | undefined)[] = [undefined]
  const find = (kind: string, name: string): PDFObject | undefined => {
    const group = resources && get(resources, kind)
    return group instanceof PDFDict ? get(group, name.slice(1)) : undefined
  }
  for (const { name, operands } of readOperators(content)) {
    if (name === 'q') fonts.push(fonts.at(-1))
    if (name === 'Q') fonts.pop()
    if (name === 'Tf') {
      const font = find('Font', String(operands[0]))
      fonts[fonts.length - 1] = font instanceof PDFDict ? font : undefined
    }
    if (name === 'BMC') marks.push({ tag: String(operands[0]).slice(1) })
    if (name === 'BDC') {
      const properties = operands[1]
      const mcid = properties instanceof Map ? properties.get('/MCID') : undefined
      marks.push({ tag: String(operands[0]).slice(1), ...(typeof mcid === 'number' ? { mcid } : {}) })
    }
    if (name === 'EMC') marks.pop()
    const painted: Painted = { page: state.page, operator: name, marks: [...marks], operands }
    if (state.form) painted.form = state.form
    if (['Tj', 'TJ'].includes(name)) {
      const font = fonts.at(-1)
      if (font) painted.font = font
      painted.cids = cidsOf(operands)
    }
    if (inks.has(name) || /^([kK]|g|G|rg|RG|cs|CS|sc|scn|SC|SCN|gs|ri|BX|d0|d1|MP|DP|PS|q|Q)$/.test(name))
      opened.painted.push(painted)
    if (name !== 'Do') continue
    const object = find('XObject', String(operands[0]))
    if (object instanceof PDFStream && textOf(object.dict, 'Subtype') === 'Form') {
      const own = get(object.dict, 'Resources')
      interpret(opened, bytesOf(object).toString('latin1'), own instanceof PDFDict ? own : resources, {
        page: state.page,
        marks,
        depth: state.depth + 1,
        form: object,
      })
    }
  }
}

function cidsOf(operands: Operator['operands']): number[] {
  const strings = operands.flatMap((operand) => (Array.isArray(operand) ? operand : [operand]))
  return strings.flatMap((operand) => {
    if (typeof operand !== 'object' || operand === null || !('hex' in operand)) return []
    return operand.hex.match(/.{4}/g)?.map((digits) => Number.parseInt(digits, 16)) ?? []
  })
}

function readStructure(opened: Opened): void {
  const root = get(opened.catalog, 'StructTreeRoot')
  if (!(root instanceof PDFDict)) return
  const visit = (value: PDFObject, parent: Element | undefined, depth: number): void => {
    if (depth > 200) throw new Error('structure nested too deeply')
    const dictionary = opened.document.context.lookup(value)
    if (!(value instanceof PDFRef) || !(dictionary instanceof PDFDict)) return
    const element: Element = {
      ref: value,
      dictionary,
      role: textOf(dictionary, 'S') ?? '',
      children: [],
      marked: [],
      annotations: [],
      order: [],
      ...(parent ? { parent } : {}),
    }
    opened.structure.push(element)
    parent?.children.push(element)
    parent?.order.push(element)
    const mark = (content: { page: PDFRef; mcid: number }) => {
      element.marked.push(content)
      element.order.push(content)
    }
    const page = dictionary.get(PDFName.of('Pg'))
    const kids = get(dictionary, 'K')
    for (const kid of kids instanceof PDFArray ? kids.asArray() : kids ? [dictionary.get(PDFName.of('K'))!] : []) {
      const target = opened.document.context.lookup(kid)
      if (target instanceof PDFNumber && page instanceof PDFRef) mark({ page, mcid: target.asNumber() })
      else if (target instanceof PDFDict && textOf(target, 'Type') === 'MCR') {
        const own = target.get(PDFName.of('Pg')) ?? page
        if (own instanceof PDFRef) mark({ page: own, mcid: Number(textOf(target, 'MCID')) })
      } else if (target instanceof PDFDict && textOf(target, 'Type') === 'OBJR') {
        const annotation = target.get(PDFName.of('Obj'))
        if (annotation instanceof PDFRef) element.annotations.push(annotation)
      } else visit(kid, element, depth + 1)
    }
  }
  const kids = get(root, 'K')
  for (const kid of kids instanceof PDFArray ? kids.asArray() : [root.get(PDFName.of('K'))!]) visit(kid, undefined, 0)
}
