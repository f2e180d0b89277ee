import type { DatabaseSync } from 'node:sqlite'

/**
 * Runs something whole or not at all, as the only writer. Within a transaction it joins the outer one. A second process waits
 * (`busy_timeout`) instead of failing.
 */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work()
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
