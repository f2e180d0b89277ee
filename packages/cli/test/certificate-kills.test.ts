import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegister } from '@gongwen/certificates'
import { describe, expect, it } from 'vitest'
import { listOf } from './certificate-list.ts'
import { contentOf, killUntilDone, randomFrom } from './kills.ts'
import { newFolder } from './process.ts'
import { run } from './run.ts'

const [rows, seed] = [25, 20251201]
const argv = ['certificate', 'issue', '--rows', '名单.csv', '--date', '2025-12-01', '-o', '证书', '--merge']

describe(`an issue of ${rows} certificates that is killed until it ends (npm run verify:issuing: 300, 50 kills; seed ${seed})`, () => {
  it('ends with the files, numbers and register of one that was not', async () => {
    const [calm, wild] = [newFolder(), newFolder()]
    for (const cwd of [calm, wild]) writeFileSync(join(cwd, '名单.csv'), listOf(rows))
    expect((await run(calm, argv)).status).toBe(0)
    const { status, kills } = await killUntilDone(wild, argv, '证书', { longest: 3000, random: randomFrom(seed) })
    expect([status, kills.length > 0]).toEqual([0, true])
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
