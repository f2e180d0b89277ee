import type { Diagnostic, Result } from '@gongwen/model'
import type { ReadText } from '@gongwen/readers'
import { checkData, fieldTitle } from '../filling/schema-check.ts'
import type { Template } from '../template.ts'
import { answersOf, headingLines, headingsOf } from './form-answers.ts'
import { coverValues } from './form-cover.ts'
import { formFault, refusalOf } from './form-faults.ts'
import { pageOf } from './form-page.ts'
import { placesOf } from './form-places.ts'
import { tableValues } from './form-tables.ts'
import { assemble, controlValues, type FormValue } from './form-values.ts'

/** A filled form, read. */
export interface FilledForm {
  /** Data with the schema's keys; what was not filled in is not there. */
  value: Record<string, unknown>
  /** Whether the values came from the form's controls, from the words beside them, or both. */
  from: 'controls' | 'labels' | 'both'
}

/**
 * Reads a filled form back into data, checked against the template's schema. Controls count first; where they are gone, the words
 * beside them. Nothing is guessed: what cannot be read is missing, and said. Undefined when nothing of the form was found.
 */
export function readForm(
  read: ReadText,
  file: string,
  { schema, markdown }: Pick<Template, 'schema' | 'markdown'>,
): Result<FilledForm | undefined> {
  const places = placesOf(schema)
  const headings = headingsOf(markdown)
  const page = pageOf(read)
  const controls = controlValues(read)
  // The page of a fillable PDF shows what the fields held when it was made: only the fields themselves count.
  const beside = read.format === 'pdf' && controls.length > 0 ? [] : controls
  const paper = beside === controls
  const lines = headingLines(page, headings)
  const tables = tableValues(paper ? page : { ...page, tables: [] }, places, beside, lines)
  if (paper) tables.singles.push(...coverValues(page, places, lines))
  const answers = paper ? answersOf(page, places, headings, lines) : []

  const filled = new Set(controls.filter(({ value }) => value.trim() !== '').map(({ path }) => JSON.stringify(path)))
  const open = ({ path }: FormValue): boolean => !filled.has(JSON.stringify(path))
  const labelled = [...tables.singles, ...answers.filter(({ lost }) => lost === undefined).map(({ value }) => value)]
  const own = controls.filter((control) => !tables.used.has(control))
  const values: FormValue[] = [...own, ...labelled.filter(open), ...tables.entries]

  const refused = refusalOf({ read, file, places, headings, lines, page, values, controls, tables, answers })
  if (refused) return { value: undefined, diagnostics: [refused] }
  const titleOf = (path: FormValue['path']): string => fieldTitle(path, schema)
  const { data, diagnostics } = assemble(values, file, titleOf)
  const checked = checkData(withoutBlanks(data), schema, { fromText: true })
  const faults = formFault({
    read,
    file,
    places,
    page,
    values,
    controls,
    tables,
    answers,
    open,
    titleAt: ({ path }) => titleOf(path),
  })
  // What was filled in and not taken is said once, not called empty as well.
  const told = new Set([...diagnostics, ...faults].map(({ place }) => place?.field))
  const found: Diagnostic[] = checked.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    place: { ...diagnostic.place, file },
  }))
  const others = found.filter(({ code, place }) => code !== 'data-missing' || !told.has(place?.field))
  const byLabels = labelled.some((one) => one.value !== '' && open(one)) || tables.entries.length > tables.used.size
  const from = controls.length === 0 ? 'labels' : byLabels ? 'both' : 'controls'
  return {
    value: { value: (checked.value ?? {}) as Record<string, unknown>, from },
    diagnostics: [...diagnostics, ...faults, ...others],
  }
}

/** Entries of lists in which nothing was filled in (an unticked box says nothing by itself) are no entries. */
function withoutBlanks(data: Record<string, unknown>): Record<string, unknown> {
  const said = (value: unknown): boolean =>
    value !== undefined && value !== '' && value !== 'false' && value !== '否' && value !== false
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.filter((entry) =>
            typeof entry === 'object' && entry !== null ? Object.values(entry).some(said) : said(entry),
          )
        : value,
    ]),
  )
}
