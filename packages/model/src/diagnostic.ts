/**
 * How much a finding matters. `error`: something asked for was not done, or a rule marked 规定 is broken;
 * `warning`: done, but a person should look; `info`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info'

/** Strength of a rule as the standard words it: only 规定 can be an error. */
export type Strength = '规定' | '一般' | '推荐' | '实务'

/** Where something was noticed. Every part is optional: a spreadsheet has rows, a Markdown file has lines, a letter has parts. */
export interface Place {
  file?: string
  /** Line and column in a text, both from 1. */
  line?: number
  column?: number
  /** Sheet name, and row as the spreadsheet program numbers it, from 1. */
  sheet?: string
  row?: number
  /** Title of the field or column, in the clerk's words. */
  field?: string
  /** Anything finer: `附件 意见表.docx`, `第3页`. */
  part?: string
}

/** What was noticed while making something: where, what, what to do, and a stable code listed in `docs/diagnostics.md`. */
export interface Diagnostic {
  code: string
  severity: Severity
  /** Chinese, without the place and without the remedy. */
  message: string
  place?: Place
  /** What to do, Chinese. */
  remedy?: string
  /** Clause of the standard behind it, `GB/T 9704-2012 7.2.5`. */
  clause?: string
  strength?: Strength
}

/** A value, and what was noticed while making it. Bad input never throws. */
export interface Result<T> {
  value: T
  diagnostics: Diagnostic[]
}

/** A result without findings, or with the given ones. */
export function result<T>(value: T, diagnostics: Diagnostic[] = []): Result<T> {
  return { value, diagnostics }
}

/** Whether any finding is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** One line for people: `名单.xlsx:Sheet1:7 牵头单位 为空（填写后重新生成该行） [row-missing-field]`. */
export function formatDiagnostic({ code, message, place = {}, remedy }: Diagnostic): string {
  const { file, sheet, row, line, column, part, field } = place
  // A CSV file is its own only sheet.
  const named = file !== undefined && /\.(csv|tsv)$/i.test(file) ? undefined : sheet
  const where = [file, named, row ?? line, row === undefined ? column : undefined, part]
    .filter((piece) => piece !== undefined)
    .join(':')
  const said = field !== undefined && !message.includes(field) ? `“${field}”${message}` : message
  return `${where && `${where} `}${said}${remedy ? `（${remedy}）` : ''} [${code}]`
}
