// The long run of the layout's property tests: 10,000 random documents, and documents that cannot fit. usage: verify.ts [runs] [seed]
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontBytes } from '@gongwen/fonts'
import { layout } from '@gongwen/generator'
import { pathological } from '../../packages/generator/test/pathological.ts'

const [runs = '10000', seed = '9704'] = process.argv.slice(2)
const root = join(import.meta.dirname, '../..')

const host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const hard = pathological.map(([name, make, wanted]) => {
  const document = make()
  const start = process.cpuUsage()
  const { value, diagnostics } = layout(document, host)
  const { user, system } = process.cpuUsage(start)
  const codes = [...new Set(diagnostics.map(({ code }) => code))]
  const told = wanted === undefined ? codes.length === 0 : codes.includes(wanted)
  return {
    name,
    cpuMs: Math.round((user + system) / 1000),
    pages: value.pages.length,
    diagnostics: codes.join(' '),
    told,
  }
})
console.table(hard)

const vitest = join(root, 'node_modules/.bin/vitest')
const options = ['run', 'packages/generator/test/layout-fuzz.test.ts', '--testTimeout=36000000', '--no-color']
const env = { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed }
const { status, stdout } = spawnSync(vitest, options, { cwd: root, env, encoding: 'utf8' })
console.log(stdout)
const random = { documents: Number(runs), seed: Number(seed), passed: status === 0 }
const failed = status !== 0 || hard.some(({ told }) => !told)
const record = { date: new Date().toISOString().slice(0, 10), node: process.version, random, hard }
writeFileSync(join(import.meta.dirname, 'verify.json'), `${JSON.stringify(record, null, 2)}\n`)
process.exit(failed ? 1 : 0)
