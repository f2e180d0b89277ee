// Runs on Node 20 or newer with nothing installed: brings the pinned pnpm, installs when the lockfile changed, then runs the
// asked task (scripts/tasks.mjs) or the gongwen command under Node 24. A second run touches no network.
// usage: boot.mjs start|test|build|check|bench|verify:<area>   ·   boot.mjs run <gongwen arguments>   ·   boot.mjs install
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [task = 'start', ...given] = process.argv.slice(2)
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const wanted = 24

/** Says it on stderr: stdout belongs to the command that runs afterwards. */
const say = (line) => process.stderr.write(`${line}\n`)

/** The environment without the settings that npm hands down to its scripts: they would steer pnpm. */
function cleanEnvironment() {
  const env = { ...process.env, npm_config_yes: 'true', COREPACK_ENABLE_AUTO_PIN: '0' }
  for (const name of Object.keys(env)) {
    if (/^npm_(config_(?!yes$|registry$|cafile$|proxy$|https_proxy$|cache$)|package_|lifecycle_)/i.test(name))
      delete env[name]
  }
  return env
}

/** Node 24: our own when it is new enough, else the one that the install brought. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath
  const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  return existsSync(brought) ? brought : undefined
}

/** Whether what the lockfile asks for is really there: a stamp alone would outlive a folder that was emptied. */
function isInstalled(stamp, key) {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== key) return false
  return findNode() !== undefined && existsSync(join(root, 'packages/cli/node_modules/commander/package.json'))
}

/** One install at a time: the others wait. A lock older than ten minutes is of a process that was ended. */
function lock() {
  const folder = join(root, '.boot-lock')
  for (;;) {
    try {
      mkdirSync(folder)
      return () => rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0
      if (Date.now() - made > 600_000) rmSync(folder, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    }
  }
}

function install() {
  const stamp = join(root, 'node_modules', '.boot-stamp')
  const key = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(process.platform + process.arch)
    .digest('hex')
  if (isInstalled(stamp, key)) {
    writeFileSync(stamp, key) // fresh time: the launcher compares times, not contents
    return
  }
  const unlock = lock()
  // Another process may have installed while this one waited.
  if (isInstalled(stamp, key)) return unlock()
  rmSync(stamp, { force: true })
  say(`正在安装所需组件（pnpm ${manifest.config.pnpm}，仅首次或升级后需要联网）……`)
  const windows = process.platform === 'win32'
  const arguments_ = ['--yes', `pnpm@${manifest.config.pnpm}`, 'install', '--frozen-lockfile']
  const { status } = spawnSync(windows ? 'npx.cmd' : 'npx', arguments_, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: cleanEnvironment(),
    shell: windows,
  })
  unlock()
  if (status !== 0) {
    say('安装没有完成。请检查网络（或单位的 npm 镜像设置）后再运行一次同样的命令。')
    process.exit(2)
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, key)
}

install()
const node = findNode()
if (!node) {
  say(`本机的 Node.js 是 ${process.versions.node}，需要 ${wanted} 或更高版本。请从 https://nodejs.org 安装后再运行。`)
  process.exit(2)
}
if (task === 'install') process.exit(0)
const command =
  task === 'run'
    ? ['--max-semi-space-size=16', '--conditions=source', join(root, 'packages/cli/src/main.ts')]
    : [join(root, 'scripts/tasks.mjs'), task]
const child = spawn(node, [...command, ...given], {
  cwd: task === 'run' ? process.cwd() : root,
  stdio: 'inherit',
  // What Node has compiled is kept for the next start, which takes half the time.
  env:
    task === 'run'
      ? { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env }
      : cleanEnvironment(),
})
// A terminal's Ctrl-C reaches the child by itself; what is sent to us alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
