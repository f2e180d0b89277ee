import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegister } from '@gongwen/certificates'
import { describe, expect, it } from 'vitest'
import { listOf } from './certificate-list.ts'
import { contentOf, killAtFiles } from './kills.ts'
import { ended, newFolder, startGongwen } from './process.ts'
import { run } from './run.ts'

const [rows, moments] = [60, [1, 9, 30]]
const argv = ['certificate', 'issue', '--rows', '名单.csv', '--date', '2025-12-01', '-o', '证书', '--merge']

describe(`an issue of ${rows} certificates that is killed ${moments.length} times while it writes (npm run verify:certificates: 300, 50 times)`, () => {
  it('ends with the files, numbers and register of one that was not', async () => {
    const [calm, wild] = [newFolder(), newFolder()]
    for (const cwd of [calm, wild]) writeFileSync(join(cwd, '名单.csv'), listOf(rows))
    expect((await run(calm, argv)).status).toBe(0)
    for (const files of moments) expect(await killAtFiles(wild, argv, '证书', files)).toBe(null)
    expect(await ended(startGongwen(wild, argv))).toBe(0)
    expect(contentOf(join(wild, '证书'))).toEqual(contentOf(join(calm, '证书')))
    const registerOf = (cwd: string): unknown => {
      const register = openRegister(join(cwd, 'home', 'certificates.sqlite')).value
      const all = register?.all()
      register?.close()
      return all
    }
    expect(registerOf(wild)).toEqual(registerOf(calm))
    for (const cwd of [calm, wild]) rmSync(cwd, { recursive: true })
  })
})
