import { formatDiagnostic, textOf } from '@gongwen/model'
import { fill, loadTemplate, readDataFile } from '@gongwen/templates'
import { writeXlsx } from 'hucre'
import { expect, it } from 'vitest'

const expert = loadTemplate('expert-review').value!

const fields = [
  ['专家论证意见表'],
  ['项目', '内容'],
  ['联合体名称', '台州市智能泵阀创新联合体'],
  ['牵头单位', '台州海泰泵业股份有限公司'],
  ['论证日期', new Date(Date.UTC(2025, 9, 16))],
  ['论证地点：', '201会议室'],
  ['论证意见', '目标明确。', '路线可行。'],
  ['结论', '同意列入建设计划'],
]
const experts = [
  ['姓名', '单位', '职称', '组长'],
  ['沈博', '浙东大学', '教授', '是'],
  ['何文', '浙东大学', '教授', ''],
  ['金磊', '浙东大学', '教授', ''],
]
const scores = [
  ['指标', '满分', '得分'],
  ['目标', 60, 55.5],
  ['路线', '40', '38'],
]

it('a workbook with a sheet of fields and a sheet for each list is the data of a document', async () => {
  const file = await writeXlsx({
    sheets: [
      { name: '基本情况', rows: fields },
      { name: '专家组', rows: experts },
      { name: '评分', rows: scores },
    ],
  })
  const data = await readDataFile(file, '论证.xlsx', expert.schema)
  expect(data.diagnostics).toEqual([])
  const { value, diagnostics } = fill(expert, data.value)
  expect(diagnostics).toEqual([])
  const text = textOf(value!)
  for (const part of ['沈博（组长）', '2025年10月16日', '93.5', '目标明确。\n路线可行。']) expect(text).toContain(part)
})

it('faults are said with sheet and row', async () => {
  const wrong = fields.map((row) =>
    row[0] === '结论' ? ['结伦', '同意'] : row[0] === '论证日期' ? ['论证日期', '10月'] : row,
  )
  const file = await writeXlsx({
    sheets: [
      { name: '基本情况', rows: wrong },
      { name: '专家组', rows: experts },
      { name: '评分', rows: [...scores, ['机制', '二十', 1]] },
    ],
  })
  const data = await readDataFile(file, '论证.xlsx', expert.schema)
  expect(fill(expert, data.value).diagnostics.map(formatDiagnostic)).toEqual([
    '论证.xlsx:基本情况:8 没有“结伦”这一项（是否想写“结论”） [data-unknown-field]',
    '论证.xlsx:基本情况:5 “论证日期”不是日期：“10月”（写成 2025年6月3日 或 2025-06-03） [data-format]',
    '论证.xlsx:评分:4 “评分第3项的满分”应是数字，现为文字“二十”（只写数字，不带单位） [data-type]',
  ])
})

it('parts are named before their fields, or with a point', async () => {
  const application = loadTemplate('application-form').value!
  const rows = [
    ['联合体名称', '甲'],
    ['牵头单位'],
    ['单位名称', '乙'],
    ['年销售收入（万元）', '12,000'],
    ['牵头单位.法定代表人', '丙'],
  ]
  const data = await readDataFile(await writeXlsx({ sheets: [{ name: '表', rows }] }), 'a.xlsx', application.schema)
  expect(JSON.parse(JSON.stringify(data.value?.value))).toEqual({
    name: '甲',
    lead: { name: '乙', revenue: '12,000', legalPerson: '丙' },
  })
})

it('YAML and JSON read as before', async () => {
  const bytes = new TextEncoder().encode('联合体名称: 甲')
  expect((await readDataFile(bytes, 'a.yaml', expert.schema)).value?.value).toEqual({ 联合体名称: '甲' })
})
