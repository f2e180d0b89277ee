import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Workbook } from '@gongwen/model'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../src/writers/xlsx.ts'

const book: Workbook = {
  title: '意见汇总',
  sheets: [
    {
      name: '意见汇总',
      heading: '《指导意见》意见汇总',
      landscape: true,
      locked: true,
      columns: [
        { title: '序号', width: 6, align: 'center', locked: true, format: 'number' },
        { title: '意见内容', width: 50 },
        { title: '采纳情况', width: 12, choices: ['采纳', '部分采纳', '不采纳', '解释说明'] },
      ],
      rows: [
        [1, '=HYPERLINK("http://example.com")', null],
        [2, '+1\n第二行\u0007<b>&"', '采纳'],
        [3, '-2', ''],
        [4, '@SUM(A1)', null],
      ],
      groups: [2],
    },
  ],
}

const soffice = ((): boolean => {
  try {
    return execFileSync('sh', ['-c', 'command -v soffice']).length > 0
  } catch {
    return false
  }
})()

describe('xlsx', () => {
  it('gives the same bytes twice', async () => {
    expect(await writeXlsx(book)).toEqual(await writeXlsx(book))
  })
  it('keeps text that looks like a formula as text', async () => {
    const read = await readXlsx(await writeXlsx(book))
    expect(read.sheets[0]?.rows.slice(2).map((row) => row[1])).toEqual([
      '=HYPERLINK("http://example.com")',
      '+1\n第二行\uFFFD<b>&"',
      '-2',
      '@SUM(A1)',
    ])
    for (const cell of read.sheets[0]?.cells?.values() ?? []) expect(cell.formula).toBeUndefined()
  })
  it.skipIf(!soffice)('opens in LibreOffice, strings still strings (skipped without soffice)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongwen-xlsx-'))
    writeFileSync(join(folder, 'a.xlsx'), await writeXlsx(book))
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76',
        '--outdir',
        folder,
        join(folder, 'a.xlsx'),
      ],
      { stdio: 'ignore' },
    )
    const csv = readFileSync(join(folder, 'a.csv'), 'utf8')
    expect(csv).toContain('=HYPERLINK(""http://example.com"")')
    expect(csv).toContain('@SUM(A1)')
    rmSync(folder, { recursive: true })
  })
})
