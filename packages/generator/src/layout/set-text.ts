import type { Face } from '@gongwen/model'
import { type Faces, geta } from '../metrics/faces.ts'
import { type Atom, alter, type TextStyle } from './atom.ts'
import { cellOffset, hasGap, isInvisible, isMark, kindOf, mayBreak } from './character.ts'

/** The gap between Chinese and Latin, in em (CLREQ: at most a quarter): LibreOffice's; Word's is a quarter. */
const gapWidth = 0.2

/** Longer words are several atoms without a break between them, so that cutting them stays cheap. */
const longestAtom = 64

/** Told of each character that no face has. */
export type MissingSink = (character: string) => void

/** Cuts text into measured atoms and appends them. Marks beside marks are settled by `settlePairs`. */
export function setText(text: string, style: TextStyle, faces: Faces, missing: MissingSink, atoms: Atom[]): void {
  let word: Atom | undefined
  const [own, latinFace] = [glyphsOf(faces, style.face), style.latinFace]
  const latin = latinFace && glyphsOf(faces, latinFace)
  const cells = cellsOf(style, faces)
  const spacing = (style.tracking ?? 0) - tightening(style)
  const { size } = style
  for (let at = 0; at < text.length; at++) {
    const given = text.codePointAt(at)!
    if (given > 0xffff) at++
    const roman = latin && latinFace && given < 0x250
    const glyph = findGlyph(given, roman ? latinFace : style.face, roman ? latin : own, faces, missing)
    if (!glyph) continue
    const { character, font, advance, kind } = glyph
    if (kind === 'latin') {
      const width = advance * size + spacing
      if (word && word.font === font && word.offsets!.length < longestAtom) {
        word.offsets!.push(word.width)
        word.text += character
        word.width += width
      } else {
        word = atom(character, kind, style, font, width)
        word.offsets = [0]
        atoms.push(word)
      }
      continue
    }
    word = undefined
    if (kind === 'space') {
      atoms.push(atom(character, kind, style, font, advance * size + spacing))
      continue
    }
    const kept = cells?.get(given)
    const piece = kept ?? cellAtom(glyph, style)
    if (!kept && cells) {
      const breakable = { ...piece, breakAfter: true }
      piece.shared = { tied: piece, breakable }
      breakable.shared = piece.shared
      cells.set(given, piece)
    }
    atoms.push(piece)
  }
}

/** Points by which text on the grid is set closer, letters and digits too: as a word processor does it. */
function tightening({ cell, size }: TextStyle): number {
  return cell === undefined ? 0 : size - cell
}

/** A character in a cell of its own: Chinese, marks, symbols. */
function cellAtom({ character, font, advance, kind }: Glyph, style: TextStyle): Atom {
  const { size } = style
  const piece = atom(character, kind, style, font, (style.cell ?? size) + (style.tracking ?? 0))
  if (advance < 0.97) piece.shift = cellOffset(kind, advance) * size
  if (style.squeezed && isMark(kind)) piece.squeeze = size / 2
  return piece
}

const cellsByStyle = new WeakMap<TextStyle, { faces: Faces; cells: Map<number, Atom> | undefined }>()

/** The atoms of a style's characters, shared by all places; undefined for a style that is met for the first time. */
function cellsOf(style: TextStyle, faces: Faces): Map<number, Atom> | undefined {
  const known = cellsByStyle.get(style)
  if (known?.faces !== faces) {
    cellsByStyle.set(style, { faces, cells: undefined })
    return undefined
  }
  known.cells ??= new Map()
  return known.cells
}

function atom(text: string, kind: Atom['kind'], style: TextStyle, font: Face, width: number): Atom {
  return { text, kind, style, font, width, shift: 0, squeeze: 0, gap: 0, breakAfter: false }
}

interface Glyph {
  character: string
  font: Face
  advance: number
  kind: Atom['kind']
}

const spaceWidth = 0.25
const known = new WeakMap<Faces, Map<Face, Map<number, Glyph>>>()

/** What has been found out about the characters of a face. */
function glyphsOf(faces: Faces, face: Face): Map<number, Glyph> {
  const byFace = known.get(faces) ?? new Map<Face, Map<number, Glyph>>()
  const glyphs = byFace.get(face) ?? new Map<number, Glyph>()
  byFace.set(face, glyphs)
  known.set(faces, byFace)
  return glyphs
}

/** The face that prints a character; what no face has becomes 〓. Undefined: it leaves no trace. */
function findGlyph(
  codePoint: number,
  wanted: Face,
  glyphs: Map<number, Glyph>,
  faces: Faces,
  missing: MissingSink,
): Glyph | undefined {
  const glyph = glyphs.get(codePoint)
  if (glyph) return glyph
  if (isInvisible(codePoint)) return undefined
  const given = String.fromCodePoint(codePoint)
  const found = readGlyph(given, wanted, faces)
  if (found) glyphs.set(codePoint, found)
  else missing(given)
  const stand = faces.find(wanted, geta.codePointAt(0)!)
  return found ?? { character: geta, font: stand?.font ?? wanted, advance: 1, kind: 'han' }
}

function readGlyph(given: string, wanted: Face, faces: Faces): Glyph | undefined {
  if (kindOf(given, 0) === 'space') {
    const advance = faces.metrics(wanted)?.advance(0x20) ?? spaceWidth
    return { character: given, font: wanted, advance, kind: 'space' }
  }
  const found = faces.find(wanted, given.codePointAt(0)!)
  return found && { character: given, ...found, kind: kindOf(given, found.advance) }
}

/**
 * Settles what neighbours do to each other: legal breaks, the gap between Chinese and Latin, half cells given up where two
 * marks meet and may be squeezed (CLREQ 3.1.6.1), dashes that join. Apostrophes inside Latin words are part of them.
 */
export function settlePairs(atoms: Atom[]): void {
  for (let i = 0; i + 1 < atoms.length; i++) {
    const before = atoms[i]!
    const after = atoms[i + 1]!
    allowBreak(atoms, i, before.mustBreak === true || mayBreak(before, after))
    const gap = gapBetween(before, after)
    if (gap > 0) alter(atoms, i, { gap })
    if (after.kind === 'open' && after.squeeze > lastAdvance(before) * 0.9)
      alter(atoms, i + 1, { squeeze: lastAdvance(before) * 0.9 })
    if ((before.kind === 'close' || before.kind === 'stop') && isMark(after.kind)) cutRight(atoms, i)
    else if (before.kind === 'open' && after.kind === 'open') cutLeft(atoms, i + 1)
    else if (before.kind === 'dash' && after.kind === 'dash' && before.text === after.text) joinDashes(atoms, i)
  }
  if (atoms.length > 0) allowBreak(atoms, atoms.length - 1, true)
}

/** Where Chinese and Latin meet the first of the two is not set closer, and letters and digits stand off from Han. */
function gapBetween(before: Atom, after: Atom): number {
  if ((before.kind === 'latin') === (after.kind === 'latin') || before.kind === 'space' || after.kind === 'space')
    return 0
  const gap = hasGap(before, after) ? Math.min(before.style.size, after.style.size) * gapWidth : 0
  return gap + tightening(before.style)
}

function allowBreak(atoms: Atom[], at: number, allowed: boolean): void {
  const atom = atoms[at]!
  if (atom.breakAfter === allowed) return
  if (atom.shared) atoms[at] = allowed ? atom.shared.breakable : atom.shared.tied
  else atom.breakAfter = allowed
}

/** A mark that moves left stays right of the character before it: readers of the file sort by place. */
function lastAdvance({ width, offsets }: Atom): number {
  return offsets ? width - offsets.at(-1)! : width
}

function cutRight(atoms: Atom[], at: number): void {
  const { width, squeeze } = atoms[at]!
  alter(atoms, at, { width: width - squeeze, squeeze: 0 })
}

function cutLeft(atoms: Atom[], at: number): void {
  const { width, shift, squeeze } = atoms[at]!
  alter(atoms, at, { width: width - squeeze, shift: shift - squeeze, squeeze: 0 })
}

/** Fonts whose dash is narrower than its cell: the halves of —— touch in the middle. */
function joinDashes(atoms: Atom[], at: number): void {
  const [left, right] = [atoms[at]!, atoms[at + 1]!]
  if (left.text !== '—' || left.shift <= 0 || right.shift <= 0) return
  alter(atoms, at, { shift: left.shift * 2 })
  alter(atoms, at + 1, { shift: 0 })
}
