import { safeFileName } from '@gongwen/certificates'
import type { Row, Template } from '@gongwen/templates'

/** File names of the rows, each once: the value of a column (by title or key), else the row's number. */
export function namesOf(rows: readonly Row[], { id, schema }: Template, column: string | undefined): string[] {
  const key = Object.entries(schema.properties ?? {}).find(
    ([name, field]) => name === column || field.title === column,
  )?.[0]
  const taken = new Set<string>()
  return rows.map(({ value, place }, index) => {
    const given =
      key === undefined ? undefined : new Map(Object.entries((value ?? {}) as Record<string, unknown>)).get(key)
    const numbered = `${id}-${String(place.row ?? index + 1).padStart(3, '0')}`
    const wanted = typeof given === 'string' || typeof given === 'number' ? safeFileName(String(given)) : numbered
    let name = wanted
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${wanted}（${copy}）`
    taken.add(name.toLowerCase())
    return name
  })
}

/** Whether the template has such a column. */
export function hasColumn({ schema }: Template, column: string): boolean {
  return Object.entries(schema.properties ?? {}).some(([name, field]) => name === column || field.title === column)
}
