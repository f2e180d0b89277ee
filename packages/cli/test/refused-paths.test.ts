import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-refused-'))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'draft.md'), '# 某办法\n\n第一条 甲乙丙。\n\n第二条 丁戊己。\n')
  writeFileSync(join(folder, 'notice.md'), '# 关于某事的通知\n\n各单位：\n\n请办理。\n')
  writeFileSync(join(folder, 'file'), 'x')
  const head =
    'From: li@example.com\nSubject: 征求意见\nDate: Wed, 4 Jun 2025 10:00:00 +0800\nMessage-ID: <1@example.com>'
  mkdirSync(join(folder, 'mails'))
  writeFileSync(
    join(folder, 'mails', '1.eml'),
    `${head}\nContent-Type: text/plain; charset=utf-8\n\n建议第一条修改为甲。\n`,
  )
  expect((await run(folder, [...open, 'docket'])).status).toBe(0)
  expect((await run(folder, ['comments', 'import', 'docket', 'mails'])).status).toBe(0)
  expect((await run(folder, ['comments', 'analyze', 'docket'])).status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const terms = ['--draft', 'draft.md', '--subject', '征求意见', '--opens', '2025-06-03', '--closes', '2025-06-12']
const open = ['comments', 'open', ...terms]

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
/** Root may write everything: then the command is run as another user. */
const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
const canDrop =
  process.platform === 'linux' &&
  spawnSync(process.execPath, ['-e', ''], { ...other, cwd: import.meta.dirname }).status === 0

/** Runs a command as somebody who may read the docket and write nothing but `own`; `mode` of the docket's folder. */
function runAsReader(argv: readonly string[], mode = 0o555): { status: number | null; told: string } {
  const [docket, own] = [join(folder, 'docket'), join(folder, 'own')]
  mkdirSync(own, { recursive: true })
  chmodSync(own, 0o777)
  for (const path of [folder, join(docket, 'docket.sqlite')]) chmodSync(path, 0o555)
  chmodSync(docket, mode)
  const options = { ...other, cwd: folder, encoding: 'utf8', env: { GONGWEN_HOME: own } } as const
  const { status, stderr } = spawnSync(process.execPath, ['--conditions=source', main, ...argv], options)
  for (const path of [folder, docket]) chmodSync(path, 0o755)
  chmodSync(join(docket, 'docket.sqlite'), 0o644)
  return { status, told: stderr }
}

describe.skipIf(!canDrop)('a docket that may only be read (skipped but on Linux)', () => {
  it.each([
    ['list', ['comments', 'list', 'docket']],
    ['export', ['comments', 'export', 'docket', '--to', 'json', '-o', 'own/out', '--organ', '某局']],
    ['backup', ['comments', 'backup', 'docket', '-o', 'own/backup']],
  ])('serves %s', (_name, argv) => {
    const ran = runAsReader(argv)
    expect([ran.status, ran.told]).toEqual([0, ''])
  })

  it.each([
    ['import', ['comments', 'import', 'docket', 'mails']],
    ['analyze', ['comments', 'analyze', 'docket']],
    ['erase', ['comments', 'erase', 'docket', '--address', 'li@example.com', '--by', '某', '--reason', '本人要求']],
  ])('refuses %s: not as damaged', (_name, argv) => {
    const ran = runAsReader(argv)
    expect(ran.status).toBe(2)
    expect(ran.told).toContain('docket 卷宗只能读，不能写（请管理员授予卷宗文件夹的写权限')
    expect(ran.told).toContain('[docket-unusable]')
  })

  it('says that a closed folder may not be opened', () => {
    expect(runAsReader(['comments', 'list', 'docket'], 0o600)).toEqual({
      status: 2,
      told: expect.stringContaining('卷宗没有权限打开'),
    })
  })

  it('says so where a new one cannot be made', () => {
    const ran = runAsReader([...open, 'new'])
    expect([ran.status, ran.told]).toEqual([2, expect.stringContaining('new 没有权限')])
  })
})

it('calls a docket damaged when SQLite does', async () => {
  const made = join(folder, 'bad')
  mkdirSync(made)
  writeFileSync(join(made, 'docket.sqlite'), 'not a database at all, but long enough to be looked at')
  expect((await run(folder, ['comments', 'list', 'bad'])).told).toContain('[docket-damaged]')
})

const organ = ['--organ', '某局']
it.each([
  ['render', ['render', 'notice.md', '-o', 'file']],
  ['comments open', [...open, 'file']],
  ['comments export', ['comments', 'export', 'docket', '--to', 'json', '-o', 'file', ...organ]],
  ['comments export below it', ['comments', 'export', 'docket', '--to', 'json', '-o', 'file/below', ...organ]],
  ['comments backup', ['comments', 'backup', 'docket', '-o', 'file']],
  ['comments restore', ['comments', 'restore', 'file', '--from', 'docket']],
  ['certificate calibrate', ['certificate', 'calibrate', '-o', 'file']],
])('%s tells that a file stands where a folder is wanted', async (_name, argv) => {
  const ran = await run(folder, argv)
  expect(ran.status).toBe(2)
  expect(ran.told).toMatch(/错误：file\S* 路径中有一段是文件，不是文件夹/)
  expect(ran.told).not.toContain('程序内部出错')
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('x')
})

it.skipIf(process.platform !== 'linux')(
  'does not hang where no folder can be made (skipped but on Linux)',
  async () => {
    for (const argv of [
      ['render', 'notice.md', '-o', '/proc/x'],
      [...open, '/proc/x'],
      ['comments', 'backup', 'docket', '-o', '/proc/x'],
    ]) {
      const ran = await run(folder, argv)
      expect([ran.status, ran.told]).toEqual([2, expect.stringMatching(/错误：\/proc\/x\S* 没有权限/)])
    }
  },
)

it.each(['docket', 'docket/backup', 'docket/originals'])('refuses to back up a docket into %s', async (place) => {
  const before = readdirSync(join(folder, 'docket')).sort()
  const ran = await run(folder, ['comments', 'backup', 'docket', '-o', place])
  expect([ran.status, ran.told]).toEqual([2, expect.stringContaining('[backup-inside-docket]')])
  expect(readdirSync(join(folder, 'docket')).sort()).toEqual(before)
})
