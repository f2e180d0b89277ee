import type { Diagnostic } from '@gongwen/model'
import type { FormField, ReadText } from '@gongwen/readers'

/** A value of a filled form and where it stood. */
export interface FormValue {
  path: (string | number)[]
  value: string
  /** 控件 or the words beside which it stood. */
  place: string
}

/** A value of a control, and where in the text. */
export interface ControlValue extends FormValue {
  start: number
  end: number
}

const step = /^[A-Za-z_$][\w$]*$/

/** Values of the form's controls, by the path that their tag names. What is only a label, or a name that is no path, is left out. */
export function controlValues({ fields }: ReadText): ControlValue[] {
  return fields.flatMap((field): ControlValue[] => {
    const path = pathOf(field)
    if (path.length === 0) return []
    const { start, end, label, tag } = field
    return [{ path, value: withoutNotes(field.value), place: label || tag, start, end }]
  })
}

/** Remarks and notes on changes stand in the text of a control, but nobody filled them in. */
function withoutNotes(value: string): string {
  if (!value.includes('【')) return value
  return value
    .split('\n')
    .filter((line) => !/^【(?:批注|修订)】/.test(line))
    .join('\n')
}

/** `members.0.name`, or `name` inside the first entry of the repeating section `members`. Names never become object keys unchecked. */
function pathOf({ tag, within }: FormField): (string | number)[] {
  const own = tag.split('.').map((name) => (/^\d{1,4}$/.test(name) ? Number(name) : name))
  const around = within.flatMap(({ tag: list, item }) => [...list.split('.'), item])
  const begins = around.length > 0 && around.every((name, index) => own[index] === name)
  const path = begins ? own : [...around, ...own]
  const sound = path.every(
    (name) => typeof name === 'number' || (step.test(name) && name !== '__proto__' && name !== 'constructor'),
  )
  return sound && tag !== '' ? path : []
}

/** Puts values into one object. A field that stands twice must say the same; an empty place says nothing. */
export function assemble(
  values: readonly FormValue[],
  file: string,
  titleOf: (path: FormValue['path']) => string,
): { data: Record<string, unknown>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const said = new Map<string, FormValue>()
  const refused = new Set<string>()
  const data = Object.create(null) as Record<string, unknown>
  for (const one of values) {
    const key = JSON.stringify(one.path)
    const before = said.get(key)
    if (refused.has(key) || one.value.trim() === '') continue
    if (before && before.value.trim() !== one.value.trim()) {
      refused.add(key)
      diagnostics.push({
        code: 'form-values-differ',
        severity: 'error',
        message: `在两处填得不同：“${before.value}”和“${one.value}”，没有取值`,
        remedy: '请申报单位核对后重新提交',
        place: { file, field: titleOf(one.path) },
      })
      put(data, one.path, undefined)
      continue
    }
    said.set(key, one)
    put(data, one.path, one.value)
  }
  return { data, diagnostics }
}

function put(data: Record<string, unknown>, path: readonly (string | number)[], value: unknown): void {
  let here: Record<string | number, unknown> = data
  for (const [index, name] of path.entries()) {
    if (index === path.length - 1) {
      here[name] = value
      return
    }
    const next = here[name] ?? (typeof path[index + 1] === 'number' ? [] : Object.create(null))
    here[name] = next
    here = next as Record<string | number, unknown>
  }
}
