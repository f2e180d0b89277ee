import type { TextItem } from '../frame.ts'
import type { Atom, TextStyle } from './atom.ts'
import type { Line } from './break-lines.ts'
import { type Canvas, draw, drawRule } from './canvas.ts'
import type { TagNode } from './tags.ts'

/** Where a line stands in its room; `justify` fills it. */
export type Align = 'left' | 'center' | 'right' | 'justify'

/** A line stays ragged rather than letting each gap grow beyond this, in em. */
const widestStretch = 0.6

/** Draws a line with its room beginning at `x`. What the line swallowed at its end stays with its last item. */
export function placeLine(
  atoms: readonly Atom[],
  line: Line,
  align: Align,
  canvas: Canvas,
  { x, baseline, tag }: { x: number; baseline: number; tag: TagNode },
): void {
  const { start, end, stop, width, room, last } = line
  const spare = room - width
  const squeeze = spare < 0 ? squeezeOf(atoms, line, -spare) : undefined
  const stretch = spare > 0 && align === 'justify' && !last ? stretchOf(atoms, line, spare) : 0
  const free = align === 'center' || align === 'right' ? Math.max(0, spare + looseEnd(atoms[stop - 1])) : 0
  let at = x + (align === 'center' ? free / 2 : free)
  const pen = openPen(canvas, baseline, tag)
  for (let i = start; i < stop; i++) {
    const atom = atoms[i]!
    const next = i + 1 < stop
    let { width: advance } = atom
    let origin = at + atom.shift
    if (squeeze) {
      const given = atom.squeeze * (i + 1 === stop ? squeeze.end : squeeze.mark)
      advance -= given + (atom.kind === 'space' ? (atom.width / 2) * squeeze.space : 0)
      if (atom.kind === 'open') origin -= given
    }
    const gap = next ? atom.gap * (1 - (squeeze?.gap ?? 0)) + (stretch > 0 && takes(atoms, i) ? stretch : 0) : 0
    if (atom.object) {
      pen.lift()
      atom.object.draw(canvas, at, baseline, atom.style.tag ?? tag)
    } else pen.put(atom, origin, at, at + advance + (atom.style.underline || atom.style.strike ? gap : 0))
    at += advance + gap
  }
  let swallowed = ''
  for (let i = stop; i < end; i++) swallowed += atoms[i]!.text
  pen.end(swallowed, x, atoms[start])
}

/** Letter-spacing after the last character, points: it stands between characters, so the line ends before it. */
function looseEnd(atom: Atom | undefined): number {
  return atom && !atom.object ? (atom.style.tracking ?? 0) : 0
}

interface Squeeze {
  /** Shares, 0 to 1, of what each kind of room gives up. */
  end: number
  gap: number
  space: number
  mark: number
}

/** Who gives up how much: the mark at the end first, then gaps, spaces, and the marks inside (CLREQ 3.1.6.3). */
function squeezeOf(atoms: readonly Atom[], { start, stop }: Line, over: number): Squeeze {
  const room = { end: 0, gap: 0, space: 0, mark: 0 }
  for (let i = start; i < stop; i++) {
    const atom = atoms[i]!
    if (i + 1 === stop) room.end += atom.squeeze
    else {
      room.mark += atom.squeeze
      room.gap += atom.gap
    }
    if (atom.kind === 'space') room.space += atom.width / 2
  }
  let left = over
  const share = (available: number): number => {
    if (available <= 0) return 0
    const taken = Math.min(available, left)
    left -= taken
    return taken / available
  }
  return { end: share(room.end), gap: share(room.gap), space: share(room.space), mark: share(room.mark) }
}

/** Whether room may be added after an atom: not inside a dash. */
function takes(atoms: readonly Atom[], i: number): boolean {
  const [before, after] = [atoms[i]!, atoms[i + 1]!]
  return !(before.kind === 'dash' && after.kind === 'dash') && !(before.kind === 'latin' && after.kind === 'latin')
}

function stretchOf(atoms: readonly Atom[], { start, stop }: Line, spare: number): number {
  let places = 0
  for (let i = start; i + 1 < stop; i++) if (takes(atoms, i)) places++
  if (places === 0) return 0
  const each = spare / places
  return each > atoms[start]!.style.size * widestStretch ? 0 : each
}

interface Pen {
  put(atom: Atom, origin: number, from: number, to: number): void
  lift(): void
  end(swallowed: string, x: number, first: Atom | undefined): void
}

interface Run {
  style: TextStyle
  font: Atom['font']
  x: number
  text: string
  /** Its characters, whose places are the first of `places`. */
  count: number
  from: number
  to: number
}

/** Where the characters of the run at hand start: room that is used again for the next. */
const places: number[] = []

/** Collects atoms of one look into one text item, with its rules and its link. */
function openPen(canvas: Canvas, baseline: number, tag: TagNode): Pen {
  let run: Run | undefined
  let last: TextItem | undefined
  const lift = (): void => {
    if (!run) return
    const { style, font, x, text, count, from, to } = run
    const y = baseline - (style.rise ?? 0)
    const item: TextItem = {
      type: 'text',
      x,
      y,
      font,
      size: style.size,
      color: style.color,
      text,
      offsets: places.slice(0, count),
    }
    const node = style.tag ?? tag
    drawRules(canvas, style, from, to, y)
    draw(canvas, item, node)
    if (style.link) drawLink(canvas, style, node, { from, to, y })
    last = item
    run = undefined
  }
  return {
    lift,
    put: (atom, origin, from, to) => {
      const { style, font } = atom
      if (run && (run.style !== style || run.font !== font)) lift()
      run ??= { style, font, x: origin, text: '', count: 0, from, to }
      run.text += atom.text
      run.to = to
      const first = origin - run.x
      if (atom.offsets) for (const offset of atom.offsets) places[run.count++] = first + offset
      else places[run.count++] = first
    },
    end: (swallowed, x, first) => {
      lift()
      if (swallowed === '') return
      if (last) last.trailing = swallowed
      else if (first) {
        const { style, font } = first
        const item = { type: 'text' as const, x, y: baseline, font, size: style.size, color: style.color }
        draw(canvas, { ...item, text: '', offsets: [], trailing: swallowed }, style.tag ?? tag)
      }
    },
  }
}

/** Underlines and strikes, in the colour of the text. */
function drawRules(canvas: Canvas, style: TextStyle, from: number, to: number, y: number): void {
  const { size, color } = style
  const weight = size / 24
  const below = y + size * 0.17
  if (style.underline) drawRule(canvas, [from, below, to, below], weight, color)
  if (style.doubleUnderline) drawRule(canvas, [from, below + weight * 2, to, below + weight * 2], weight, color)
  if (style.strike) drawRule(canvas, [from, y - size * 0.36, to, y - size * 0.36], weight, color)
}

function drawLink(
  canvas: Canvas,
  { size, link }: TextStyle,
  tag: TagNode,
  { from, to, y }: { from: number; to: number; y: number },
): void {
  if (!link) return
  const box = { type: 'link' as const, x: from, y: y - size * 0.88, width: to - from, height: size }
  if ('url' in link) draw(canvas, { ...box, url: link.url }, tag)
  else {
    canvas.later.push(() => {
      const target = canvas.targets.get(link.target)
      if (target) Object.assign(item, { target })
    })
    const item = { ...box }
    draw(canvas, item, tag)
  }
}
