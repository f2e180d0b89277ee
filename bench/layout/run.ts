// Layout and PDF beside Typst on the same words: pages a second warm and cold, one-character edits, memory, size of files,
// cost by length. Needs the built packages (tsc -b). Each figure from processes of its own, in turn; medians. usage: run.ts [rounds]
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

const [times = '5'] = process.argv.slice(2)

interface Measured {
  first: number
  layout: number | null
  whole: number
  cpu: number
  pages: number
  bytes: number
  rss: number
}

const cases: [name: string, ...args: string[]][] = [
  ['ours, draft', 'ours', 'draft', 'fresh', '15'],
  ['typst, draft', 'typst', 'draft', 'fresh', '15'],
  ['ours, 300 pages', 'ours', 'report', 'fresh', '4', '240'],
  ['typst, 300 pages', 'typst', 'report', 'fresh', '4', '240'],
  ['ours, edit of the draft', 'ours', 'draft', 'edit', '40'],
  ['typst, edit of the draft', 'typst', 'draft', 'edit', '40'],
  ['ours, edit of 300 pages', 'ours', 'report', 'edit', '10', '240'],
  ['typst, edit of 300 pages', 'typst', 'report', 'edit', '10', '240'],
  ['ours, layout of 30 pages', 'ours', 'report', 'layout', '9', '24'],
  ['ours, layout of 100 pages', 'ours', 'report', 'layout', '9', '80'],
  ['ours, layout of 300 pages', 'ours', 'report', 'layout', '5', '240'],
  ['ours, layout of 1000 pages', 'ours', 'report', 'layout', '3', '800'],
]

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const runs = new Map<string, Measured[]>(cases.map(([name]) => [name, []]))
for (let time = 0; time < Number(times); time++)
  for (const [name, ...args] of cases) {
    try {
      const out = execFileSync(process.execPath, [join(import.meta.dirname, 'measure.ts'), ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      runs.get(name)?.push(JSON.parse(out) as Measured)
    } catch {
      if (time === 0)
        console.error(`${name}: not measured${name.startsWith('typst') ? ' (npm install --prefix bench/layout)' : ''}`)
    }
  }

const keys = ['pages', 'first', 'layout', 'whole', 'cpu', 'bytes', 'rss'] as const
const results = Object.fromEntries(
  [...runs].map(([name, all]) => [
    name,
    Object.fromEntries(
      keys.map((key) => [key, Math.round(median(all.map((one) => one[key] ?? Number.NaN)) * 100) / 100]),
    ),
  ]),
)
console.table(results)
const typst = '@myriaddreamin/typst-ts-node-compiler 0.7.0'
const record = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cpu: cpus()[0]?.model,
  typst,
  times: Number(times),
  results,
}
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(record, null, 2)}\n`)
const head = ['', ...keys].join(' | ')
const rows = Object.entries(results).map(([name, row]) =>
  [name, ...keys.map((key) => (Number.isNaN(row[key]) ? '' : (row[key] ?? '')))].join(' | '),
)
const legend = `pages of the document · first: ms to the PDF in a fresh process, imports aside · layout, whole (with the PDF), cpu: ms once warm, medians · bytes of the PDF · rss: peak of the process, MB`
const text = [
  `# Layout beside Typst`,
  '',
  `${record.date}, Node ${record.node}, ${record.cpu}, ${typst}; ${times} processes each, in turn.`,
  legend,
  '',
  head,
  head.replace(/[^|]+/g, '---'),
  ...rows,
]
writeFileSync(join(import.meta.dirname, 'results.md'), `${text.join('\n')}\n`)
