import { readFileSync } from 'node:fs'
import { type Cell, readTables } from '@gongwen/readers'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'

const gbk = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const kindAndValue = ({ kind, value, text }: Cell): unknown => [kind, value, text]

async function workbook(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: '推荐表',
        rows: [
          ['名称', '占比', '日期', '编号', '时间', '金额', '时刻', '空'],
          ['甲公司', 0.5, new Date(Date.UTC(2025, 5, 3)), '007', 45811.4375, 1234.5, 0.4375, null],
          [null, '50%', '2025年6月3日', 7, null, 123456789012345680, null, null],
        ],
        cells: new Map([
          ['1,1', { style: { numFmt: '0%' } }],
          ['1,2', { style: { numFmt: 'yyyy"年"m"月"d"日"' } }],
          ['1,4', { style: { numFmt: 'yyyy-mm-dd hh:mm' } }],
          ['1,5', { style: { numFmt: '#,##0.00' } }],
          ['1,6', { style: { numFmt: 'h"时"mm"分"' } }],
          ['2,3', { style: { numFmt: '000' } }],
        ]),
        merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }],
      },
      { name: '隐藏', rows: [['甲']], hidden: true },
    ],
  })
}

describe('readTables', () => {
  it('types the cells of an XLSX and keeps what the program shows', async () => {
    const { value, diagnostics } = await readTables(await workbook(), '推荐表.xlsx')
    const [sheet, hidden] = value
    expect(sheet?.rows.map((row) => row.length)).toEqual([8, 8, 8])
    expect(sheet?.rows[1]?.map(kindAndValue)).toEqual([
      ['text', '甲公司', '甲公司'],
      ['number', 0.5, '50%'],
      ['date', '2025-06-03', '2025年6月3日'],
      ['text', '007', '007'],
      ['datetime', '2025-06-03T10:30:00', '2025-06-03 10:30'],
      ['number', 1234.5, '1,234.50'],
      ['time', '10:30:00', '10:30:00'],
      ['empty', null, ''],
    ])
    expect(sheet?.rows[1]?.[1]?.percent).toBe(true)
    expect(sheet?.rows[2]?.[3]).toMatchObject({ value: 7, text: '007' })
    expect(sheet?.merges).toEqual([{ row: 1, column: 0, rowSpan: 2, columnSpan: 1 }])
    expect(hidden).toMatchObject({ name: '隐藏', hidden: true })
    expect(diagnostics).toMatchObject([{ code: 'sheet-number-precision', place: { sheet: '推荐表', row: 3 } }])
  })

  it('reads dates of the Chinese built-in formats, which no file spells out', async () => {
    const parts = unzipSync(await workbook())
    const styles = Buffer.from(parts['xl/styles.xml'] ?? []).toString()
    // 31 is yyyy年m月d日 in the Chinese edition.
    const patched = styles
      .replace(/(<cellXfs.*?<xf numFmtId=")16\d(")/s, '$131$2')
      .replace(/<xf numFmtId="165"/g, '<xf numFmtId="31"')
    const { value } = await readTables(zipSync({ ...parts, 'xl/styles.xml': strToU8(patched) }), 'x.xlsx')
    expect(value[0]?.rows[1]?.[2]).toMatchObject({ kind: 'date', value: '2025-06-03' })
  })

  it('reads CSV in UTF-8 with a mark and in GB18030, with commas, tabs and line ends inside quotes', async () => {
    const utf8 = await readTables(Buffer.from('\uFEFF名称,备注\r\n"甲,乙","第一行\n第""二""行"\r\n丙,\r\n'), '名单.csv')
    expect(utf8.value[0]?.name).toBe('名单')
    expect(utf8.value[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['名称', '备注'],
      ['甲,乙', '第一行\n第"二"行'],
      ['丙', ''],
    ])
    // 名称\t数量\n台州市\t007
    const tabs = await readTables(gbk('c3fbb3c609cafdc1bf0acca8d6ddcad009303037'), '名单.txt')
    expect(tabs.value[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['名称', '数量'],
      ['台州市', '007'],
    ])
  })

  it('knows percentages and dates of an old XLS by its formats', async () => {
    const bytes = readFileSync(new URL('./fixtures/formats.xls', import.meta.url))
    const { value } = await readTables(bytes, '推荐表.xls')
    expect(value[0]?.rows[1]?.map(kindAndValue).slice(0, 4)).toEqual([
      ['text', '甲', '甲'],
      ['number', 0.5, '50%'],
      ['date', '2025-06-03', '2025年6月3日'],
      ['text', '007', '007'],
    ])
    expect(value[0]?.rows[1]?.[1]?.percent).toBe(true)
    expect(value[0]?.rows[2]?.[3]).toMatchObject({ value: 7, text: '007' })
  })

  it('goes by the bytes, not by the name', async () => {
    const { value } = await readTables(await workbook(), '推荐表.csv')
    expect(value[0]?.name).toBe('推荐表')
  })

  it('refuses what breaks a limit, what is locked, and what is no table, each with its code', async () => {
    const codes = async (bytes: Uint8Array, limits = {}): Promise<string[]> => {
      const { value, diagnostics } = await readTables(bytes, 'x.xlsx', limits)
      expect(value).toEqual([])
      return diagnostics.map(({ code }) => code)
    }
    const good = await workbook()
    expect(await codes(new Uint8Array())).toEqual(['file-empty'])
    expect(await codes(good.subarray(0, 900))).toEqual(['file-damaged'])
    expect(await codes(good, { cells: 3 })).toEqual(['file-too-large'])
    expect(await codes(good, { entry: 100 })).toEqual(['file-too-large'])
    expect(await codes(good, { entries: 2 })).toEqual(['file-too-large'])
    expect(await codes(Buffer.from('%PDF-1.7\n'))).toEqual(['file-unsupported'])
    const parts = unzipSync(good)
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString()
    const entity = sheet.replace('<worksheet', '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet')
    expect(await codes(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(entity) }))).toEqual(['file-unsafe'])
    const sparse =
      '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    expect(await codes(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sparse) }))).toHaveLength(1)
  })
})
