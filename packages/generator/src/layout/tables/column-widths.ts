import { type Table, textOf } from '@gongwen/model'
import type { Place } from './grid.ts'

/** What a column wants, in em: its longest word, and its longest line. */
interface Wish {
  least: number
  most: number
}

const longestLine = 40

/** Widths in points that fill `room`: by the shares of the columns, or by content. */
export function columnWidths(
  table: Table,
  places: readonly Place[],
  count: number,
  room: number,
  size: number,
): number[] {
  const padding = size * 0.75
  const shares = Array.from({ length: count }, (_, i) => table.columns[i]?.width)
  const given = shares.filter((share): share is number => share !== undefined && share > 0 && Number.isFinite(share))
  if (given.length > 0) {
    const usual = given.reduce((sum, share) => sum + share, 0) / given.length
    const all = shares.map((share) => (share !== undefined && share > 0 && Number.isFinite(share) ? share : usual))
    const total = sum(all)
    return atLeast(
      all.map((share) => (room * share) / total),
      wishesOf(places, count).map((wish) => wish.least * size + padding),
      room,
    )
  }
  const wishes = wishesOf(places, count)
  const least = wishes.map((wish) => wish.least * size + padding)
  const most = wishes.map((wish) => wish.most * size + padding)
  const [low, high] = [sum(least), sum(most)]
  if (high <= room) return most.map((width) => width * (room / high))
  if (low >= room) return least.map((width) => width * (room / low))
  return least.map((width, i) => width + ((most[i]! - width) * (room - low)) / (high - low))
}

/** Columns that are narrower than their longest word take what they lack from the others, while there is enough. */
function atLeast(widths: readonly number[], least: readonly number[], room: number): number[] {
  const lacking = sum(widths.map((width, i) => Math.max(0, least[i]! - width)))
  const spare = sum(widths.map((width, i) => Math.max(0, width - least[i]!)))
  if (lacking <= 0 || spare <= lacking || sum(least) > room) return [...widths]
  return widths.map((width, i) => (width < least[i]! ? least[i]! : width - ((width - least[i]!) * lacking) / spare))
}

function wishesOf(places: readonly Place[], count: number): Wish[] {
  const wishes = Array.from({ length: count }, (): Wish => ({ least: 1, most: 1 }))
  for (const { cell, column, columns } of places) {
    const lines = cell.children.flatMap((block) => textOf(block).split('\n'))
    const most = Math.min(longestLine, Math.max(1, ...lines.map(emsOf))) / columns
    const least =
      Math.min(8, Math.max(2, ...lines.flatMap((line) => line.split(/[^!-~]+/).map((word) => word.length / 2)))) /
      columns
    for (let i = column; i < column + columns; i++) {
      const wish = wishes[i]!
      wish.most = Math.max(wish.most, most)
      wish.least = Math.max(wish.least, Math.min(least, most))
    }
  }
  return wishes
}

/** About how long a line is, in em. */
function emsOf(line: string): number {
  let ems = 0
  for (const character of line) ems += character.charCodeAt(0) < 0x2000 ? 0.55 : 1
  return ems
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
