import type { Atom } from './atom.ts'
import { isMark } from './character.ts'

/** A line as a range of atoms. */
export interface Line {
  /** First atom, and the one after the last; spaces at the end are inside the range and take no room. */
  start: number
  end: number
  /** One past the last atom that takes room. */
  stop: number
  /** Natural width from `start` to `stop`. */
  width: number
  /** Room of the line. */
  room: number
  /** Ends its paragraph, or ends at a break the author set: it is not spread. */
  last: boolean
}

const epsilon = 0.01

/**
 * Breaks atoms into lines: greedily, words whole unless longer than a line, no single character left for the last line. What
 * may not begin a line takes company along; in a style that is squeezed it is pushed in first, by squeezing marks
 * (CLREQ 3.1.6.3). `room(i)` is the width of line i in points.
 * A word longer than a line is cut, which lengthens `atoms`.
 */
export function breakLines(atoms: Atom[], room: (line: number) => number): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < atoms.length) {
    const line = nextLine(atoms, start, Math.max(room(lines.length), 1))
    lines.push(line)
    start = line.end
    if (line.last) mendLastLine(atoms, lines)
  }
  return lines
}

function nextLine(atoms: Atom[], start: number, room: number): Line {
  let width = 0
  let legal = start
  let at = start
  for (; at < atoms.length; at++) {
    const atom = atoms[at]!
    if (atom.kind !== 'space' && width + atom.width + looseness(atom) > room + epsilon) break
    width += atom.width + atom.gap
    if (atom.mustBreak) return line(atoms, start, at + 1, room, true)
    if (atom.breakAfter) legal = at + 1
  }
  if (at === atoms.length) return line(atoms, start, at, room, true)
  const short = line(atoms, start, legal, room, false)
  const long = line(atoms, start, nextLegal(atoms, at), room, atoms[nextLegal(atoms, at) - 1]!.mustBreak === true)
  const over = long.width + looseness(atoms[long.stop - 1] ?? atoms[at]!) - room
  const capacity = over <= room * 0.1 ? squeezable(atoms, long) : 0
  if (over <= capacity + epsilon) {
    const forced = legal !== at
    if (forced || (over <= capacity / 2 && over < room - short.width)) {
      if (long.end === atoms.length) long.last = true
      return long
    }
  }
  if (legal > start) return short
  return cutLine(atoms, start, at, room)
}

/**
 * Points that a line on the grid must have to spare: LibreOffice does not set its last character closer, and rounds the others
 * down by a hundredth of a point each, so that a line filled to the last tenth is too long there.
 */
function looseness({ style: { cell } }: Atom): number {
  return cell === undefined ? 0 : 0.1
}

/** The first place at or after `at` where a line may end, exclusive; spaces that follow belong to the line. */
function nextLegal(atoms: readonly Atom[], at: number): number {
  let end = at
  while (end < atoms.length && !atoms[end]!.breakAfter) end++
  end = Math.min(end + 1, atoms.length)
  return end
}

/** No legal break: fills the line with a part of the word at `at`, or ends it before that. */
function cutLine(atoms: Atom[], start: number, at: number, room: number): Line {
  const atom = atoms[at]!
  const offsets = atom.offsets ?? []
  let used = 0
  for (let i = start; i < at; i++) used += atoms[i]!.width + atoms[i]!.gap
  let count = at > start ? 0 : 1
  while (count + 1 < offsets.length && used + offsets[count + 1]! <= room) count++
  if (count === 0) return line(atoms, start, at, room, false)
  if (offsets.length < 2) return line(atoms, start, at + 1, room, atom.mustBreak === true || at + 1 === atoms.length)
  const characters = [...atom.text]
  const split = offsets[count]!
  const { notes: _, ...plain } = atom
  const head: Atom = {
    ...plain,
    text: characters.slice(0, count).join(''),
    width: split,
    offsets: offsets.slice(0, count),
    gap: 0,
    breakAfter: true,
    mustBreak: false,
  }
  const tail: Atom = {
    ...atom,
    text: characters.slice(count).join(''),
    width: atom.width - split,
    offsets: offsets.slice(count).map((offset) => offset - split),
  }
  atoms.splice(at, 1, head, tail)
  return line(atoms, start, at + 1, room, false)
}

function line(atoms: readonly Atom[], start: number, end: number, room: number, last: boolean): Line {
  let stop = end
  while (stop > start && atoms[stop - 1]!.kind === 'space') stop--
  let width = 0
  for (let i = start; i < stop; i++) width += atoms[i]!.width + (i + 1 < stop ? atoms[i]!.gap : 0)
  return { start, end, stop, width, room, last: last || end === atoms.length }
}

/** Points that a line can be narrowed by where its style is squeezed: half cells of its marks, gaps, half of its spaces. */
export function squeezable(atoms: readonly Atom[], { start, stop }: Line): number {
  let sum = 0
  for (let i = start; i < stop; i++) {
    const atom = atoms[i]!
    if (!atom.style.squeezed) continue
    sum += atom.squeeze
    if (i + 1 < stop) sum += atom.gap
    if (atom.kind === 'space') sum += atom.width / 2
  }
  return sum
}

/** A last line of one character is drawn into the line before it, or gets company from there. */
function mendLastLine(atoms: readonly Atom[], lines: Line[]): void {
  const last = lines.at(-1)
  const before = lines.at(-2)
  if (!last || !before || before.last || before.end !== last.start) return
  let characters = 0
  for (let i = last.start; i < last.stop; i++) {
    const { kind } = atoms[i]!
    if (!isMark(kind)) characters += kind === 'han' ? 1 : 2
  }
  if (characters > 1) return
  const merged = line(atoms, before.start, last.end, before.room, true)
  if (merged.width - merged.room <= squeezable(atoms, merged) * 0.6) {
    lines.splice(-2, 2, merged)
    return
  }
  let end = before.end - 1
  while (end > before.start && !atoms[end - 1]!.breakAfter) end--
  if (end <= before.start || before.end - end > 4) return
  const company = line(atoms, end, last.end, last.room, true)
  if (company.width > company.room) return
  lines.splice(-2, 2, line(atoms, before.start, end, before.room, false), company)
}
