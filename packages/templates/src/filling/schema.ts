/** The part of JSON Schema 2020-12 that templates use, as it stands in `schema.json`. */
export interface Schema {
  $schema?: string
  $ref?: string
  $defs?: Record<string, Schema>
  /** What officers call it: column name, form label, subject of error messages. */
  title?: string
  /** What to write, Chinese; shown in data files and as the remedy of errors. */
  description?: string
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean'
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: (string | number)[]
  format?: string
  examples?: unknown[]
  default?: unknown
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  /** Name of a field beside it that must not be later (dates) or larger (numbers). */
  'x-notBefore'?: string
  /** Unit of a number, as its label prints it: 万元. */
  'x-unit'?: string
  [keyword: string]: unknown
}

/** Follows `$ref: "#/$defs/…"` to its definition. A reference that leads nowhere, or in circles, is the empty schema. */
export function deref(schema: Schema, root: Schema): Schema {
  let found = schema
  for (let steps = 0; found.$ref !== undefined; steps += 1) {
    const name = /^#\/\$defs\/([^/]+)$/.exec(found.$ref)?.[1]
    const defs = root.$defs
    const next = name !== undefined && defs && Object.hasOwn(defs, name) ? defs[name] : undefined
    if (!next || steps > 20) return {}
    const { $ref: _, ...own } = found
    found = { ...next, ...own }
  }
  return found
}

/** The properties of an object's schema, each followed to its definition. */
export function fieldsOf(schema: Schema, root: Schema): [string, Schema][] {
  return Object.entries(schema.properties ?? {}).map(([key, field]) => [key, deref(field, root)])
}

const meant = new WeakMap<Schema, { root: Schema; names: Map<string, [string, Schema] | undefined> }>()

/** Names that are remembered of one object's schema: rows of a list all have the same. */
const remembered = 500

/** The field that a clerk means by a name: a key, or a title. */
export function fieldNamed(name: string, schema: Schema, root: Schema): [string, Schema] | undefined {
  const known = meant.get(schema)
  const names = known?.root === root ? known.names : new Map<string, [string, Schema] | undefined>()
  if (names.has(name)) return names.get(name)
  const field = findField(name, schema, root)
  if (names.size < remembered) meant.set(schema, { root, names: names.set(name, field) })
  return field
}

function findField(name: string, schema: Schema, root: Schema): [string, Schema] | undefined {
  const fields = fieldsOf(schema, root)
  const wanted = fold(name)
  return (
    fields.find(([key]) => key === name) ??
    fields.find(([, field]) => field.title !== undefined && fold(field.title) === wanted) ??
    fields.find(([key]) => fold(key) === wanted)
  )
}

/** Titles compare without blanks, case, width, and the star that marks what must be filled in. */
function fold(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[*＊]$/, '')
    .toLowerCase()
}

/** What a field is called in messages: its title, else its key. */
export function titleOf(key: string, schema: Schema): string {
  return schema.title ?? key
}
