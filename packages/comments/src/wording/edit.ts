import type { Clause, Proposal } from '../records.ts'

/** A proposal for the stretch `[start, end)` of a clause; null when it would change nothing. */
export function edit(clause: Clause, op: Proposal['op'], start: number, end: number, to: string): Proposal | null {
  const from = clause.text.slice(start, end)
  if (op === 'replace' && from === to) return null
  return { op, from, to, at: { clause: clause.id, start, end } }
}

/** Wording without the stops at its ends. */
export function clean(text: string): string {
  return text.replace(/^[：:，,、\s]+|[。；;，,、\s]+$/g, '')
}
