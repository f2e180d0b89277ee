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
  const squares = ({ x, y, step, rows, color }: SquaresItem, resource: string) => {
    leaveText()
    set('fill', colour(color, 'fill'))
    const [width, tall] = [step * (rows[0]?.length ?? 0), step * rows.length]
    out.push(`q ${numbers(width, 0, 0, tall, x, height - y - tall)} cm /${resource} Do Q\n`)
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

/**
 * The characters of an item as one operator. What most gaps have in common becomes character spacing; the rest is
 * corrected one by one, measured from the true place, so that errors do not add up.
 */
function showText(item: TextItem, font: EmbeddedFont): { operators: string; spacing: number } | undefined {
  const { size, offsets } = item
  const set: { hex: string; offset: number; advance: number }[] = []
  const letters = [...item.text]
  letters.forEach((letter, index) => {
    const code = letter.codePointAt(0)!
    const cid = font.cid(code)
    if (cid === undefined) return
    set.push({ hex: hex4(cid), offset: offsets[index]!, advance: (font.width(code) * size) / 1000 })
  })
  const spacing = commonGap(set)
  for (const letter of item.trailing ?? '') {
    const code = letter.codePointAt(0)!
    const cid = font.cid(code)
    if (cid === undefined) continue
    const before = set.at(-1)
    const offset = before ? before.offset + before.advance + spacing : 0
    set.push({ hex: hex4(cid), offset, advance: (font.width(code) * size) / 1000 })
  }
  if (set.length === 0) return undefined
  let pieces = ''
  let open = false
  let adjusted = false
  let pen = 0
  for (const { hex, offset, advance } of set) {
    const adjustment = Math.abs(offset - pen) > TOLERANCE ? Math.round(((pen - offset) * 1000) / size) : 0
    if (adjustment !== 0) {
      pieces += `${open ? '>' : ''}${adjustment}`
      open = false
      adjusted = true
      pen -= (adjustment * size) / 1000
    }
    pieces += open ? hex : `<${hex}`
    open = true
    pen += advance + spacing
  }
  return { operators: adjusted ? `[${pieces}>] TJ` : `${pieces}> Tj`, spacing }
}

/** The gap after a character that occurs most often on the line; 0 when none prevails. */
function commonGap(set: readonly { offset: number; advance: number }[]): number {
  const counts = new Map<number, number>()
  let best = 0
  let most = 1
  for (let index = 0; index + 1 < set.length; index++) {
    const { offset, advance } = set[index]!
    const gap = Math.round((set[index + 1]!.offset - offset - advance) * 1e4) / 1e4
    const count = (counts.get(gap) ?? 0) + 1
    counts.set(gap, count)
    if (count > most || (count === most && gap === 0)) [best, most] = [gap, count]
  }
  return best
}
