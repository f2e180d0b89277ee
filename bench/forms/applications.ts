import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { application } from '../../packages/cli/test/office/applications.ts'

/** One step of the run, by the command line. */
export interface Step {
  step: string
  files: number
  megabytes: number
  /** User and system time of the command and its children. */
  cpuSeconds: number
  status: number
}

/** What the whole run made. */
export interface Applications {
  applications: number
  /** Forms that came back as the data they were made of. */
  same: { docx: number; pdf: number }
  steps: Step[]
}

const program = new URL('../../gongwen', import.meta.url).pathname
const indicators = {
  议事协调机制: 8,
  任务分工落实: 12,
  项目实施: 18,
  关键技术突破: 12,
  转化成效: 12,
  标准与知识产权: 8,
  引才育才: 15,
  投入到位: 7,
  规范使用: 8,
}

/** Applications → forms (DOCX, PDF) → read back → score sheets → evaluation reports, all by the command line, with its progress. */
export function applications(count: number, seed: number): Applications {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-applications-'))
  try {
    const data = fc.sample(application, { seed, numRuns: count }).map((one, index) => ({
      ...one,
      name: `台州市第${index + 1}创新联合体`,
    }))
    writeFileSync(join(folder, 'data.json'), JSON.stringify(data))
    writeFileSync(join(folder, 'scores.csv'), scoresOf(data, seed))
    const steps: Step[] = []
    const step = (name: string, into: string, argv: string[], output?: string): void => {
      mkdirSync(join(folder, into), { recursive: true })
      const before = filesIn(join(folder, into))
      process.stderr.write(`${name}\n`)
      const { status, cpuSeconds } = measured(folder, argv, output)
      const after = filesIn(join(folder, into))
      steps.push({
        step: name,
        files: after.files - before.files,
        megabytes: Math.round((after.bytes - before.bytes) / 1e5) / 10,
        cpuSeconds,
        status,
      })
    }
    for (const to of ['docx', 'pdf']) {
      const rows = ['--rows', 'data.json', '--name', '联合体名称', '--to', to, '-o', `forms-${to}`]
      step(`forms ${to}`, `forms-${to}`, ['batch', 'application-form', ...rows])
    }
    for (const to of ['docx', 'pdf'])
      step(
        `read ${to}`,
        `read-${to}`,
        ['form', 'read', `forms-${to}`, '-o', `read-${to}/all.xlsx`, '--json'],
        `${to}.json`,
      )
    const projects = ['--projects', 'read-docx/all.xlsx']
    step('reports', 'reports', [
      'evaluate',
      ...projects,
      '--scores',
      'scores.csv',
      '--date',
      '2026-12-25',
      '-o',
      'reports',
    ])
    const same = (to: string): number => {
      const back = JSON.parse(readFileSync(join(folder, `${to}.json`), 'utf8')) as {
        forms: { data: { name: string } }[]
      }
      const byName = new Map(back.forms.map(({ data: one }) => [one.name, one]))
      return data.filter((one) => isDeepStrictEqual(JSON.parse(JSON.stringify(one)), byName.get(one.name))).length
    }
    return { applications: count, same: { docx: same('docx'), pdf: same('pdf') }, steps }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Five experts, halves of a point; the numbers follow from the seed. */
function scoresOf(data: readonly { name: string }[], seed: number): string {
  let state = seed
  const next = (most: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return most * 0.5 + ((state >> 8) % (most + 1)) * 0.5
  }
  const lines = data.flatMap(({ name }) =>
    ['甲', '乙', '丙', '丁', '戊'].map((expert) =>
      [name, expert, ...Object.values(indicators).map((most) => next(most))].join(','),
    ),
  )
  return [['名称', '专家', ...Object.keys(indicators)].join(','), ...lines].join('\n')
}

function measured(folder: string, argv: string[], output?: string): { status: number; cpuSeconds: number } {
  const quoted = [program, ...argv].map((word) => `'${word}'`).join(' ')
  // The command's own messages and progress go where ours go; the times go into a file.
  const script = `TIMEFORMAT='%U %S'; { time ${quoted} > '${output ?? '/dev/null'}' 2>&3; } 3>&2 2> time.log`
  const { status } = spawnSync('bash', ['-c', script], { cwd: folder, stdio: 'inherit' })
  const times = readFileSync(join(folder, 'time.log'), 'utf8').trim().split(/\s+/).map(Number)
  return { status: status ?? -1, cpuSeconds: Math.round(times.reduce((sum, time) => sum + time, 0) * 10) / 10 }
}

function filesIn(folder: string): { files: number; bytes: number } {
  const names = readdirSync(folder)
  return { files: names.length, bytes: names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) }
}
