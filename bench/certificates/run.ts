// Certificates beside Typst (in process), pdfkit, pdf-lib and pdfme on the same page: separate files and one merged file.
// Needs the built packages (tsc -b) and npm install --prefix bench/certificates. Each figure from processes of its own, in
// turn; medians. usage: run.ts [rounds]
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'

const [rounds = '3'] = process.argv.slice(2)

interface Measured {
  perCpuSecond: number
  perSecond: number
  bytes: number
  megabytes: number
  version: string
}

const cases: [engine: string, mode: 'separate' | 'merged', rows: number, rounds?: number][] = [
  ['ours', 'separate', 1000],
  ['ours', 'separate', 10_000],
  ['ours', 'separate', 20_000, 1],
  ['ours without code', 'separate', 1000],
  ['typst', 'separate', 1000],
  ['pdfkit', 'separate', 40],
  ['pdf-lib', 'separate', 20],
  ['pdfme', 'separate', 20],
  ['ours', 'merged', 1000],
  ['ours', 'merged', 10_000],
  ['ours', 'merged', 20_000, 1],
  ['ours without code', 'merged', 10_000],
  ['typst', 'merged', 1000],
  ['pdfkit', 'merged', 500],
  ['pdf-lib', 'merged', 200],
  ['pdfme', 'merged', 100],
  ['ours docx', 'separate', 1000],
]

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const keyOf = (engine: string, mode: string, rows: number): string => `${engine}, ${mode}, ${rows}`
const runs = new Map<string, Measured[]>(cases.map(([engine, mode, rows]) => [keyOf(engine, mode, rows), []]))
for (let round = 0; round < Number(rounds); round++) {
  for (const [engine, mode, rows, most = Number(rounds)] of cases) {
    if (round >= most) continue
    try {
      const out = execFileSync(
        process.execPath,
        // a small young generation, as the launcher has it: for all engines alike
        ['--max-semi-space-size=16', join(import.meta.dirname, 'measure.ts'), engine, mode, String(rows)],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
          maxBuffer: 1 << 26,
        },
      )
      runs.get(keyOf(engine, mode, rows))!.push(JSON.parse(out.trim().split('\n').at(-1)!) as Measured)
    } catch (error) {
      if (round === 0) console.error(`${keyOf(engine, mode, rows)}: not measured: ${String(error).slice(0, 300)}`)
    }
  }
}

const results = Object.fromEntries(
  [...runs].flatMap(([name, all]) => {
    if (all.length === 0) return []
    const of = (key: 'perCpuSecond' | 'perSecond' | 'bytes' | 'megabytes') =>
      Math.round(median(all.map((one) => one[key])))
    return [
      [
        name,
        {
          'a CPU-second': of('perCpuSecond'),
          'a second': of('perSecond'),
          bytes: of('bytes'),
          MB: of('megabytes'),
          runs: all.length,
          version: all[0]!.version,
        },
      ],
    ]
  }),
)
console.table(results)
const machine = `Node ${process.version}, ${cpus()[0]?.model ?? ''}, ${cpus().length} processors, load ${loadavg()[0]!.toFixed(1)}`
const date = new Date().toISOString().slice(0, 10)
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify({ date, machine, results }, null, 2)}\n`)
const rows = Object.entries(results).map(([name, one]) => `| ${name} | ${Object.values(one).join(' | ')} |`)
writeFileSync(
  join(import.meta.dirname, 'results.md'),
  `# Certificates beside other engines

${date}, ${machine}. Medians of processes in turn, each with
--max-semi-space-size=16. The same A4 page: seven lines in three faces, a vector border, a QR code of 160 characters. Ours lays out
each page, computes its code, and writes tagged PDF/A-2u; the peers are told where each line stands and, but for pdfme, get the
code as a path, both before the clock starts. Starting the engine is not counted; what it compiles while it runs is, and
weighs on short runs.

| engine, mode, rows | a CPU-second | a second | bytes each | peak MB | runs | version |
|---|--:|--:|--:|--:|--:|---|
${rows.join('\n')}
`,
)
