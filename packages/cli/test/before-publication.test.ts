import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { newFolder } from './process.ts'
import { run } from './run.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

it('the period is held against the office’s own rules before publication', async () => {
  writeFileSync(join(folder, 'draft.md'), '# 停车办法（征求意见稿）\n\n一、每小时收费五元。\n')
  // 3 to 12 June 2025: ten days, of which eight are worked.
  const terms = ['--draft', 'draft.md', '--opens', '2025-06-03', '--closes', '2025-06-12']
  expect((await run(folder, ['comments', 'open', 'docket', ...terms])).status).toBe(0)
  const said = async (least: string): Promise<string[]> => {
    const argv = ['comments', 'export', 'docket', '--public', '--to', 'csv', '-o', 'out', '--least', least, '--json']
    const { diagnostics } = (await run(folder, argv)).json<{ diagnostics: { code: string; message: string }[] }>()
    return diagnostics.filter(({ code }) => code === 'period-short' || code === 'usage').map(({ message }) => message)
  }
  expect(await said('30日，7个工作日')).toEqual(['征求意见期限 10 日，少于 30 日（规定不少于 30日）'])
  expect(await said('10天,9个工作日')).toEqual(['征求意见期限 8 个工作日，少于 9 个（规定不少于 9个工作日）'])
  expect(await said('10日,8工作日')).toEqual([])
  expect(await said('一个月')).toEqual(['读不懂期限“一个月”'])
})

it('letters that came after the analysis are not left out in silence', async () => {
  const row = (number: number): string => `电话,2025-06-0${number},来电人${number},建议每小时收费改为${number}元`
  const register = (...numbers: number[]): void =>
    writeFileSync(join(folder, 'calls.csv'), ['渠道,来电时间,姓名,意见内容', ...numbers.map(row)].join('\n'))
  const stale = async (): Promise<string[]> => {
    const ran = await run(folder, ['comments', 'export', 'docket', '--to', 'csv', '-o', 'table', '--force', '--json'])
    const { diagnostics } = ran.json<{ diagnostics: { code: string; message: string }[] }>()
    return diagnostics.filter(({ code }) => code === 'docket-stale').map(({ message }) => message)
  }
  register(4, 5)
  await run(folder, ['comments', 'import', 'docket', 'calls.csv'])
  expect(await stale()).toEqual(['有 2 件来信还没有分析，没有算进来'])
  await run(folder, ['comments', 'analyze', 'docket'])
  expect(await stale()).toEqual([])
  register(4, 5, 6)
  await run(folder, ['comments', 'import', 'docket', 'calls.csv'])
  expect(await stale()).toEqual(['有 1 件来信还没有分析，没有算进来'])
})
