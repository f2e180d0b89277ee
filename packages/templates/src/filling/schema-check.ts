import type { Diagnostic, Place, Result } from '@gongwen/model'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { type Data, plainData } from './data-file.ts'
import { formats } from './formats.ts'
import { normalise, type Taking } from './normalise.ts'
import { deref, type Schema, titleOf } from './schema.ts'
import { complaintOf } from './schema-messages.ts'

const compiled = new WeakMap<Schema, Result<ValidateFunction | undefined>>()

/** A validator of a schema; a schema that is none is said. Made once a schema. */
export function validatorOf(schema: Schema, file?: string): Result<ValidateFunction | undefined> {
  const known = compiled.get(schema)
  if (known) return known
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    ownProperties: true,
  })
  for (const [name, format] of Object.entries(formats))
    ajv.addFormat(name, { type: format.type, validate: format.test as (value: never) => boolean } as never)
  for (const keyword of ['x-notBefore', 'x-rows', 'x-unit', 'x-width']) ajv.addKeyword(keyword)
  let made: Result<ValidateFunction | undefined>
  try {
    made = { value: ajv.compile(schema), diagnostics: [] }
  } catch (error) {
    const message = `schema.json 有误：${error instanceof Error ? error.message : String(error)}`
    const place = file === undefined ? {} : { place: { file } }
    made = {
      value: undefined,
      diagnostics: [{ code: 'template-schema', severity: 'error', message, remedy: '对照《新建模板》检查', ...place }],
    }
  }
  compiled.set(schema, made)
  return made
}

/** Data checked against a schema: the value with the schema's keys, or what is wrong with it, one finding a fault. */
export function checkData(given: Data | unknown, schema: Schema, asked?: Taking): Result<unknown> {
  const data = isData(given) ? given : plainData(given)
  const taking = asked ?? { fromText: data.fromText === true }
  const validator = validatorOf(schema)
  if (!validator.value) return { value: undefined, diagnostics: validator.diagnostics }
  const { value, diagnostics, written, misspelt } = normalise(data, schema, taking)
  const validate = validator.value
  const faults = validate(value) ? [] : (validate.errors ?? [])
  const placeOf = (path: (string | number)[]): Place => {
    const source = written.get(JSON.stringify(path)) ?? written.get(JSON.stringify(path.slice(0, -1))) ?? path
    return data.placeOf(source) ?? {}
  }
  const said = new Set<string>()
  for (const error of faults) {
    const found = faultOf(error, schema, value, placeOf, misspelt)
    if (!found) continue
    const key = `${found.place?.field}:${found.code}`
    if (!said.has(key)) diagnostics.push(found)
    said.add(key)
  }
  diagnostics.push(...orderFaults(schema, value, schema, [], placeOf))
  return { value: value ?? {}, diagnostics }
}

function faultOf(
  error: ErrorObject,
  root: Schema,
  value: unknown,
  placeOf: (path: (string | number)[]) => Place,
  misspelt: ReadonlySet<string>,
): Diagnostic | undefined {
  const path = pathOf(error.instancePath, value)
  const at = schemaAt(path, root)
  const complaint = complaintOf(error, at, valueAt(path, value), root)
  if (!complaint) return undefined
  const missing = error.keyword === 'required' ? String(error.params['missingProperty']) : undefined
  const full = missing === undefined ? path : [...path, missing]
  if (missing !== undefined && misspelt.has(JSON.stringify(full))) return undefined
  return { ...complaint, severity: 'error', place: { ...placeOf(full), field: fieldTitle(full, root) } }
}

/** `x-notBefore`: a date or number must not be before that of another field. */
function orderFaults(
  schema: Schema,
  value: unknown,
  root: Schema,
  path: (string | number)[],
  placeOf: (path: (string | number)[]) => Place,
): Diagnostic[] {
  if (Array.isArray(value)) {
    const items = deref(schema.items ?? {}, root)
    return value.flatMap((entry, index) => orderFaults(items, entry, root, [...path, index], placeOf))
  }
  if (typeof value !== 'object' || value === null) return []
  const record = value as Record<string, unknown>
  return Object.keys(schema.properties ?? {}).flatMap((key) => {
    const field = deref(schema.properties![key]!, root)
    const other = field['x-notBefore']
    const below = orderFaults(field, record[key], root, [...path, key], placeOf)
    const [mine, theirs] = [record[key], other === undefined ? undefined : record[other]]
    if (
      other === undefined ||
      typeof mine !== typeof theirs ||
      mine === undefined ||
      (mine as string) >= (theirs as string)
    )
      return below
    const title = titleOf(other, deref(schema.properties?.[other] ?? {}, root))
    return [
      ...below,
      {
        code: 'data-order',
        severity: 'error',
        message: `${String(mine)} 早于“${title}”${String(theirs)}`,
        remedy: '核对两项的先后',
        place: { ...placeOf([...path, key]), field: fieldTitle([...path, key], root) },
      },
    ]
  })
}

/** 成员单位第2项的联系电话. */
export function fieldTitle(path: readonly (string | number)[], root: Schema): string {
  let schema = root
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') {
      text += `第${step + 1}项`
      schema = deref(schema.items ?? {}, root)
    } else {
      schema = deref(schema.properties?.[step] ?? {}, root)
      text += `${text === '' ? '' : '的'}${titleOf(step, schema)}`
    }
  }
  return text || (root.title ?? '数据')
}

/** The schema of the value at a path. */
export function schemaAt(path: readonly (string | number)[], root: Schema): Schema {
  let schema = root
  for (const step of path)
    schema = deref((typeof step === 'number' ? schema.items : schema.properties?.[step]) ?? {}, root)
  return schema
}

function pathOf(pointer: string, value: unknown): (string | number)[] {
  let at = value
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replace(/~1/g, '/').replace(/~0/g, '~')
      const step = Array.isArray(at) ? Number(name) : name
      at = (at as Record<string, unknown> | undefined)?.[name]
      return step
    })
}

function valueAt(path: readonly (string | number)[], value: unknown): unknown {
  return path.reduce((at: unknown, step) => (at as Record<string | number, unknown> | undefined)?.[step], value)
}

function isData(given: unknown): given is Data {
  return typeof given === 'object' && given !== null && typeof (given as Partial<Data>).placeOf === 'function'
}
