import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Everything a docket holds, to compare two of them: rows of all tables in order, originals with their hashes. */
export function dumpOf(folder: string): Record<string, unknown> {
  const database = new DatabaseSync(join(folder, 'docket.sqlite'), { readOnly: true })
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
  const dump: Record<string, unknown> = {}
  for (const { name } of tables) {
    const rows = database
      .prepare(`SELECT * FROM "${name}"`)
      .all()
      .map((row) => JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? hashOf(value) : value)))
      .sort()
    dump[String(name)] = rows
  }
  database.close()
  dump['originals/'] = readdirSync(join(folder, 'originals'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${hashOf(readFileSync(join(entry.parentPath, entry.name)))}`)
    .sort()
  return dump
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
