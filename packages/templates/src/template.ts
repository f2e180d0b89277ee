import type { Schema } from './filling/schema.ts'

/** A template folder, read. */
export interface Template {
  /** Name of the folder. */
  id: string
  title: string
  description: string
  /** Where it lies, for messages and for pictures that the text names. */
  folder: string
  /** `template.md`: front matter, Markdown, handlebars, directives. */
  markdown: string
  schema: Schema
  /** `sample.yaml` as written. */
  sample: string
  readme: string
  /** Texts of `partials/*.md` by name, the library's own and the folder's. */
  partials: ReadonlyMap<string, string>
  /** Other YAML files of the folder by name, such as `conditions.yaml`. */
  extras: ReadonlyMap<string, string>
}
