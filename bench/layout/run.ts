// Layout and PDF beside Typst on the same words: repetitions, new words, edits, cold starts, memory, size of files, cost by
// length. Needs the built packages (tsc -b) and, for the peer, npm install --prefix bench/layout. Each figure from processes of its
// own, in turn; medians. usage: run.ts [times]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { report, seedDraft } from './documents.ts'
import { typstOf } from './peers/typst.ts'

const [times = '3'] = process.argv.slice(2)
const here = import.meta.dirname
const fonts = resolve(here, '../../packages/fonts/fonts')

interface Measured {
  first: number
  cpu: number
  layout: number | null
  pages: number
  bytes: number
}

const hows = ['same', 'new', 'edit'] as const
const cases: [name: string, ...args: string[]][] = [
  ...hows.flatMap((how): [string, ...string[]][] =>
    (['ours', 'typst'] as const).map((who) => [`${who}, draft, ${how}`, who, 'draft', how, '30']),
  ),
  ...hows.flatMap((how): [string, ...string[]][] =>
    (['ours', 'typst'] as const).map((who) => [`${who}, 300 pages, ${how}`, who, 'report', how, '8', '240']),
  ),
  ['ours, draft, preview', 'ours', 'draft', 'preview', '60'],
  ['ours, 300 pages, preview', 'ours', 'report', 'preview', '60', '240'],
  ['ours, layout of 30 pages', 'ours', 'report', 'layout', '20', '24'],
  ['ours, layout of 100 pages', 'ours', 'report', 'layout', '12', '80'],
  ['ours, layout of 300 pages', 'ours', 'report', 'layout', '8', '240'],
  ['ours, layout of 1000 pages', 'ours', 'report', 'layout', '4', '800'],
]

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const rounded = (value: number): number => Math.round(value * 100) / 100
const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

const runs = new Map<string, Measured[]>(cases.map(([name]) => [name, []]))
const loads: number[] = []
for (let time = 0; time < Number(times); time++)
  for (const [name, ...args] of cases) {
    try {
      loads.push(loadavg()[0]!)
      runs.get(name)?.push(JSON.parse(node(join(here, 'measure.ts'), ...args)) as Measured)
    } catch {
      if (time === 0)
        console.error(`${name}: not measured${name.startsWith('typst') ? ' (npm install --prefix bench/layout)' : ''}`)
    }
  }

const keys = ['pages', 'first', 'cpu', 'layout', 'bytes'] as const
const results: Record<string, Record<string, number>> = {}
for (const [name, all] of runs) {
  const row: Record<string, number> = {}
  for (const key of keys) row[key] = rounded(median(all.map((one) => one[key] ?? Number.NaN)))
  row['cpu/page'] = rounded(row['cpu']! / row['pages']!)
  results[name] = row
}
console.table(results)

const folder = mkdtempSync(join(tmpdir(), 'bench-layout-'))
const peaks: Record<string, { peak: number; whole: number }> = {}
for (const [name, document] of [
  ['draft', await seedDraft()],
  ['300 pages', report(240)],
] as const) {
  const [json, typ] = [join(folder, 'document.json'), join(folder, 'document.typ')]
  writeFileSync(json, JSON.stringify(document))
  writeFileSync(typ, typstOf(document))
  const one = (...args: string[]): { peak: number; whole: number } => {
    const runs = Array.from({ length: Number(times) }, () => {
      const start = performance.now()
      return { peak: Number(node(join(here, 'peak.mjs'), ...args)), whole: performance.now() - start }
    })
    return { peak: median(runs.map(({ peak }) => peak)), whole: Math.round(median(runs.map(({ whole }) => whole))) }
  }
  peaks[`ours, ${name}`] = one('ours', json)
  try {
    peaks[`typst, ${name}`] = one('typst', typ, fonts)
  } catch {
    // said above
  }
}
rmSync(folder, { recursive: true })
console.table(peaks)

const record = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  processor: cpus()[0]?.model,
  load: rounded(median(loads)),
  typst: '@myriaddreamin/typst-ts-node-compiler 0.7.0',
  times: Number(times),
  results,
  peaks,
}
writeFileSync(join(here, 'results.json'), `${JSON.stringify(record, null, 2)}\n`)
const columns = [...keys, 'cpu/page'] as const
const head = ['', ...columns].join(' | ')
const rows = Object.entries(results).map(([name, row]) =>
  [name, ...columns.map((key) => (Number.isNaN(row[key]) ? '' : row[key]))].join(' | '),
)
const text = [
  '# Layout and PDF beside Typst',
  '',
  `${record.date}, Node ${record.node}, ${record.processor}, ${record.typst}; ${times} processes each, in turn, medians; median load of the machine ${record.load}.`,
  '',
  'same: the same document again (Typst’s source differs by a comment) · new: other words in the same shape in each round, nothing to reuse but outlines · edit: one to five characters put into a paragraph in the middle · preview: as edit, to the pages without a PDF · layout: to the pages, nothing kept. Ours has a memory in same, edit and preview; Typst always has one.',
  '',
  'first: ms to the PDF in a fresh process, opening of the faces with it, imports aside · cpu: CPU-ms of a round once warm (user and system) · layout: ms of it by the clock · bytes of the PDF',
  '',
  head,
  head.replace(/[^|]+/g, '---'),
  ...rows,
  '',
  'A process that makes one PDF and ends, cold, from its start: peak memory in MB, ms by the clock (imports and fonts with it):',
  '',
  ...Object.entries(peaks).map(([name, { peak, whole }]) => `- ${name}: ${peak} MB, ${whole} ms`),
]
writeFileSync(join(here, 'results.md'), `${text.join('\n')}\n`)
