import { pointsOf, type TableSize } from './table-text-styles.ts'

/** Each size of text in tables. */
export const tableSizes: readonly TableSize[] = [undefined, '小四', '五号']

/** Id of the style of a table whose text has a size. */
export function tableStyle(borderless: boolean, size: TableSize): string {
  return `${borderless ? 'Plain' : 'Official'}Table${size === undefined ? '' : pointsOf(size) * 2}`
}

/** Twips between the text of a cell and its edges, as on our own pages: so lines and rows are the same. */
export function cellMargins(size: TableSize): { across: number; down: number } {
  const em = pointsOf(size) * 20
  return { across: Math.round(em * 0.35), down: Math.round(em * 0.25) }
}
