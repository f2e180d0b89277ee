import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { newFolder } from './process.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** A clock that fails is nothing the program foresees. */
const brokenClock =
  'data:text/javascript,const Real = Date; globalThis.Date = class extends Real { constructor(...given) { if (given.length === 0) throw new Error("no clock"); super(...given) } }'

function open(...more: string[]): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(folder, 'draft.md'), '# 停车办法（征求意见稿）\n\n一、每小时收费五元。\n')
  const argv = ['comments', 'open', 'docket', '--draft', 'draft.md', '--opens', '2025-06-03', '--closes', '2025-06-12']
  return spawnSync(process.execPath, ['--conditions=source', '--import', brokenClock, main, ...argv, ...more], {
    cwd: folder,
    encoding: 'utf8',
  })
}

it('a fault of the program itself is told, and with --json as an object on stdout, too', () => {
  const { status, stdout, stderr } = open('--json')
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({
    status: 2,
    diagnostics: [{ code: 'internal', severity: 'error', message: '程序内部出错：no clock' }],
  })
  expect(stderr).toContain('程序内部出错')
  expect(stderr).not.toContain('at ')
  rmSync(join(folder, 'docket'), { recursive: true, force: true })
  const plain = open('--debug')
  expect([plain.status, plain.stdout]).toEqual([2, ''])
})
