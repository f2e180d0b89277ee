import type { Diagnostic } from '@gongwen/model'
import type { FormField } from '@gongwen/readers'
import { type Data, objectOf } from '../filling/data-file.ts'
import { deref, type Schema } from '../filling/schema.ts'

/** Most entries of one list that a form may hold. */
const mostEntries = 1000

/**
 * What was filled into a form, as data: `lead.name` becomes a part, `members.0.name` and a `name` inside the repeating section
 * `members` become entries. A field that stands twice counts once, a row left empty not at all. Names that the schema does not
 * know are said.
 */
export function formData(fields: readonly FormField[], schema: Schema, file: string, diagnostics: Diagnostic[]): Data {
  const values = new Map<string, string>()
  const unknown = new Set<string>()
  for (const field of fields) {
    if (field.kind === 'signature' || field.tag === '') continue
    const path = pathOf(field)
    if (!path || !isKnown(path, schema)) unknown.add(field.label || field.tag)
    else {
      const key = JSON.stringify(path)
      const value = field.value.trim()
      // An unticked box is no answer where the same box was ticked elsewhere.
      if (value !== '' && (values.get(key) ?? '') === '') values.set(key, field.option ?? value)
    }
  }
  if (unknown.size > 0) {
    diagnostics.push({
      code: 'form-field-unknown',
      severity: 'warning',
      message: `表里有模板没有的格子：${[...unknown].slice(0, 8).join('、')}，没有读入`,
      remedy: '核对是否用错了表，或表被改过',
      place: { file },
    })
  }
  const entries = [...values].map(([key, value]) => [JSON.parse(key) as (string | number)[], value] as const)
  return { value: nested(entries), placeOf: () => ({ file }), sourceOf: () => undefined }
}

/** Keys and row numbers from the root: of the tag itself, or of the repeating sections around it. */
function pathOf({ tag, within }: FormField): (string | number)[] | undefined {
  const around = within
    .filter((section) => section.tag !== '')
    .flatMap((section): (string | number)[] => [...steps(section.tag), section.item])
  const path = [...around, ...steps(tag)]
  return path.some((step) => typeof step === 'number' && step >= mostEntries) ? undefined : path
}

function steps(name: string): (string | number)[] {
  return name.split('.').map((step) => (/^\d{1,6}$/.test(step) ? Number(step) : step))
}

function isKnown(path: readonly (string | number)[], root: Schema): boolean {
  let schema: Schema = root
  for (const step of path) {
    const next =
      typeof step === 'number'
        ? schema.items
        : schema.properties && Object.hasOwn(schema.properties, step)
          ? schema.properties[step]
          : undefined
    if (!next) return false
    schema = deref(next, root)
  }
  return schema.type !== 'object'
}

/** Values at their paths; rows of which nothing was filled in close up. */
function nested(entries: readonly (readonly [readonly (string | number)[], string])[]): unknown {
  const [first] = entries
  if (!first) return undefined
  if (first[0].length === 0) return first[1]
  const groups = new Map<string | number, (readonly [readonly (string | number)[], string])[]>()
  for (const [[step, ...rest], value] of entries) {
    if (step === undefined) continue
    groups.set(step, [...(groups.get(step) ?? []), [rest, value]])
  }
  const keys = [...groups.keys()]
  if (keys.every((key) => typeof key === 'number')) {
    return keys.sort((left, right) => left - right).map((key) => nested(groups.get(key) ?? []))
  }
  return objectOf(keys.map((key) => [String(key), nested(groups.get(key) ?? [])] as const))
}
