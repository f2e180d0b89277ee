// Runs on any Node >= 18. Installs with a pinned pnpm, then re-runs the real script under the Node that was installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const packageManager = `pnpm@${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).config.pnpm}`
const env = { ...process.env, npm_config_yes: 'true', COREPACK_ENABLE_AUTO_PIN: '0' }
for (const k of Object.keys(env))
  if (/^npm_(config_(?!yes|registry|cafile|proxy|https_proxy)|package_|lifecycle_)/i.test(k)) delete env[k]
const pnpm = (...args) =>
  spawnSync('npx', ['--yes', packageManager, ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  }).status ?? 1
const stamp = join(root, 'node_modules', '.boot-stamp')
const key = createHash('sha256')
  .update(readFileSync(join(root, 'pnpm-lock.yaml')))
  .update(process.platform + process.arch)
  .digest('hex')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== key) {
  const rc = pnpm('install', '--frozen-lockfile')
  if (rc) process.exit(rc)
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, key)
}
env.PATH = join(root, 'node_modules', '.bin') + delimiter + env.PATH
process.exit(pnpm('run', `do:${process.argv[2]}`, ...process.argv.slice(3)))
