// What the templates promise, in full: 10,000 hostile values, the Markdown suites, headings told from sentences, and how much
// the linter says about published texts. usage: verify.ts [folder with A2_notices_outline.jsonl and G2_markdown_spec.jsonl]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatMark, type Node, textOf, visit } from '@gongwen/model'
import { checkMarkdown, markdownToDocument } from '@gongwen/templates'
import fc from 'fast-check'
import { hostileValue, structureWith, targets } from '../../packages/templates/test/hostile.ts'

const [data = '../shared/data'] = process.argv.slice(2)
const seed = 20250603
const report: Record<string, unknown> = { node: process.version, seed }

const values = fc.sample(fc.tuple(fc.nat(targets.length - 1), hostileValue), { seed, numRuns: 10_000 })
const changed = values.filter(([index, text]) => structureWith(targets[index]!, text) !== targets[index]!.expected)
report['hostile'] = {
  values: values.length,
  fields: targets.length,
  templates: new Set(targets.map(({ template }) => template.id)).size,
  changed: changed.length,
}

const linesOf = <T>(name: string): T[] =>
  existsSync(join(data, name))
    ? readFileSync(join(data, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as T)
    : []

/** Words of the expected HTML that are neither in the document nor in a diagnostic. */
function lostWords({ markdown, html }: { markdown: string; html: string }): string[] {
  const { value, diagnostics } = markdownToDocument(markdown)
  const held: string[] = diagnostics.map(({ message }) => message)
  visit(value, (node: Node) => {
    for (const entry of Object.values(node)) if (typeof entry === 'string') held.push(entry)
  })
  const kept = held.join(' ')
  return (html.replace(/<[^>]+>/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => !kept.includes(word) && !['amp', 'lt', 'gt', 'quot'].includes(word),
  )
}
const suites = linesOf<{ suite: string; markdown: string; html: string }>('G2_markdown_spec.jsonl')
report['markdown'] = {
  examples: suites.length,
  withLostText: suites.filter((example) => lostWords(example).length > 0).length,
}

interface Notice {
  text: string
  gold: { typography?: { kind: 'bold' | 'kai'; text: string }[] }
}
const notices = linesOf<Notice>('A2_notices_outline.jsonl')
const asMarkdown = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^([#>*+-])/, '\\$1'))
    .filter((line) => line !== '')
    .join('\n\n')
const bare = (text: string): string => text.replace(/[\s。：:．.、，()（）]/g, '')
const heads = { bold: 0, boldFound: 0, kai: 0, kaiFound: 0 }
for (const { text, gold } of notices) {
  const found = new Set<string>()
  visit(markdownToDocument(`---\n类型: 报告\n---\n\n${asMarkdown(text)}`).value, (node: Node) => {
    if (node.type === 'heading')
      found.add(
        bare(`${node.mark ? formatMark(node.mark) : ''}${textOf({ type: 'paragraph', children: node.children })}`),
      )
  })
  for (const { kind, text: shown } of gold.typography ?? []) {
    // Whole paragraphs in 楷体, titles and table heads are no headings of the outline.
    if (!/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/.test(shown) || shown.length > 60) continue
    heads[kind] += 1
    if (found.has(bare(shown))) heads[`${kind}Found`] += 1
  }
}
report['headings'] = heads

const said = new Map<string, number>()
let characters = 0
for (const { text } of notices) {
  characters += text.length
  for (const { code } of checkMarkdown(asMarkdown(text))) said.set(code, (said.get(code) ?? 0) + 1)
}
const findings = [...said.values()].reduce((sum, count) => sum + count, 0)
report['linter'] = {
  documents: notices.length,
  characters,
  findings,
  perTenThousand: Number(((findings / characters) * 10_000).toFixed(2)),
  byRule: Object.fromEntries([...said].sort((left, right) => right[1] - left[1])),
}

const json = JSON.stringify(report, null, 2)
process.stdout.write(`${json}\n`)
if (notices.length > 0) writeFileSync(new URL('verify.json', import.meta.url), `${json}\n`)
if (changed.length > 0) process.exitCode = 1
