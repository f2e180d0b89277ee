// The steps behind `npm start`, `npm test` and so on. Runs under Node 24 (see boot.mjs); each step is a program of node_modules.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [task = 'start', ...given] = process.argv.slice(2)
const source = '--conditions=source'

const steps = {
  start: [['node', source, 'scripts/start.ts']],
  build: [['tsc', '-b']],
  lint: [['biome', 'ci', '.']],
  unit: [['vitest', 'run']],
  test: [['tsc', '-b'], ['biome', 'ci', '.'], ['knip'], ['vitest', 'run']],
}

function stepsOf(name) {
  if (name in steps) return steps[name]
  const [verb, area] = name.split(':')
  const script = area && join('bench', area, `${verb}.ts`)
  if (script && existsSync(join(root, script))) return [['node', source, script]]
  process.stderr.write(`没有这项任务：${name}\n`)
  process.exit(2)
}

const bin = join(root, 'node_modules', '.bin')
const env = { ...process.env, PATH: [dirname(process.execPath), bin, process.env.PATH].join(delimiter) }
const todo = stepsOf(task)
for (const [index, [program, ...options]] of todo.entries()) {
  const last = index === todo.length - 1
  const isNode = program === 'node'
  const windows = process.platform === 'win32'
  const { status } = spawnSync(
    isNode ? process.execPath : join(bin, windows ? `${program}.cmd` : program),
    [...options, ...(last ? given : [])],
    {
      cwd: root,
      stdio: 'inherit',
      env,
      shell: windows && !isNode,
    },
  )
  if (status !== 0) process.exit(status ?? 1)
}
