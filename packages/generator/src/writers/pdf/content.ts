import type { ImageItem, PathItem, SquaresItem, TextItem } from '../../frame.ts'
import type { EmbeddedFont, FontSource } from './fonts.ts'
import { pathOperators } from './path.ts'
import { colour, hex4, number, numbers } from './syntax.ts'

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

/** Characters to be shown: identifier, place and advance of each, in points. */
interface Shown {
  cids: number[]
  offsets: number[]
  advances: number[]
}

/**
 * The characters of an item as one operator. What most gaps have in common becomes character spacing; the rest is
 * corrected one by one, measured from the true place, so that errors do not add up.
 */
function showText(item: TextItem, font: EmbeddedFont): { operators: string; spacing: number } | undefined {
  const { size, trailing } = item
  const set: Shown = { cids: [], offsets: [], advances: [] }
  const { cids, offsets, advances } = set
  let index = 0
  for (const letter of item.text) {
    const offset = item.offsets[index++]!
    const code = letter.codePointAt(0)!
    const cid = font.cid(code)
    if (cid === undefined) continue
    cids.push(cid)
    offsets.push(offset)
    advances.push((font.width(code) * size) / 1000)
  }
  const spacing = commonGap(set)
  for (const letter of trailing ?? '') {
    const code = letter.codePointAt(0)!
    const cid = font.cid(code)
    if (cid === undefined) continue
    offsets.push(cids.length === 0 ? 0 : offsets.at(-1)! + advances.at(-1)! + spacing)
    cids.push(cid)
    advances.push((font.width(code) * size) / 1000)
  }
  if (cids.length === 0) return undefined
  let pieces = ''
  let open = false
  let adjusted = false
  let pen = 0
  for (let at = 0; at < cids.length; at++) {
    const offset = offsets[at]!
    const adjustment = Math.abs(offset - pen) > TOLERANCE ? Math.round(((pen - offset) * 1000) / size) : 0
    if (adjustment !== 0) {
      pieces += `${open ? '>' : ''}${adjustment}`
      open = false
      adjusted = true
      pen -= (adjustment * size) / 1000
    }
    pieces += open ? hex4(cids[at]!) : `<${hex4(cids[at]!)}`
    open = true
    pen += advances[at]! + spacing
  }
  return { operators: adjusted ? `[${pieces}>] TJ` : `${pieces}> Tj`, spacing }
}

/** The gap after a character that occurs most often on the line; 0 when none prevails. */
function commonGap({ offsets, advances }: Shown): number {
  const gaps: number[] = []
  const counts: number[] = []
  let best = 0
  let most = 1
  for (let at = 0; at + 1 < offsets.length; at++) {
    const gap = Math.round((offsets[at + 1]! - offsets[at]! - advances[at]!) * 1e4) / 1e4
    let known = gaps.indexOf(gap)
    if (known < 0) known = gaps.push(gap) - 1
    const count = (counts[known] ?? 0) + 1
    counts[known] = count
    if (count > most || (count === most && gap === 0)) [best, most] = [gap, count]
  }
  return best
}
