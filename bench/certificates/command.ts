// What issuing costs at the command line, whole: reading the list, numbering, printing, writing. One process, a key, sizes
// from 1,000 rows on; each size runs in a process of its own, with the launcher's own settings: memory, compiled code kept from an earlier run. usage: command.ts [rows …]

import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listOf } from '../../packages/cli/test/certificate-list.ts'
import { newFolder, passphrase } from '../../packages/cli/test/process.ts'
import { run } from '../../packages/cli/test/run.ts'

/** What a run took. */
interface Cost {
  rows: number
  output: string
  cpuSeconds: number
  perCpuSecond: number
  peakMebibytes: number
}

const modes: Record<string, string[]> = {
  'a PDF each': [],
  'one file for print': ['--no-each', '--merge'],
  'a DOCX each': ['--to', 'docx'],
}

async function one(rows: number, output: string): Promise<Cost> {
  const cwd = newFolder()
  mkdirSync(join(cwd, 'home'))
  writeFileSync(join(cwd, '名单.csv'), listOf(rows))
  const env = { GONGWEN_HOME: join(cwd, 'home'), GONGWEN_PASSPHRASE: passphrase }
  await run(cwd, ['certificate', 'keygen'], { env })
  const argv = ['certificate', 'issue', '--rows', '名单.csv', '-o', '证书', '--jobs', '1', ...(modes[output] ?? [])]
  const { status } = await run(cwd, argv, { env })
  // before the files are removed again, which takes as long as writing them
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  rmSync(cwd, { recursive: true })
  if (status !== 0) throw new Error(`issue ended with ${status}`)
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6
  return {
    rows,
    output,
    cpuSeconds: Math.round(cpuSeconds * 10) / 10,
    perCpuSecond: Math.round(rows / cpuSeconds),
    peakMebibytes: Math.round(maxRSS / 1024),
  }
}

if (process.argv[2] === '--one') {
  process.stdout.write(JSON.stringify(await one(Number(process.argv[3]), process.argv[4] ?? '')))
} else {
  const given = process.argv.slice(2).map(Number)
  const sizes = given.length > 0 ? given : [1000, 5000, 20_000]
  const costs: Cost[] = []
  const cache = newFolder()
  // as the launcher and main.ts set it
  const env = { ...process.env, NODE_COMPILE_CACHE: cache, MIMALLOC_PURGE_DELAY: '0' }
  for (const output of Object.keys(modes)) {
    // the first run, of ten rows, fills the cache
    for (const [turn, rows] of [10, ...sizes].entries()) {
      const argv = [
        '--max-semi-space-size=16',
        '--conditions=source',
        fileURLToPath(import.meta.url),
        '--one',
        String(rows),
        output,
      ]
      const { stdout, stderr, status } = spawnSync(process.execPath, argv, {
        encoding: 'utf8',
        env,
        maxBuffer: 1 << 28,
      })
      if (status !== 0) throw new Error(stderr)
      if (turn === 0) continue
      costs.push(JSON.parse(stdout) as Cost)
      process.stderr.write(`${JSON.stringify(costs.at(-1))}\n`)
    }
  }
  rmSync(cache, { recursive: true })
  const table = costs.map((one) => `| ${Object.values(one).join(' | ')} |`)
  const report = { date: new Date().toISOString().slice(0, 10), node: process.version, costs }
  if (given.length === 0) {
    writeFileSync(new URL('command.json', import.meta.url), `${JSON.stringify(report, undefined, 2)}\n`)
    writeFileSync(
      new URL('command.md', import.meta.url),
      `# Issuing at the command line

${report.date}, Node ${report.node}. One process with a key; CPU seconds include starting, reading the list, checking, numbering,
signing and writing to disk with fsync.

| rows | output | CPU s | certificates per CPU second | peak memory, MiB |
| --: | --- | --: | --: | --: |
${table.join('\n')}
`,
    )
  }
}
