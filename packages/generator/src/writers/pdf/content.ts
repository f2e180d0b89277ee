import type { ImageItem, PathItem, SquaresItem, TextItem } from '../../frame.ts'
import type { EmbeddedFont, FontSource } from './fonts.ts'
import { pathOperators } from './path.ts'
import { colour, hexOf, number, numbers } from './syntax.ts'

/** A content stream under construction; it remembers what is set, so that nothing is said twice. */
export interface Pen {
  text(item: TextItem): void
  path(item: PathItem): void
  /** Paints through the mask known to the resources by this name. */
  squares(item: SquaresItem, resource: string): void
  /** Draws the picture known to the resources by this name. */
  image(item: ImageItem, resource: string): void
  /** Opens marked content: a tag with its identifier, or an artefact. */
  mark(operands: string): void
  unmark(): void
  raw(operators: string): void
  content(): string
}

interface State {
  fill: string
  stroke: string
  width: number
  dash: string
  font: string
  spacing: number
}

/** Starts a content stream on a page of this height in points. */
export function newPen(height: number, fonts: FontSource): Pen {
  const out: string[] = []
  const state: State = { fill: '0 g', stroke: '0 G', width: 1, dash: '', font: '', spacing: 0 }
  let inText = false
  const leaveText = () => {
    if (inText) out.push('ET\n')
    inText = false
  }
  const set = (key: 'fill' | 'stroke' | 'font' | 'dash', operators: string) => {
    if (state[key] === operators) return
    state[key] = operators
    out.push(`${operators}\n`)
  }
  const text = (item: TextItem) => {
    const font = fonts.get(item.font)
    if (!font || item.text.length + (item.trailing ?? '').length === 0) return
    const shown = showText(item, font)
    if (!shown) return
    if (!inText) out.push('BT\n')
    inText = true
    set('fill', colour(item.color, 'fill'))
    set('font', `/${font.resource} ${number(item.size)} Tf`)
    if (state.spacing !== shown.spacing) out.push(`${number4(shown.spacing)} Tc\n`)
    state.spacing = shown.spacing
    const axes = item.turn ? '0 -1 1 0' : '1 0 0 1'
    out.push(`${axes} ${numbers(item.x, height - item.y)} Tm\n${shown.operators}\n`)
  }
  const path = ({ d, fill, fillRule, stroke }: PathItem) => {
    leaveText()
    if (fill) set('fill', colour(fill, 'fill'))
    if (stroke) {
      set('stroke', colour(stroke.color, 'stroke'))
      if (state.width !== stroke.width) out.push(`${number(stroke.width)} w\n`)
      state.width = stroke.width
      const dash = stroke.dash?.length ? `[${numbers(...stroke.dash)}] 0 d` : '[] 0 d'
      if (state.dash !== '' || stroke.dash?.length) set('dash', dash)
    }
    const star = fillRule === 'evenodd' ? '*' : ''
    const paint = fill ? (stroke ? `B${star}` : `f${star}`) : stroke ? 'S' : 'n'
    out.push(`${pathOperators(d, height)}${paint}\n`)
  }
  const squares = ({ x, y, step, size, color }: SquaresItem, resource: string) => {
    leaveText()
    set('fill', colour(color, 'fill'))
    const edge = step * size
    out.push(`q ${numbers(edge, 0, 0, edge, x, height - y - edge)} cm /${resource} Do Q\n`)
  }
  return {
    text,
    path,
    squares,
    image: (item, resource) => {
      leaveText()
      const { x, y, width, height: tall } = item
      out.push(`q ${numbers(width, 0, 0, tall, x, height - y - tall)} cm /${resource} Do Q\n`)
    },
    mark: (operands) => {
      leaveText()
      out.push(`${operands}\n`)
    },
    unmark: () => {
      leaveText()
      out.push('EMC\n')
    },
    raw: (operators) => {
      leaveText()
      out.push(operators)
    },
    content: () => {
      leaveText()
      return out.join('')
    },
  }
}

/** Spacing is added up along a line, so it is written to a ten-thousandth. */
const number4 = (value: number): string => String(Math.round(value * 1e4) / 1e4)

/** Offsets nearer than this are left to the next adjustment, in points. */
const TOLERANCE = 0.01

/** Room for the characters of one line, used again for the next. */
interface Shown {
  /** Characters of the line at hand. */
  count: number
  /** Identifier, place and advance of each, in points. */
  cids: Uint16Array
  offsets: Float64Array
  advances: Float64Array
  /** The different gaps between them, and how often each occurs. */
  gaps: Float64Array
  times: Uint32Array
}

const roomFor = (length: number): Shown => ({
  count: 0,
  cids: new Uint16Array(length),
  offsets: new Float64Array(length),
  advances: new Float64Array(length),
  gaps: new Float64Array(length),
  times: new Uint32Array(length),
})

let shown = roomFor(256)

function show(cid: number, offset: number, advance: number): void {
  const { count } = shown
  shown.cids[count] = cid
  shown.offsets[count] = offset
  shown.advances[count] = advance
  shown.count++
}

/**
 * The characters of an item as one operator. What most gaps have in common becomes character spacing; the rest is
 * corrected one by one, measured from the true place, so that errors do not add up.
 */
function showText(item: TextItem, font: EmbeddedFont): { operators: string; spacing: number } | undefined {
  const { size, text, trailing = '' } = item
  const length = text.length + trailing.length
  if (length > shown.cids.length) shown = roomFor(2 * length)
  shown.count = 0
  for (let at = 0, index = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!
    if (code > 0xffff) at++
    const offset = item.offsets[index++]!
    const cid = font.cid(code)
    if (cid !== undefined) show(cid, offset, (font.width(code) * size) / 1000)
  }
  const spacing = commonGap()
  for (let at = 0; at < trailing.length; at++) {
    const code = trailing.codePointAt(at)!
    if (code > 0xffff) at++
    const cid = font.cid(code)
    if (cid === undefined) continue
    const last = shown.count - 1
    const offset = last < 0 ? 0 : shown.offsets[last]! + shown.advances[last]! + spacing
    show(cid, offset, (font.width(code) * size) / 1000)
  }
  return shown.count === 0 ? undefined : { operators: spellShown(size, spacing), spacing }
}

function spellShown(size: number, spacing: number): string {
  const { count, cids, offsets, advances } = shown
  let pieces = ''
  let from = 0
  let adjusted = false
  let pen = 0
  for (let at = 0; at < count; at++) {
    const offset = offsets[at]!
    const adjustment = Math.abs(offset - pen) > TOLERANCE ? Math.round(((pen - offset) * 1000) / size) : 0
    if (adjustment !== 0) {
      if (at > from) pieces += `<${hexOf(cids, from, at)}>`
      pieces += adjustment
      from = at
      adjusted = true
      pen -= (adjustment * size) / 1000
    }
    pen += advances[at]! + spacing
  }
  pieces += `<${hexOf(cids, from, count)}>`
  return adjusted ? `[${pieces}] TJ` : `${pieces} Tj`
}

/** The gap after a character that occurs most often on the line; 0 when none prevails. */
function commonGap(): number {
  const { count, offsets, advances, gaps, times } = shown
  let kinds = 0
  let best = 0
  let most = 1
  for (let at = 0; at + 1 < count; at++) {
    const gap = Math.round((offsets[at + 1]! - offsets[at]! - advances[at]!) * 1e4) / 1e4
    let kind = 0
    while (kind < kinds && gaps[kind] !== gap) kind++
    if (kind === kinds) {
      gaps[kinds] = gap
      times[kinds++] = 0
    }
    const now = times[kind]! + 1
    times[kind] = now
    if (now > most || (now === most && gap === 0)) {
      best = gap
      most = now
    }
  }
  return best
}
