import { formatDiagnostic } from '@gongwen/model'
import { loadTemplate, type RowOptions, rowsOf } from '@gongwen/templates'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'

const certificate = loadTemplate('certificate').value!.schema
const table = loadTemplate('recommendation-table').value!.schema
const progress = loadTemplate('progress-report').value!.schema
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function read(
  file: Uint8Array,
  name: string,
  schema = certificate,
  options: RowOptions = {},
): Promise<{ values: unknown[]; said: string[]; read: number }> {
  const { value, diagnostics } = await rowsOf(file, name, schema, options)
  return { values: value.rows.map((row) => row.value), said: diagnostics.map(formatDiagnostic), read: value.read }
}

describe('rows of a spreadsheet', () => {
  it('take their types from the schema: dates, percents, numbers that are texts; blank rows are skipped', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: '进展',
          rows: [
            ['2026年任务进展表'],
            ['任务', '年度目标', '完成情况', '完成率'],
            ['甲', '目标', 2026, 0.85],
            [],
            ['乙', '目标', '完成', '90%'],
          ],
          cells: new Map([['2,3', { value: 0.85, style: { numFmt: '0.0%' } }]]),
        },
      ],
    })
    expect(await read(file, 'a.xlsx', progress, { list: '任务进展' })).toEqual({
      values: [
        { name: '甲', target: '目标', progress: '2026', rate: 85 },
        { name: '乙', target: '目标', progress: '完成', rate: 90 },
      ],
      said: [],
      read: 2,
    })
  })

  it('report a bad row with sheet, row and column, and keep the others', async () => {
    const file = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['填表说明']] },
        {
          name: '名单',
          rows: [
            ['名称', '牵头单位', '颁发日期', '电话'],
            ['甲联合体', '甲公司', new Date(Date.UTC(2025, 10, 28)), '1'],
            ['', '乙公司', '2025年11月28日', ''],
            ['丙联合体', '丙公司', '2025年13月1日', ''],
          ],
        },
      ],
    })
    expect(await read(file, '证书.xlsx')).toEqual({
      values: [{ name: '甲联合体', lead: '甲公司', date: '2025-11-28' }],
      said: [
        '证书.xlsx:名单:1 没有用到“电话”这一列 [row-column-unknown]',
        '证书.xlsx:名单:3 “名称”没有填写（如 台州市智能泵阀创新联合体） [data-missing]',
        '证书.xlsx:名单:4 “颁发日期”不是日期：“2025年13月1日”（写成 2025年6月3日 或 2025-06-03） [data-format]',
      ],
      read: 3,
    })
  })

  it('give a merged cell to each of its rows', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: '甲',
          rows: [
            ['名称', '牵头单位'],
            ['一', '甲公司'],
            ['二', ''],
          ],
          merges: [{ startRow: 1, endRow: 2, startCol: 1, endCol: 1 }],
        },
      ],
    })
    expect((await read(file, 'a.xlsx')).values).toEqual([
      { name: '一', lead: '甲公司' },
      { name: '二', lead: '甲公司' },
    ])
  })

  it('say what is missing as a whole', async () => {
    expect((await read(bytes('名称,备注\n甲,乙\n'), 'a.csv')).said).toEqual([
      'a.csv:1 表里没有“牵头单位”这一列（补上这一列） [row-column-missing]',
    ])
    expect(
      (await read(bytes('名称,备注\n甲,乙\n'), 'a.csv', certificate, { common: { 牵头单位: '丙' } })).values,
    ).toEqual([{ name: '甲', remark: '乙', lead: '丙' }])
    expect((await read(bytes('a,b\n1,2\n'), 'a.csv')).said[0]).toContain('[rows-no-head]')
    expect((await read(bytes('名称,牵头单位\n'), 'a.csv')).said).toEqual([
      'a.csv 没有读到一行数据（第一行写列名，以下每行一条） [rows-none]',
    ])
    expect((await read(bytes('名称,牵头单位\n甲,乙\n'), 'a.csv', certificate, { sheet: 'b' })).said[0]).toContain(
      '没有名为“b”的工作表',
    )
    expect((await read(bytes(''), 'a.csv', table, { list: '名单' })).said[0]).toContain('[rows-list-unknown]')
  })
})

describe('rows of text files', () => {
  it('CSV in GB18030 and in UTF-8 with a mark; columns in any order, with notes in brackets', async () => {
    // 名称,牵头单位\n甲,乙\n
    const gb = Uint8Array.from([
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc7, 0xa3, 0xcd, 0xb7, 0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0xbc, 0xd7, 0x2c, 0xd2, 0xd2,
      0x0a,
    ])
    expect((await read(gb, '名单.csv')).values).toEqual([{ name: '甲', lead: '乙' }])
    const marked = bytes('\ufeff牵头单位（全称）,成员单位,名称\r\n乙,"丙、丁",甲\r\n')
    expect((await read(marked, '名单.csv')).values).toEqual([{ name: '甲', lead: '乙', members: ['丙', '丁'] }])
  })

  it('JSON, JSONL and YAML', async () => {
    const good = { name: '甲', lead: '乙', members: ['丙'] }
    expect((await read(bytes(JSON.stringify([good])), 'a.json')).values).toEqual([good])
    expect(
      await read(bytes(`${JSON.stringify(good)}\n\n{"名称":\n{"name":"丁","__proto__":{"lead":"x"}}\n`), 'a.jsonl'),
    ).toEqual({
      values: [good],
      said: [
        'a.jsonl:3 这一行不是正确的 JSON（检查引号、逗号和括号；每行写一个 {…}） [row-json]',
        'a.jsonl:4 没有“__proto__”这一项（可写的项：名称、牵头单位、成员单位、建设期、编号、颁发机关、颁发日期、验证码、印章、备注、徽标、照片） [data-unknown-field]',
        'a.jsonl:4 “牵头单位”没有填写（填写这一项） [data-missing]',
      ],
      read: 2,
    })
    expect((await read(bytes('- 名称: 甲\n  牵头单位: 乙\n'), 'a.yaml')).values).toEqual([{ name: '甲', lead: '乙' }])
    expect((await read(bytes('名称: 甲\n牵头单位: 乙\n'), 'a.yaml')).said[0]).toContain('[rows-not-a-list]')
  })
})
