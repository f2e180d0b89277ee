import type { Diagnostic, Document, Place, Result } from '@gongwen/model'
import { documentOf } from '../document-of.ts'
import { dataInFrontMatter } from '../markdown/data-in-front-matter.ts'
import { markdownToDocument } from '../markdown/document-of.ts'
import type { Passage } from './passage.ts'
import { passagesOfDocument } from './passages-of-document.ts'
import { passagesOfMarkdown } from './passages-of-markdown.ts'
import { type PlacedFinding, type Rule, severityOf } from './rule.ts'
import { rules } from './rules/index.ts'

/** How a text is checked. */
export interface CheckOptions {
  /** Name shown in diagnostics. */
  file?: string
  /** False: rules of local practice (实务) are left out. */
  practice?: boolean
  /** True: the text is a whole paper, so that it lacks what it has not. */
  complete?: boolean
}

/** After so many findings of one rule the rest is only counted: a linter that talks too much is switched off. */
const mostOfOne = { error: 50, warning: 20, info: 3 }

/** Checks a Markdown text against GB/T 9704, 15834, 15835; also what `documentOf` says of it. */
export function checkMarkdown(markdown: string, options: CheckOptions = {}): Diagnostic[] {
  const source = normal(markdown)
  const { file } = options
  // A text that fills itself is checked as filled: its lines are not those that are printed.
  if (dataInFrontMatter(source) !== undefined) {
    const filled = documentOf(source, file === undefined ? {} : { file })
    return [...filled.diagnostics, ...(filled.value ? checkDocument(filled.value, options) : [])]
  }
  const { value, diagnostics } = markdownToDocument(source, file === undefined ? {} : { file })
  const found = findingsIn(passagesOfMarkdown(source), value, options)
  return [...diagnostics, ...report(found, (finding) => placeIn(source, finding, file))]
}

/** Checks a document that no file holds, such as a filled template. */
export function checkDocument(document: Document, options: CheckOptions = {}): Diagnostic[] {
  const { file } = options
  return report(findingsIn(passagesOfDocument(document), document, options), ({ passage }) => ({
    ...(file === undefined ? {} : { file }),
    ...(passage.part === undefined ? {} : { part: passage.part }),
  }))
}

/** The text with every safe correction made, and what was corrected. */
export function fixMarkdown(markdown: string, options: CheckOptions = {}): Result<string> {
  let source = normal(markdown)
  const fixed: Diagnostic[] = []
  // One correction can lay bare another ((一)、 → （一）、 → （一）); each round makes the text more regular, so few are needed.
  for (let round = 0; round < 4; round += 1) {
    const edits = editsIn(source, options)
    if (edits.length === 0) break
    for (const { finding, rule } of edits)
      fixed.push(...report([{ finding, rule }], (one) => placeIn(source, one, options.file)))
    source = applied(
      source,
      edits.map(({ finding }) => finding),
    )
  }
  return { value: source, diagnostics: fixed }
}

interface Found {
  rule: Rule
  finding: PlacedFinding
}

function findingsIn(
  passages: readonly Passage[],
  document: Document,
  { practice = true, complete = false }: CheckOptions,
): Found[] {
  const active = rules.filter(({ strength, severity }) => practice || strength !== '实务' || severity === 'error')
  return active.flatMap((rule) => [
    ...(rule.inText
      ? passages.flatMap((passage) =>
          rule.inText!(passage).map((finding) => ({ rule, finding: { ...finding, passage } })),
        )
      : []),
    ...(rule.inWhole ? rule.inWhole({ passages, document, complete }).map((finding) => ({ rule, finding })) : []),
  ])
}

function report(found: readonly Found[], placeOf: (finding: PlacedFinding) => Place): Diagnostic[] {
  const counts = new Map<string, number>()
  const diagnostics = found.flatMap(({ rule, finding }): Diagnostic[] => {
    const count = (counts.get(rule.code) ?? 0) + 1
    counts.set(rule.code, count)
    if (count > mostOfOne[severityOf(rule)]) return []
    return [
      {
        code: rule.code,
        severity: severityOf(rule),
        message: finding.message,
        remedy: finding.remedy,
        ...(rule.clause === undefined ? {} : { clause: rule.clause }),
        strength: rule.strength,
        place: placeOf(finding),
      },
    ]
  })
  const more = rules.flatMap((rule): Diagnostic[] => {
    const severity = severityOf(rule)
    const left = (counts.get(rule.code) ?? 0) - mostOfOne[severity]
    if (left <= 0) return []
    return [
      { code: rule.code, severity, strength: rule.strength, message: `同类情况还有 ${left} 处`, remedy: rule.about },
    ]
  })
  return [...diagnostics.sort(byPlace), ...more]
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return (left.place?.line ?? 0) - (right.place?.line ?? 0) || (left.place?.column ?? 0) - (right.place?.column ?? 0)
}

function placeIn(source: string, { passage, start }: PlacedFinding, file: string | undefined): Place {
  const named = file === undefined ? {} : { file }
  const offset = passage.offsets?.[start]
  if (offset === undefined) return { ...named, ...(passage.part === undefined ? {} : { part: passage.part }) }
  const before = source.slice(0, offset)
  return { ...named, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

interface Edit extends Found {
  from: number
  to: number
}

/** Corrections that cannot touch anything but the characters meant, first come first served where they overlap. */
function editsIn(source: string, options: CheckOptions): Edit[] {
  const { value } = markdownToDocument(source)
  const edits: Edit[] = []
  let end = -1
  const candidates = findingsIn(passagesOfMarkdown(source), value, options)
    .flatMap((found): Edit[] => {
      const { passage, start, end: stop, replacement } = found.finding
      const from = passage.offsets?.[start]
      const last = passage.offsets?.[stop - 1]
      if (replacement === undefined || from === undefined || last === undefined) return []
      const same = source.slice(from, last + 1) === passage.text.slice(start, stop)
      return same ? [{ ...found, from, to: last + 1 }] : []
    })
    .sort((left, right) => left.from - right.from || right.to - left.to)
  for (const edit of candidates) {
    if (edit.from < end) continue
    edits.push(edit)
    end = edit.to
  }
  return edits
}

function applied(source: string, findings: readonly PlacedFinding[]): string {
  let text = source
  for (const { passage, start, end, replacement = '' } of [...findings].reverse()) {
    const from = passage.offsets![start]!
    const to = passage.offsets![end - 1]! + 1
    text = text.slice(0, from) + replacement + text.slice(to)
  }
  return text
}

function normal(markdown: string): string {
  return markdown.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}
