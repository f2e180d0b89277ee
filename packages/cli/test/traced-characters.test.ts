import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './run.ts'

let folder = ''
const letters = [
  ['li@example.com', '李某', '建议第一条修改为創新。'],
  ['wang@example.com', '赢創公司', '建议第二条删去戊己。'],
  ['zhao@example.com', '赵某', '建议第二条改为庚辛。'],
]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-traced-'))
  mkdirSync(join(folder, 'mails'))
  for (const [index, [address, name, words]] of letters.entries()) {
    const from = `=?utf-8?B?${Buffer.from(name ?? '').toString('base64')}?= <${address}>`
    const head = `From: ${from}\nSubject: =?utf-8?B?${Buffer.from('征求意见').toString('base64')}?=\nDate: Wed, 4 Jun 2025 10:00:00 +0800\nMessage-ID: <${index}@example.com>`
    const file = join(folder, 'mails', `${index}.eml`)
    writeFileSync(file, `${head}\nContent-Type: text/plain; charset=utf-8\n\n${words}\n`)
  }
  writeFileSync(join(folder, 'draft.md'), '# 某办法\n\n第一条 甲乙丙。\n\n第二条 丁戊己。\n')
  const terms = ['--draft', 'draft.md', '--subject', '征求意见', '--opens', '2025-06-03', '--closes', '2025-06-12']
  for (const argv of [
    ['open', 'docket', ...terms],
    ['import', 'docket', 'mails'],
    ['analyze', 'docket'],
  ])
    expect((await run(folder, ['comments', ...argv])).status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const idOf = async (name: string): Promise<string> =>
  (await run(folder, ['comments', 'list', 'docket'])).out
    .split('\n')
    .find((line) => line.includes(name))
    ?.split(' ')[0] ?? ''

it('a character that no font has is traced to its file, its opinion and its letter', async () => {
  const [li, wang] = [await idOf('李某'), await idOf('赢創公司')]
  const ran = await run(folder, ['comments', 'export', 'docket', '--to', 'pdf', '-o', 'out', '--organ', '某局'])
  expect(ran.status).toBe(1)
  const line = ran.told.split('\n').find((one) => one.includes('意见汇总表')) ?? ''
  expect(line).toContain('U+5275')
  expect(line).toMatch(
    new RegExp(`^错误：意见汇总表:意见 ${li}\\.\\d+\\.\\d+；署名或标题：来信 ${wang} 字体里没有字符“創”`),
  )
})

it('erasing says where else the person may still be', async () => {
  const argv = ['--address', 'zhao@example.com', '--by', '某', '--reason', '本人要求']
  const ran = await run(folder, ['comments', 'erase', 'docket', ...argv])
  expect(ran.status).toBe(0)
  for (const place of ['导出', '答复', '备份', '恢复出来的卷宗', '来信文件']) expect(ran.told).toContain(place)
})
