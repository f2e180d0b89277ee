/** What a template may call: `{{日期 成文日期}}`. A result is held as a value unless it is `Raw`. */
export interface Helper {
  name: string
  aliases: readonly string[]
  /** For the table in the guide. */
  usage: string
  about: string
  run(values: readonly unknown[], around: Around): unknown
}

/** What a helper may know of the loop it stands in. */
export interface Around {
  /** From 0; undefined outside a loop. */
  index: number | undefined
}

/** A number, from a number or its text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value.replace(/[,，\s]/g, ''))
  return Number.isFinite(number) ? number : undefined
}

/** The entry `name` of a record; never of its prototype. */
export function entryOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, name)
    ? (record as Record<string, unknown>)[name]
    : undefined
}
