import type { Footnote, Remark } from '@gongwen/model'
import { type Atom, alter, type TextStyle } from '../atom.ts'
import { type Context, within } from '../context.ts'
import { paragraphStrips } from '../paragraph.ts'
import { setBlocks } from '../set-blocks.ts'
import { settlePairs } from '../set-text.ts'
import { labelled, type NoteStrips, type Strip, shifted, stripsOf } from '../strip.ts'
import type { TagNode } from '../tags.ts'
import { setInlines, setWords } from './set-inlines.ts'

const noteSize = 10.5

/** A raised number here, the note at the foot of the page. */
export function setFootnote(node: Footnote, style: TextStyle, context: Context, atoms: Atom[]): void {
  const number = callNumber(style, context, atoms)
  const inner = noteContext(context)
  const strips = stripsOf(setBlocks(node.children, inner))
  attach(atoms, { tag: inner.tag, strips: numbered(number, strips, inner) })
}

/** Text that someone remarked on; the remark is a note at the foot of the page. */
export function setRemark(node: Remark, style: TextStyle, context: Context, atoms: Atom[]): void {
  setInlines(node.children, style, context, atoms)
  const number = callNumber(style, context, atoms)
  const inner = noteContext(context)
  const words: Atom[] = []
  setWords(node.text, { ...inner.body, tag: { role: 'P', parent: inner.tag } }, inner, words)
  settlePairs(words)
  const { width, leading, tag } = inner
  const shape = { width, align: 'left' as const, leading, size: noteSize, grid: false, tag }
  attach(atoms, { tag: inner.tag, strips: numbered(number, paragraphStrips(words, shape, true), inner) })
}

/** The raised number. */
function callNumber(style: TextStyle, context: Context, atoms: Atom[]): number {
  context.shared.noteCount++
  context.shared.touched++
  const number = context.shared.noteCount
  const tag: TagNode = { role: 'Reference', parent: style.tag ?? context.tag }
  const raised: TextStyle = { ...style, size: style.size * 0.6, rise: style.size * 0.38, tag }
  delete raised.cell
  delete raised.latinFace
  delete raised.link
  const from = atoms.length
  setWords(`[${number}]`, raised, context, atoms)
  for (let at = from; at < atoms.length; at++) alter(atoms, at, { kind: 'close' })
  return number
}

function noteContext(context: Context): Context {
  const { cell: _, ...plain } = context.shared.text
  return within(context, {
    tag: { role: 'Note', parent: context.tag },
    body: { ...plain, size: noteSize },
    width: Math.max(context.area.right - context.area.left - noteSize * 2, noteSize * 4),
    left: 0,
    leading: noteSize * 1.5,
    grid: false,
    indent: 0,
    align: 'left',
    framed: false,
    inside: true,
    depth: context.depth + 1,
  })
}

/** Puts the number before the first line of a note. */
function numbered(number: number, strips: Strip[], inner: Context): Strip[] {
  const tag: TagNode = { role: 'Lbl', parent: inner.tag }
  const atoms: Atom[] = []
  setWords(`[${number}]`, { ...inner.body, tag }, inner, atoms)
  settlePairs(atoms)
  const [label] = paragraphStrips(
    atoms,
    { width: noteSize * 3, align: 'left', leading: inner.leading, size: noteSize, grid: false, tag },
    true,
  )
  const indent = noteSize * 2
  const [first = { height: inner.leading, draw: () => {} }, ...rest] = strips
  const [head, ...below] = [first, ...rest].map((strip) => shifted(strip, indent))
  const drawLabel = label?.draw
  return head && drawLabel ? [labelled(head, drawLabel), ...below] : below
}

function attach(atoms: Atom[], note: NoteStrips): void {
  alter(atoms, atoms.length - 1, { notes: [...(atoms.at(-1)?.notes ?? []), note] })
}
