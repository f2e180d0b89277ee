import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { writeXlsx } from '@gongwen/generator'
import { readTables } from '@gongwen/readers'
import { median } from '../intake/timed.ts'

// Processor time of a whole consultation, command by command as the guide has them, from .eml files to the feedback notice.
// usage: node --conditions=source bench/comments/consultation.ts [--rounds 5] [--write]

const root = resolve(import.meta.dirname, '../..')
const organ = ['--organ', '台州市科学技术局', '--date', '2025-06-20']

interface LetterSet {
  name: string
  draft: string
  announcement: string
  letters: string
}

const example = join(root, 'examples/taizhou')
const labelled = resolve(root, '../shared/sim/dev')
const sets: LetterSet[] = [
  {
    name: 'examples/taizhou',
    draft: join(example, 'announcement.md'),
    announcement: join(example, 'announcement.md'),
    letters: join(example, 'mailbox'),
  },
  {
    name: 'sim/dev',
    draft: join(labelled, 'draft.md'),
    announcement: join(labelled, 'announcement.md'),
    letters: join(labelled, 'built/mails'),
  },
].filter(({ letters }) => existsSync(letters))

/** User and system seconds of a command and all that it started, by the shell's own account. */
function processorOf(folder: string, argv: readonly string[]): number {
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', '"$@" >/dev/null; [ $? -le 1 ] || exit 3; times', 'bash', ...argv],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GONGWEN_HOME: join(folder, 'home'), LC_ALL: 'C' },
    },
  )
  const [, children = ''] = stdout.trim().split('\n')
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  )
  if (seconds.length !== 2) throw new Error(stderr)
  return seconds.reduce((sum, one) => sum + one, 0)
}

/** Types an answer into every row: part of no measured command. */
async function fill(from: string, to: string): Promise<number> {
  const { value: sheets } = await readTables(readFileSync(from), from)
  const outcomes = ['采纳', '部分采纳', '不采纳', '解释说明']
  let count = 0
  const filled = sheets.map(({ name, rows }) => {
    const head = rows.findIndex((row) => row.some(({ text }) => text === '采纳情况'))
    const [outcome, reason] = ['采纳情况', '理由'].map((title) => rows[head]?.findIndex(({ text }) => text === title))
    return {
      name,
      columns: rows[0]?.map(() => ({ title: '', width: 10 })) ?? [],
      rows: rows.map((row, index) => {
        const cells = row.map(({ text }) => text)
        if (head < 0 || index <= head || outcome === undefined || reason === undefined) return cells
        cells[outcome] = outcomes[count % 4] ?? ''
        cells[reason] = count % 4 === 0 ? '' : '经研究，现行表述更为稳妥'
        count += 1
        return cells
      }),
    }
  })
  writeFileSync(to, await writeXlsx({ title: '填好的表', sheets: filled }))
  return count
}

/** Each command of one consultation with its seconds. */
async function consult(set: LetterSet): Promise<{ opinions: number; steps: Map<string, number> }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-consultation-'))
  try {
    const steps = new Map<string, number>()
    const run = (name: string, ...argv: string[]): void =>
      void steps.set(name, processorOf(folder, [join(root, 'gongwen'), 'comments', ...argv]))
    const terms = ['--announcement', set.announcement, '--opens', '2025-06-03', '--closes', '2025-06-12']
    run('open', 'open', 'docket', '--draft', set.draft, ...terms)
    run('import', 'import', 'docket', set.letters)
    run('analyze', 'analyze', 'docket')
    run('export the table (xlsx)', 'export', 'docket', '--to', 'xlsx', '-o', 'table')
    const opinions = await fill(join(folder, 'table/意见汇总.xlsx'), join(folder, 'filled.xlsx'))
    run('decide', 'decide', 'docket', 'filled.xlsx', '--by', '李老师')
    run('export inside (docx, pdf, html)', 'export', 'docket', '--to', 'docx,pdf,html', '-o', 'inside', ...organ)
    run(
      'export in public (docx, pdf, csv)',
      'export',
      'docket',
      '--public',
      '--to',
      'docx,pdf,csv',
      '-o',
      'public',
      ...organ,
    )
    run('reply (docx, eml)', 'reply', 'docket', '--to', 'docx,eml', '-o', 'replies', ...organ)
    return { opinions, steps }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const options = process.argv.slice(2)
const rounds = options.includes('--rounds') ? Number(options[options.indexOf('--rounds') + 1]) : 5
interface Result {
  set: string
  letters: number
  opinions: number
  steps: { name: string; seconds: number }[]
  notice: number
}
const results: Result[] = []
for (const set of sets) {
  const runs: Awaited<ReturnType<typeof consult>>[] = []
  for (let round = 0; round < rounds; round += 1) runs.push(await consult(set))
  const steps = [...(runs[0]?.steps.keys() ?? [])].map((name) => ({
    name,
    seconds: median(runs.map((run) => run.steps.get(name) ?? 0)),
  }))
  results.push({
    set: set.name,
    letters: readdirSync(set.letters).length,
    opinions: runs[0]?.opinions ?? 0,
    steps,
    notice: steps.slice(0, -1).reduce((sum, { seconds }) => sum + seconds, 0),
  })
}
const day = new Date().toISOString().slice(0, 10)
const machine = `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown'}`
const names = results[0]?.steps.map(({ name }) => name) ?? []
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = [
  '# A whole consultation: processor seconds',
  '',
  `\`node --conditions=source bench/comments/consultation.ts --write\`, ${day}, ${machine}; user and system time of each command as people run it (\`./gongwen …\`, a process each), medians of ${rounds}.`,
  '',
  row(['command', ...results.map(({ set, letters, opinions }) => `${set}: ${letters} letters, ${opinions} opinions`)]),
  row(['---', ...results.map(() => '---:')]),
  ...names.map((name, index) => row([name, ...results.map(({ steps }) => (steps[index]?.seconds ?? 0).toFixed(2))])),
  row(['**from .eml to the feedback notice**', ...results.map(({ notice }) => `**${notice.toFixed(2)}**`)]),
  '',
  'The last line is the sum of all commands but `reply`. Filling the table in is not counted.',
  '',
].join('\n')
console.log(table)
if (options.includes('--write')) {
  writeFileSync(new URL('consultation.md', import.meta.url), table)
  writeFileSync(
    new URL('consultation.json', import.meta.url),
    `${JSON.stringify({ date: day, node: process.version, rounds, results }, null, 1)}\n`,
  )
}
