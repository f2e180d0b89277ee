import type { Docket } from './docket.ts'
import { inTransaction } from './transaction.ts'

/** What a person entered: never changed, only followed by a later one. */
export interface Entered<T> {
  sequence: number
  /** What it is about: `cluster`, `opinion`; for corrections `mail-kind`, `opinion-clause`, `split` … */
  target: string
  /** Id of the record it is about. */
  id: string
  record: T
  /** Who entered it, and when (ISO). */
  author: string
  at: string
}

/** What is to be entered. */
export type Entry<T> = Pick<Entered<T>, 'target' | 'id' | 'record' | 'author'>

type Table = 'decisions' | 'corrections'

/** Enters decisions (采纳情况), all or none. */
export function addDecisions<T>(docket: Docket, entries: readonly Entry<T>[]): void {
  add(docket, 'decisions', entries)
}

/** Enters corrections of what the program thinks, all or none. A letter's kind is corrected as `mail-kind` with `{ kind }`. */
export function addCorrections<T>(docket: Docket, entries: readonly Entry<T>[]): void {
  add(docket, 'corrections', entries)
}

/** Every decision in the order they were entered: the history. The last for a target counts. */
export function decisionsOf<T>(docket: Docket, about: Partial<Pick<Entered<T>, 'target' | 'id'>> = {}): Entered<T>[] {
  return list<T>(docket, 'decisions', about)
}

/** Every correction in the order they were entered. */
export function correctionsOf<T>(docket: Docket, about: Partial<Pick<Entered<T>, 'target' | 'id'>> = {}): Entered<T>[] {
  return list<T>(docket, 'corrections', about)
}

/** The last entry for each target: what holds now, by `target/id`. */
export function standing<T>(entries: readonly Entered<T>[]): Map<string, Entered<T>> {
  return new Map(entries.map((entry) => [`${entry.target}/${entry.id}`, entry]))
}

/** An entry that repeats what already stands is not entered again, whoever hands it in: a workbook read twice changes nothing. */
function add<T>(docket: Docket, table: Table, entries: readonly Entry<T>[]): void {
  const at = docket.now().toISOString()
  inTransaction(docket.database, () => {
    for (const { target, id, record, author } of entries) {
      const last = docket
        .sql(`SELECT record FROM ${table} WHERE target = ? AND id = ? ORDER BY sequence DESC LIMIT 1`)
        .get(target, id)
      const text = JSON.stringify(record)
      if (last?.['record'] === text) continue
      docket
        .sql(`INSERT INTO ${table} (target, id, record, author, at) VALUES (?, ?, ?, ?, ?)`)
        .run(target, id, text, author, at)
    }
  })
}

function list<T>(
  docket: Docket,
  table: Table,
  { target, id }: Partial<Pick<Entered<T>, 'target' | 'id'>>,
): Entered<T>[] {
  return docket
    .sql(`SELECT * FROM ${table} WHERE (? IS NULL OR target = ?) AND (? IS NULL OR id = ?) ORDER BY sequence`)
    .all(target ?? null, target ?? null, id ?? null, id ?? null)
    .map((row) => ({
      sequence: Number(row['sequence']),
      target: String(row['target']),
      id: String(row['id']),
      record: JSON.parse(String(row['record'])) as T,
      author: String(row['author']),
      at: String(row['at']),
    }))
}
