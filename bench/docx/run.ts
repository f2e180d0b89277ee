// DOCX beside the bare docx library, docxtemplater and pandoc on the same words: time, size, memory. Needs the built packages
// (tsc -b) and npm install --prefix bench/docx; pandoc where it is installed. Processes in turn; medians. usage: run.ts [rounds]
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { textOfLength } from './cases.ts'

const [rounds = '3'] = process.argv.slice(2)

interface Measured {
  first: number
  cpu: number
  bytes: number
  rss: number
}

const cases = [
  ['notice', '40', 4000],
  ['report', '6', 170_000],
  ['certificates', '300', 0],
] as const
const engines = ['ours', 'docx', 'docxtemplater', 'pandoc'] as const
const folder = mkdtempSync(join(tmpdir(), 'bench-docx-'))

/** pandoc is a program: its time is that of its process, user and system. */
function pandoc(characters: number): Measured | undefined {
  if (characters === 0) return undefined
  const { title, parts, rows } = textOfLength(characters)
  const table = `| 序号 | 任务 | 单位 |\n|---|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`
  const words = parts.map(({ level, text }) => `${'#'.repeat(level)} ${text}`.trim()).join('\n\n')
  const [source, target] = [join(folder, 'text.md'), join(folder, 'text.docx')]
  writeFileSync(source, `---\ntitle: ${title}\n---\n\n${words}\n\n${table}\n`)
  const command = `TIMEFORMAT='%R %U %S'; time pandoc -o ${target} ${source}`
  const { stderr, status } = spawnSync('bash', ['-c', command], { encoding: 'utf8' })
  const [wall, user, system] = stderr.trim().split(/\s+/).slice(-3).map(Number)
  if (status !== 0 || wall === undefined) return undefined
  return { first: wall * 1000, cpu: (user! + system!) * 1000, bytes: statSync(target).size, rss: Number.NaN }
}

function measure(engine: string, name: string, runs: string, characters: number): Measured | undefined {
  if (engine === 'pandoc') return pandoc(characters)
  try {
    const script = join(import.meta.dirname, 'measure.ts')
    const out = execFileSync(process.execPath, [script, engine, name, runs], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return JSON.parse(out) as Measured
  } catch (error) {
    console.error(`${engine}, ${name}: ${String((error as { stderr?: string }).stderr ?? error).slice(0, 300)}`)
    return undefined
  }
}

const found = new Map<string, Measured[]>()
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [name, runs, characters] of cases) {
    for (const engine of engines) {
      const one = measure(engine, name, runs, characters)
      if (one) found.set(`${name}, ${engine}`, [...(found.get(`${name}, ${engine}`) ?? []), one])
    }
  }
}
rmSync(folder, { recursive: true })

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
const results = Object.fromEntries(
  [...found].map(([name, all]) => {
    const value = (key: keyof Measured): number => Math.round(median(all.map((one) => one[key])) * 100) / 100
    return [
      name,
      {
        first: value('first'),
        cpu: value('cpu'),
        perSecond: Math.round(1000 / value('cpu')),
        bytes: value('bytes'),
        rss: Math.round(value('rss')) || null,
      },
    ]
  }),
)
console.table(results)
const versions = (
  JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as { devDependencies: object }
).devDependencies
const pandocVersion = spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0]
const head = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model.trim()}, ${Object.entries(
  versions,
)
  .map((pair) => pair.join(' '))
  .join(', ')}, ${pandocVersion ?? 'no pandoc'}; ${rounds} processes each, in turn.`
const lines = Object.entries(results).map(
  ([name, r]) => `| ${name} | ${r.first} | ${r.cpu} | ${r.perSecond} | ${r.bytes} | ${r.rss ?? ''} |`,
)
writeFileSync(
  join(import.meta.dirname, 'results.md'),
  `# DOCX beside its peers\n\n${head}\nfirst: ms to the first file, imports and pandoc's start in it · cpu: ms of CPU a file once warm, median · a second: files a CPU-second · bytes · rss: peak of the process, MB\n\nThe docx library and docxtemplater set the same words in their own looks: no grid, no boxes. docxtemplater has no pictures (its image module is apart), ours and the docx library set a border of 220 kB and a code on each certificate.\n\n| | first | cpu | a second | bytes | rss |\n|---|--:|--:|--:|--:|--:|\n${lines.join('\n')}\n`,
)
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify({ head, results }, null, 2)}\n`)
