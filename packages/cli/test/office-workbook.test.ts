import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnalysisJson } from '@gongwen/comments'
import { readTables } from '@gongwen/readers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from './process.ts'
import { run } from './run.ts'

const office = spawnSync('soffice', ['--version']).status === 0

const draft =
  '# 临港市停车管理若干意见（征求意见稿）\n\n一、收费标准\n\n（一）路侧停车位每小时收费五元。\n\n（二）夜间免费。\n\n二、管理责任\n\n市城管局负责日常管理，每季度公布一次收支。\n'

/** What a spreadsheet program would gladly compute, and an ordinary letter. */
const texts = [
  '=1+1 建议每小时收费由五元改为四元',
  '=HYPERLINK("https://example.com","建议每小时收费改为二元")',
  '+86 138 是我的电话开头，建议收费改为三元',
  '-5元也不行，建议路侧停车每小时三元',
  '@SUM(A1:A9) 建议夜间也收费',
  '1-2月公布一次收支太慢，建议每月公布',
  '建议每小时收费由五元改为三元',
]

/** What is typed as a reason, in turn. */
const reasons = ['=1+1', '+1', '-收费标准须经听证', '@不再调整', '0012', '3/4', '采纳其中一部分，\n另行研究']

/** A LibreOffice Basic module that types an answer into each row of the first sheet and saves it in both formats. */
const macro = (source: string, targets: { path: string; filter: string }[]): string => `
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("${pathToFileURL(source).href}", "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(0)
  outcomes = Array("采纳", "部分采纳", "不采纳", "解释说明")
  reasons = Array(${reasons
    .map((reason) =>
      reason
        .split('\n')
        .map((line) => `"${line}"`)
        .join(' & Chr(10) & '),
    )
    .join(', ')})
  For row = 0 To 5
    For column = 0 To 30
      title = sheet.getCellByPosition(column, row).String
      If title = "意见编号" Then head = row : ids = column
      If title = "采纳情况" Then outcome = column
      If title = "理由" Then reason = column
      If title = "修改后表述" Then wording = column
    Next column
  Next row
  row = head + 1
  Do While sheet.getCellByPosition(ids, row).String <> ""
    index = row - head - 1
    sheet.getCellByPosition(outcome, row).String = outcomes(index Mod 4)
    sheet.getCellByPosition(reason, row).String = reasons(index Mod ${reasons.length})
    sheet.getCellByPosition(wording, row).String = "=A1&第" & index & "条"
    row = row + 1
  Loop
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
${targets.map(({ path, filter }) => `  saving(0).Value = "${filter}" : book.storeToURL("${pathToFileURL(path).href}", saving())`).join('\n')}
  book.close(True)
  StarDesktop.terminate
End Sub
`

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Runs a Basic module in a LibreOffice of its own: started once to lay its profile out, its module is then ours. */
function runMacro(folder: string, module: string): void {
  const profile = join(folder, 'profile')
  const start = (...argv: string[]): void => {
    const { status, stderr } = spawnSync(
      'soffice',
      [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...argv],
      { timeout: 120_000, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
  }
  start('--terminate_after_init')
  writeFileSync(
    join(profile, 'user/basic/Standard/Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped(module)}</script:module>`,
  )
  start('macro:///Standard.Module1.Main')
}

describe.skipIf(!office)(`the workbook in LibreOffice${office ? '' : '（没有 LibreOffice，跳过）'}`, () => {
  const folder = newFolder()
  let analysis: AnalysisJson
  beforeAll(async () => {
    writeFileSync(join(folder, 'draft.md'), draft)
    const rows = texts.map((text, index) =>
      ['电话', `2025-06-0${index + 3}`, `来电人${index}`, `"${text.replace(/"/g, '""')}"`].join(','),
    )
    writeFileSync(join(folder, 'register.csv'), ['渠道,来电时间,姓名,意见内容', ...rows].join('\n'))
    const comments = async (...argv: string[]): Promise<void> => {
      const ran = await run(folder, ['comments', ...argv])
      expect([argv[0], ran.status, ran.told.replace(/^注意.*\n/gm, '')]).toEqual([argv[0], 0, ''])
    }
    await comments('open', 'docket', '--draft', 'draft.md', '--opens', '2025-06-03', '--closes', '2025-06-12')
    await comments('import', 'docket', 'register.csv')
    await comments('analyze', 'docket')
    await comments('export', 'docket', '--to', 'xlsx,json', '-o', '.')
    analysis = JSON.parse(readFileSync(join(folder, 'analysis.json'), 'utf8')) as AnalysisJson
    // Plain names: a program started without a locale cannot open others.
    cpSync(join(folder, '意见汇总.xlsx'), join(folder, 'blank.xlsx'))
    runMacro(
      folder,
      macro(join(folder, 'blank.xlsx'), [
        { path: join(folder, 'filled.xlsx'), filter: 'Calc MS Excel 2007 XML' },
        { path: join(folder, 'filled.xls'), filter: 'MS Excel 97' },
      ]),
    )
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['filled.xlsx', 'filled.xls'])('%s keeps texts that look like formulas', async (name) => {
    const { value } = await readTables(readFileSync(join(folder, name)), name)
    const cells = value.flatMap(({ rows }) => rows.flat())
    expect(cells.filter(({ kind }) => kind === 'error')).toEqual([])
    const shown = new Set(cells.map(({ text }) => text))
    const daring = analysis.opinions.map((opinion) => opinion.text).filter((text) => /^[=+\-@]/.test(text))
    expect(new Set(daring.map(([first]) => first))).toEqual(new Set('=+-@'))
    for (const text of daring) expect(shown).toContain(text)
    for (const reason of reasons.slice(0, analysis.opinions.length)) expect(shown).toContain(reason)
  })

  it.each(['filled.xlsx', 'filled.xls'])('%s comes back complete', async (name) => {
    const docket = `docket-${name}`
    cpSync(join(folder, 'docket'), join(folder, docket), { recursive: true })
    const ran = await run(folder, ['comments', 'decide', docket, name, '--by', '李老师', '--json'])
    expect(ran.json()).toMatchObject({ status: 0, decisions: analysis.opinions.length, inherited: 0, corrections: 0 })
    await run(folder, ['comments', 'export', docket, '--to', 'csv', '-o', docket])
    const { value } = await readTables(readFileSync(join(folder, docket, '意见汇总.csv')), 'a.csv')
    const [head = [], ...rows] = value[0]!.rows.map((row) => row.map(({ text }) => text))
    const column = (title: string): string[] => rows.map((row) => row[head.indexOf(title)] ?? '')
    const outcomes = ['采纳', '部分采纳', '不采纳', '解释说明']
    expect(rows).toHaveLength(analysis.opinions.length)
    expect(column('采纳情况')).toEqual(rows.map((_, index) => outcomes[index % 4]))
    // In a CSV a quote stands before what would be taken for a formula.
    const bare = (text: string): string => text.replace(/^'(?=[=+\-@])/, '')
    expect(column('理由').map(bare)).toEqual(rows.map((_, index) => reasons[index % reasons.length]))
    expect(column('修改后表述').map(bare)).toEqual(rows.map((_, index) => `=A1&第${index}条`))
  })

  it('a second reading changes nothing', async () => {
    const ran = await run(folder, [
      'comments',
      'decide',
      'docket-filled.xlsx',
      'filled.xls',
      '--by',
      '李老师',
      '--json',
    ])
    expect(ran.json()).toMatchObject({ status: 0, decisions: 0, corrections: 0 })
  })
})
