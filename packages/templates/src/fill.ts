import type { Diagnostic, Document, Result } from '@gongwen/model'
import { hasErrors } from '@gongwen/model'
import { blankData } from './filling/blank-data.ts'
import { type Data, readData } from './filling/data-file.ts'
import { compileText, type Expansion } from './filling/expand.ts'
import { checkData } from './filling/schema-check.ts'
import { castDocument, type Mould, readMould } from './markdown/document-of.ts'
import type { Template } from './template.ts'

const expansions = new WeakMap<Template, Result<Expansion | undefined>>()

/** Moulds by the Markdown that they were read from: rows of a batch that have the same fields share one. */
const moulds = new WeakMap<Template, Map<string, Mould>>()

/** Moulds that are kept of one template. */
const keptMoulds = 32

/** A template filled with data: plain values, or a file read by `readData`. Without a value when the data or the template are wrong. */
export function fill(template: Template, data: Data | unknown): Result<Document | undefined> {
  const checked = checkData(data, template.schema)
  if (hasErrors(checked.diagnostics)) return { value: undefined, diagnostics: checked.diagnostics }
  return fillChecked(template, checked.value, checked.diagnostics)
}

/** A template filled with its own sample. */
export function fillSample(template: Template): Result<Document | undefined> {
  const sample = readData(template.sample, `${template.folder}/sample.yaml`)
  return sample.value ? fill(template, sample.value) : { value: undefined, diagnostics: sample.diagnostics }
}

/** A form to be filled in by hand: fields stand empty, lists have as many rows as the schema asks for. Nothing is checked. */
export function fillBlank(template: Template): Result<Document | undefined> {
  return fillChecked(template, blankData(template.schema, template.schema), [])
}

/** The same with data that `checkData` or `rowsOf` has returned: for batches. */
export function fillChecked(
  template: Template,
  value: unknown,
  diagnostics: readonly Diagnostic[],
): Result<Document | undefined> {
  const expansion = expansionOf(template)
  if (!expansion.value) return { value: undefined, diagnostics: [...diagnostics, ...expansion.diagnostics] }
  const expanded = expansion.value(value)
  const { markdown, held } = expanded.value
  const document = castDocument(mouldOf(template, markdown, held), held)
  return {
    value: document.value,
    diagnostics: [...diagnostics, ...expansion.diagnostics, ...expanded.diagnostics, ...document.diagnostics],
  }
}

/** The mould of a filled text. One that depends on the values themselves is read for each row. */
function mouldOf(template: Template, markdown: string, held: readonly string[]): Mould {
  const kept = moulds.get(template) ?? new Map<string, Mould>()
  moulds.set(template, kept)
  const known = kept.get(markdown)
  if (known) return known
  const mould = readMould(markdown, { held, placed: false })
  if (!mould.looked && kept.size < keptMoulds) kept.set(markdown, mould)
  return mould
}

function expansionOf(template: Template): Result<Expansion | undefined> {
  const known = expansions.get(template)
  if (known) return known
  const { schema, partials, folder } = template
  const made = compileText(template.markdown, { schema, partials, file: `${folder}/template.md` })
  expansions.set(template, made)
  return made
}
