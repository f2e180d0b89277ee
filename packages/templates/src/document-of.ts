import type { Document, Result } from '@gongwen/model'
import { hasErrors } from '@gongwen/model'
import { type Data, plainData } from './filling/data-file.ts'
import { compileText } from './filling/expand.ts'
import type { Schema } from './filling/schema.ts'
import { checkData } from './filling/schema-check.ts'
import { unfilledBraces } from './filling/unfilled.ts'
import { dataInFrontMatter } from './markdown/data-in-front-matter.ts'
import { markdownToDocument } from './markdown/document-of.ts'

/** How a user's own Markdown file is read. */
export interface DocumentOptions {
  /** Name shown in diagnostics. */
  file?: string
  /** Values for `{{…}}` in the text, read by `readData` or plain; those under 数据 in front matter otherwise. */
  data?: Data | unknown
  /** Texts for `{{> 名称}}`. */
  partials?: ReadonlyMap<string, string>
}

/**
 * The document of a user's own Markdown, no template needed. `{{…}}` is filled when data are given, here or under 数据 in
 * front matter. Without a value when the data or the braces are wrong, or nothing is left to print.
 */
export function documentOf(markdown: string, options: DocumentOptions = {}): Result<Document | undefined> {
  const { file, partials = new Map() } = options
  const named = file === undefined ? {} : { file }
  const data = options.data ?? dataInFrontMatter(markdown)
  if (data === undefined) {
    const { value, diagnostics } = markdownToDocument(markdown, named)
    const printed = value.children.length > 0 ? value : undefined
    return { value: printed, diagnostics: [...diagnostics, ...unfilledBraces(markdown, file)] }
  }
  const given = isData(data) ? data : plainData(data)
  const schema = schemaOf(given.value)
  const checked = checkData(given, schema)
  if (hasErrors(checked.diagnostics)) return { value: undefined, diagnostics: checked.diagnostics }
  const expansion = compileText(markdown, { schema, partials, ...named })
  if (!expansion.value) return { value: undefined, diagnostics: [...checked.diagnostics, ...expansion.diagnostics] }
  const expanded = expansion.value(checked.value)
  const { markdown: text, held } = expanded.value
  // Loops and conditions move lines: those of the filled text are not the author's.
  const placed = text.split('\n').length === markdown.split('\n').length
  const { value, diagnostics } = markdownToDocument(text, { ...named, held, placed })
  return {
    value,
    diagnostics: [...checked.diagnostics, ...expansion.diagnostics, ...expanded.diagnostics, ...diagnostics],
  }
}

/** The schema that data without one would fit: names are known, so that a misspelt `{{…}}` is found. */
function schemaOf(value: unknown, depth = 0): Schema {
  if (depth > 32 || value === undefined || value === null) return {}
  if (Array.isArray(value)) return { type: 'array', items: value.length > 0 ? mergedItems(value, depth) : {} }
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, entry]) => [key, schemaOf(entry, depth + 1)] as const)
    return { type: 'object', properties: Object.fromEntries(entries) }
  }
  return typeof value === 'string'
    ? { type: 'string' }
    : typeof value === 'number'
      ? { type: 'number' }
      : typeof value === 'boolean'
        ? { type: 'boolean' }
        : {}
}

function mergedItems(values: readonly unknown[], depth: number): Schema {
  const schemas = values.map((value) => schemaOf(value, depth + 1))
  const types = new Set(schemas.map(({ type }) => type))
  if (types.size !== 1) return {}
  const [first = {}] = schemas
  if (first.type !== 'object') return first
  return {
    type: 'object',
    properties: Object.assign({}, ...schemas.map(({ properties = {} }) => properties)) as Record<string, Schema>,
  }
}

function isData(given: unknown): given is Data {
  return typeof given === 'object' && given !== null && typeof (given as Partial<Data>).placeOf === 'function'
}
