import type { Frame, FrameItem, Frames } from '@gongwen/generator'

/** Characters whose baselines are nearer than this stand in one row: 0.5 mm in points. */
const sameRow = 0.5 * (72 / 25.4)

/** A row below the text area of an upright A4 page that is nothing but a number between dashes is the page's (7.5). */
const foot = 263 * (72 / 25.4)
const folio = /^—*\d+—*$/

interface Placed {
  character: string
  x: number
  y: number
}

/**
 * The text of pages from top to bottom and left to right, as one reads it who knows nothing of cells: a row of a table
 * whose cells have several lines comes line by line across all of them. Page numbers are left out.
 */
export function rowsOf({ pages }: Frames): string {
  return pages.map((page) => pageRows(page).join('\n')).join('\n')
}

function pageRows(page: Frame): string[] {
  const placed: Placed[] = []
  const place = (item: FrameItem): void => {
    if (item.type === 'field') item.appearance.forEach(place)
    if (item.type !== 'text' || item.turn) return
    for (const [index, character] of [...item.text].entries())
      if (character.trim() !== '') placed.push({ character, x: item.x + (item.offsets[index] ?? 0), y: item.y })
  }
  page.items.forEach(place)
  placed.sort((a, b) => a.y - b.y || a.x - b.x)
  const rows: Placed[][] = []
  for (const one of placed) {
    const last = rows.at(-1)
    if (last && one.y - last[0]!.y < sameRow) last.push(one)
    else rows.push([one])
  }
  const words = (row: Placed[]): string => {
    const across = row.sort((a, b) => a.x - b.x)
    return across.map(({ character }) => character).join('')
  }
  return rows.map((row) => (row[0]!.y > foot && folio.test(words(row)) ? '' : words(row)))
}
