import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.ts'

const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'taizhou')

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-intake-'))
  mkdirSync(join(folder, '来信'))
  const [name = ''] = readdirSync(join(example, 'mailbox')).filter((each) => each.endsWith('.eml'))
  cpSync(join(example, 'mailbox', name), join(folder, '来信', 'a.eml'))
  writeFileSync(join(folder, '稿.md'), '# 办法\n\n第一条 充电设施应当符合消防安全要求。\n')
  const opened = await run(folder, ['comments', 'open', '卷宗', '--draft', '稿.md', ...days])
  expect(opened.status).toBe(0)
  await run(folder, ['comments', 'import', '卷宗', '来信'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const days = ['--opens', '2025-06-03', '--closes', '2025-06-30']

describe('comments show', () => {
  it('writes a letter out as it came, and nothing over another file', async () => {
    const listed = await run(folder, ['comments', 'list', '卷宗', '--json'])
    const [id = ''] = listed.json<{ mails: { id: string }[] }>().mails.map((mail) => mail.id)
    const shown = await run(folder, ['comments', 'show', '卷宗', id, '-o', '原件'])
    expect(shown.status).toBe(0)
    const path = join(folder, '原件', `${id}.eml`)
    expect(readFileSync(path).equals(readFileSync(join(folder, '来信', 'a.eml')))).toBe(true)
    writeFileSync(path, 'mine')
    const again = await run(folder, ['comments', 'show', '卷宗', id, '-o', '原件'])
    expect([again.status, again.told.includes('file-exists')]).toEqual([2, true])
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})
