import type { Clause } from '../records.ts'
import { clauseLabel } from '../reports/clause-label.ts'

/** What stands in the column 对应条款 for an opinion on the draft as a whole. */
export const wholeDraft = '总体'

/** Cell text for clauses: `二（一）1②；三（四）1`. */
export function clauseCell(ids: readonly string[]): string {
  return ids.length === 0 ? wholeDraft : ids.map(clauseLabel).join('；')
}

/** Spelling apart: width, spaces, brackets' width, and the slashes of ids. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s/、.．]/g, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
}

/** Reads the column 对应条款 against the draft. `unknown` lists what no clause is called. */
export function readClauseCell(cell: string, clauses: readonly Clause[]): { ids: string[]; unknown: string[] } {
  const names = new Map<string, string>()
  for (const { id } of clauses) {
    names.set(plain(clauseLabel(id)), id)
  }
  for (const { id } of clauses) names.set(plain(id), id)
  const ids: string[] = []
  const unknown: string[] = []
  for (const piece of cell.split(/[；;\n]+/)) {
    const name = plain(piece)
    if (name === '' || /^(总体|总体意见|全文|整体)$/.test(name)) continue
    const id = names.get(name)
    if (id === undefined) unknown.push(piece.trim())
    else if (!ids.includes(id)) ids.push(id)
  }
  return { ids, unknown }
}
