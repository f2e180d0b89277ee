// Every sample of the template library and the published announcement and notice as PDF, looked at by the checker of GB/T 9704
// (elements and the whole text told from the Document; shapes of the glyphs beside the faces) and by our own two questions: is the
// text of the frames the Document's, letter by letter, and is everything embedded. Needs ../shared/tools, mutool, poppler, qpdf.
// usage: verify.ts [name …]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontBytes } from '@gongwen/fonts'
import { layout, writePdf } from '@gongwen/generator'
import { type Document, textOf, visit } from '@gongwen/model'
import { documentOf, fillSample, listTemplates, loadTemplate } from '@gongwen/templates'
import { textOfFrames, withoutNotes } from '../../packages/generator/test/text-of-frames.ts'
import { expectationOf } from './expectation.ts'
import { rowsOf } from './rows.ts'

const tools = fileURLToPath(new URL('../../../shared/tools/', import.meta.url))
const fonts = fileURLToPath(new URL('../../packages/fonts/fonts/', import.meta.url))
const examples = new URL('../../examples/taizhou/', import.meta.url)
if (!existsSync(tools)) {
  console.error('the checkers (../shared/tools) do not stand beside the checkout: nothing was looked at')
  process.exit(1)
}

const wanted = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'verify-samples-'))
const host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }

const sources: [name: string, make: () => Document | undefined][] = [
  ...listTemplates().map(({ id }): [string, () => Document | undefined] => [
    id,
    () => {
      const template = loadTemplate(id).value
      return template && fillSample(template).value
    },
  ]),
  ...['announcement', 'issuance'].map((name): [string, () => Document | undefined] => [
    `published ${name}`,
    () => documentOf(readFileSync(new URL(`${name}.md`, examples), 'utf8')).value,
  ]),
]

/** Blocks whose words do not come in one column: the checker reads them row by row across the page. */
const crosswise = new Set(['table', 'chart', 'signatureBox', 'box', 'field', 'footnote', 'remark', 'contents'])

function readsStraight(document: Document): boolean {
  let straight = true
  visit(document, ({ type }) => {
    if (crosswise.has(type)) straight = false
    return undefined
  })
  return straight
}

interface Item {
  id: string
  level: string
  status: 'pass' | 'fail' | 'na'
  found: string | string[] | null
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')
const rows: Record<string, object> = {}
const remaining: string[] = []
let failed = false
for (const [name, make] of sources) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const document = make()
  if (!document) throw new Error(`${name}: no document`)
  const frames = layout(document, host)
  const pdf = await writePdf(frames.value, document.properties, host)
  const [file, told] = [join(folder, 'sample.pdf'), join(folder, 'expect.json')]
  const straight = readsStraight(document)
  const text = straight ? textOf(document) : rowsOf(frames.value)
  const expectation = { ...expectationOf(document), text, pages: frames.value.pages.length }
  writeFileSync(file, pdf.value)
  writeFileSync(told, JSON.stringify(expectation))
  const command = [join(tools, 'check_pdf.py'), file, '--expect', told, '--fonts', fonts]
  const { stdout, stderr } = spawnSync('python3', command, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (stdout === '') throw new Error(`${name}: ${stderr}`)
  const { items } = JSON.parse(stdout) as { items: Item[] }
  const bad = items.filter(({ status }) => status === 'fail')
  const gating = bad.filter(({ level }) => level === '规定' || level === '文件')
  const same = squeeze(textOfFrames(frames.value).text) === squeeze(textOf(withoutNotes(document)))
  const notices = [...frames.diagnostics, ...pdf.diagnostics]
  if (gating.length > 0 || !same || notices.length > 0) failed = true
  for (const { id, level, found } of bad)
    remaining.push(`${name}: ${id} [${level}] ${[found ?? ''].flat().join('; ').slice(0, 300)}`)
  for (const { code, message } of notices) remaining.push(`${name}: ${code} ${message}`)
  rows[name] = {
    pages: frames.value.pages.length,
    kind: 'kind' in expectation ? 'plain' : '公文',
    text: straight ? 'document' : 'rows',
    'same text': same,
    pass: items.filter(({ status }) => status === 'pass').length,
    '规定 文件': gating.length,
    '一般 推荐 实务': bad.length - gating.length,
    bytes: pdf.value.length,
  }
}
rmSync(folder, { recursive: true })
console.table(rows)
console.log(remaining.join('\n'))

const version = (program: string, option: string): string => {
  const { stdout, stderr } = spawnSync(program, [option], { encoding: 'utf8' })
  return `${program} ${/\d[\d.]*\d/.exec(`${stdout}${stderr}`)?.[0] ?? 'absent'}`
}
if (wanted.length === 0) {
  const versions = [version('mutool', '-v'), version('pdftotext', '-v'), version('qpdf', '--version')]
  const head = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${versions.join(', ')}`
  const titles = Object.keys(Object.values(rows)[0] ?? {})
  const lines = Object.entries(rows).map(([name, row]) => `| ${[name, ...Object.values(row)].join(' | ')} |`)
  const legend =
    'kind: plain material is no 公文, only file and paper are looked at · text: the whole text the checker is told, that of the Document, or, where tables and charts stand, the rows of the pages as they are drawn · same text: the structure of the pages says the text of the Document, letter by letter · pass: items that pass · 规定 文件, 一般 推荐 实务: items that fail'
  const list = remaining.length > 0 ? remaining.map((line) => `- ${line}`).join('\n') : '- none'
  const table = `| | ${titles.join(' | ')} |\n|---|${'--:|'.repeat(titles.length)}\n${lines.join('\n')}`
  writeFileSync(
    join(import.meta.dirname, 'verify.md'),
    `# Samples of the library and the published texts as PDF\n\n${head}\n\n${legend}\n\n${table}\n\nItems that fail:\n\n${list}\n`,
  )
}
process.exitCode = failed ? 1 : 0
