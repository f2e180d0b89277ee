import { deref, fieldNamed, fieldsOf, type Schema, titleOf } from './schema.ts'

/** What a place in a template can see: the schema of `this`, and how it was reached. */
export interface Scope {
  /** Undefined: nothing is known of it, nothing is checked. */
  schema: Schema | undefined
  parent?: Scope
  /** Name of the list that a loop runs over, as a path of keys from the outer list or the root. */
  list?: string
  /** Keys from the nearest list, or from the root. */
  path: readonly string[]
  /** `as |名|` of the loop. */
  names: ReadonlyMap<string, Scope>
}

/** The scope of a whole template. */
export function rootScope(schema: Schema | undefined): Scope {
  return { schema, path: [], names: new Map() }
}

/** A path of a template, found in the schema. */
export interface Found {
  /** Keys of the schema instead of titles. */
  parts: string[]
  schema: Schema | undefined
  /** Whether it must be filled in. */
  required: boolean
  /** Keys from the nearest list, or from the root. */
  path: readonly string[]
}

/** A name that no field has, and those it could have been. */
export interface Unknown {
  name: string
  known: string[]
}

/** Follows the names of a path from a scope: keys or titles. Below a scope of which nothing is known all names are right. */
export function follow(names: readonly string[], scope: Scope, root: Schema | undefined): Found | Unknown {
  let schema = scope.schema
  const parts: string[] = []
  const path = [...scope.path]
  let required = false
  for (const name of names) {
    if (name === 'length' && schema?.type === 'array')
      return { parts: [...parts, name], schema: { type: 'integer' }, path, required }
    if (schema?.type === 'array' && /^\d+$/.test(name)) {
      schema = deref(schema.items ?? {}, root ?? {})
      parts.push(name)
      continue
    }
    const found = schema && root && fieldNamed(name, schema, root)
    if (schema && root && !found) {
      return { name, known: fieldsOf(schema, root).flatMap(([key, field]) => [titleOf(key, field), key]) }
    }
    required = found !== undefined && schema?.required?.includes(found[0]) === true
    parts.push(found ? found[0] : name)
    path.push(found ? found[0] : name)
    schema = found ? found[1] : undefined
  }
  return { parts, schema, path, required }
}

/** The scope inside a loop over what was found. */
export function itemsScope(found: Found, parent: Scope, root: Schema | undefined): Scope {
  const items = found.schema?.items
  return {
    schema: items && root ? deref(items, root) : undefined,
    parent,
    list: found.path.join('.'),
    path: [],
    names: new Map(),
  }
}

/** The scope inside a part. */
export function partScope(found: Found, parent: Scope): Scope {
  return {
    schema: found.schema,
    parent,
    ...(parent.list === undefined ? {} : { list: parent.list }),
    path: found.path,
    names: new Map(),
  }
}
