import type { Atom } from '../atom.ts'
import { breakLines, type Line } from '../break-lines.ts'
import { widthOf } from '../styles.ts'
import { breakCosts } from './words.ts'

/** Beyond so many lines or places to break, lines are filled one after the other. */
const mostLines = 5
const mostWork = 60_000

/**
 * Breaks a title by meaning into lines of a trapezium or a diamond (7.3.1): never inside 《》, words and numbers where that
 * can be helped, no line shorter than both its neighbours, not all alike. Breaks that the author set stand.
 */
export function titleLines(atoms: Atom[], room: number): Line[] {
  if (atoms.length === 0) return []
  // A title that fits its line stays whole: two lines would cost more.
  if (widthWithGaps(atoms) <= room && !atoms.some(({ mustBreak }) => mustBreak))
    return [lineOf(atoms, 0, atoms.length, room)]
  const sentences: Atom[][] = [[]]
  for (const atom of atoms) {
    sentences.at(-1)!.push(atom)
    if (atom.mustBreak) sentences.push([])
  }
  const least = sentences.reduce(
    (sum, own) => sum + Math.max(own.length > 0 ? 1 : 0, Math.ceil(widthOf(own) / room - 1e-6)),
    0,
  )
  const best = least <= mostLines ? bestBreaks(atoms, placesIn(atoms), least, room) : undefined
  if (!best) return breakLines(atoms, () => room)
  const edges = [0, ...best, atoms.length]
  return edges.slice(1).map((to, i) => lineOf(atoms, edges[i]!, to, room))
}

/** As the breaks are measured: the gap after the last character counts. */
function widthWithGaps(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, { width, gap }) => sum + width + gap, 0)
}

interface Place {
  /** Atom before which the line may end. */
  at: number
  cost: number
  /** The author ended the line here. */
  forced: boolean
}

/** Where lines may end, with what each place costs. */
function placesIn(atoms: readonly Atom[]): Place[] {
  const text = atoms.map((atom) => atom.text).join('')
  const costs = breakCosts(text)
  const places: Place[] = []
  let offset = 0
  let depth = 0
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i]!
    const before = atoms[i - 1]
    const forced = before?.mustBreak === true
    if (before?.breakAfter) places.push({ at: i, cost: forced ? 0 : costs[offset]! + depth * 8, forced })
    offset += atom.text.length
    if (atom.kind === 'open') depth++
    if (atom.kind === 'close') depth = Math.max(0, depth - 1)
  }
  return places
}

/** The cheapest breaks into the fewest lines that can be had, or one more. */
function bestBreaks(
  atoms: readonly Atom[],
  places: readonly Place[],
  least: number,
  room: number,
): number[] | undefined {
  const sums = [0]
  for (const atom of atoms) sums.push(sums.at(-1)! + atom.width + atom.gap)
  const em = atoms[0]!.style.size
  let best: { cost: number; breaks: number[] } | undefined
  let work = 0
  const tryLines = (count: number): void => {
    const search = (index: number, breaks: number[], cost: number): void => {
      if (++work > mostWork || (best && cost >= best.cost)) return
      const begin = breaks.at(-1) ?? 0
      if (breaks.length === count - 1) {
        if (sums.at(-1)! - sums[begin]! > room || places.slice(index).some(({ forced }) => forced)) return
        const edges = [0, ...breaks, atoms.length]
        const widths = edges.slice(1).map((to, i) => sums[to]! - sums[edges[i]!]!)
        const total = cost + shapeCost(widths, em) + (count - least) * 25
        if (!best || total < best.cost) best = { cost: total, breaks }
        return
      }
      for (let p = index; p < places.length; p++) {
        const { at, cost: price, forced } = places[p]!
        if (sums[at]! - sums[begin]! > room) break
        search(p + 1, [...breaks, at], cost + price)
        if (forced) break
      }
    }
    search(0, [], 0)
  }
  tryLines(least)
  if (!best || best.cost > 40) tryLines(least + 1)
  return best?.breaks
}

/** How far widths are from a trapezium or a diamond. */
function shapeCost(widths: readonly number[], em: number): number {
  const longest = Math.max(...widths)
  const shortest = Math.min(...widths)
  let cost = 0
  for (let i = 1; i + 1 < widths.length; i++)
    if (widths[i]! < Math.min(widths[i - 1]!, widths[i + 1]!) - em / 8) cost += 60
  if (longest - shortest < em / 2) cost += 12
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  for (const width of widths) cost += ((width - mean) / em) ** 2 * 0.35
  if (shortest < em * 4) cost += 15
  return cost
}

function lineOf(atoms: readonly Atom[], start: number, end: number, room: number): Line {
  let stop = end
  while (stop > start && atoms[stop - 1]!.kind === 'space') stop--
  return { start, end, stop, width: widthOf(atoms.slice(start, stop)), room, last: true }
}
