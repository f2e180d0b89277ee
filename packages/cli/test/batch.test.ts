import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocument } from '@gongwen/readers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from './run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-batch-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const list = [
  '致送单位,承诺单位,联合体名称,角色,日期',
  '台州市科学技术局,甲公司,台州市智能泵阀创新联合体,牵头单位,2025-09-18',
  '台州市科学技术局,乙大学,台州市智能泵阀创新联合体,成员单位,2025-09-18',
  '台州市科学技术局,丙,台州市智能泵阀创新联合体,旁听单位,2025-09-18',
  '台州市科学技术局,乙大学,台州市高性能膜材料创新联合体,成员单位,2025-09-18',
]
const argv = ['batch', 'commitment-letter', '--rows', '名单.csv', '--name', '承诺单位', '-o', '承诺书']

describe('batch', () => {
  beforeEach(() => writeFileSync(join(folder, '名单.csv'), list.join('\n')))

  it('makes one document a row and lists the bad row', async () => {
    const ran = await run(folder, [...argv, '--to', 'pdf', '--merge', '--impose', '2up'])
    expect(ran.status).toBe(1)
    expect(ran.told).toContain('名单.csv')
    expect(ran.told).toContain('旁听单位')
    expect(readdirSync(join(folder, '承诺书')).sort()).toEqual(
      [
        'commitment-letter-合订-每张2份.pdf',
        'commitment-letter-合订.pdf',
        '乙大学.pdf',
        '乙大学（2）.pdf',
        '甲公司.pdf',
      ].sort(),
    )
    const bound = (await readDocument(readFileSync(join(folder, '承诺书', 'commitment-letter-合订.pdf')), 'a.pdf'))
      .value
    expect([...bound.text.matchAll(/我单位作为/g)]).toHaveLength(3)
  })

  it('names row and column of a character that no font has, in one process or several', async () => {
    writeFileSync(join(folder, '名单.csv'), list.join('\n').replace('乙大学', '乙\ue5e5大学'))
    for (const jobs of ['1', '2']) {
      const ran = await run(folder, [...argv, '--to', 'pdf', '--jobs', jobs, '-o', `承诺书${jobs}`])
      expect(ran.told).toMatch(/名单\.csv:3 “承诺单位”字体里没有字符.*U\+E5E5/)
      expect(ran.told.match(/旁听单位/g)).toHaveLength(1)
      expect(ran.status).toBe(1)
    }
  })

  it('gives the same bytes again, in one process or several, and overwrites nothing else', async () => {
    await run(folder, [...argv, '--to', 'docx,pdf'])
    const before = readdirSync(join(folder, '承诺书')).map((name) => [
      name,
      readFileSync(join(folder, '承诺书', name)).toString('base64'),
    ])
    const several = [
      'batch',
      'commitment-letter',
      '--rows',
      '名单.csv',
      '--name',
      '承诺单位',
      '-o',
      '再来',
      '--to',
      'docx,pdf',
      '--jobs',
      '2',
      '--json',
    ]
    const ran = await run(folder, several, { env: { ...process.env, NODE_OPTIONS: '--conditions=source' } })
    expect(ran.json<{ read: number; made: number; failed: number }>()).toMatchObject({ read: 4, made: 3, failed: 1 })
    expect(
      readdirSync(join(folder, '再来')).map((name) => [
        name,
        readFileSync(join(folder, '再来', name)).toString('base64'),
      ]),
    ).toEqual(before)
    writeFileSync(join(folder, '承诺书', '甲公司.pdf'), 'someone else')
    const again = await run(folder, [...argv, '--to', 'docx,pdf'])
    expect([again.status, again.told.includes('[file-exists]')]).toEqual([1, true])
    expect(readFileSync(join(folder, '承诺书', '甲公司.pdf'), 'utf8')).toBe('someone else')
  })

  it('refuses what it cannot use', async () => {
    for (const more of [
      ['--name', '没有这列'],
      ['--jobs', '0'],
      ['--impose', 'x'],
      ['--to', 'svg'],
      ['--rows', '没有.csv'],
    ]) {
      const ran = await run(folder, [...argv, ...more])
      expect([more, ran.status, ran.out]).toEqual([more, 2, ''])
    }
  })
})
