import type { Chart, Table } from '@gongwen/model'
import { gridOf } from '../blocks/table.ts'
import { plainText } from '../inline-text.ts'
import { report } from '../state.ts'
import { type BlockDirective, positioned, type Reading } from './directive.ts'

const forms: Readonly<Record<string, Chart['form']>> = { 柱状图: 'bar', 折线图: 'line', 雷达图: 'radar', 饼图: 'pie' }

/** `:::图表`: the GFM table inside is drawn: categories in its first column, one series in each further column. */
export const chartDirective: BlockDirective = {
  name: '图表',
  forms: ['container'],
  about: '把其中的表画成图：第一列是类别，其余每列一组数',
  attributes: {
    类型: '柱状图、折线图、雷达图、饼图，默认柱状图',
    标题: '图题',
    说明: '给看不见图的人读的一句话',
    单位: '数值的单位',
    最大值: '数轴上限',
    高: '毫米',
  },
  run: (reading) => {
    const given = reading.get('类型') ?? '柱状图'
    const form = forms[given] ?? forms[`${given}图`]
    if (!form)
      reportChart(reading, `没有名为“${given}”的图表类型，按柱状图画`, `可用的类型：${Object.keys(forms).join('、')}`)
    const tables = reading.content.filter((node) => node.type === 'table')
    const others = reading.content.filter((node) => node.type !== 'table')
    const [first] = tables
    if (!first) {
      reportChart(reading, '图表中没有表，没有可画的数', '在 :::图表 与 ::: 之间写一张表')
      return reading.state.blocks(others)
    }
    const chart = chartOf(gridOf(first, reading.state), form ?? 'bar', reading)
    return [chart, ...reading.state.blocks([...tables.slice(1), ...others])]
  },
}

function chartOf(table: Table, form: Chart['form'], reading: Reading): Chart {
  const cells = table.rows.map((row) =>
    row.cells.map((cell) => reading.state.resolve(textOfCell(cell.children)).trim()),
  )
  const [head = [], ...body] = cells
  const title = reading.get('标题')
  const unit = reading.get('单位')
  const maximum = reading.number('最大值')
  const height = reading.number('高')
  return {
    type: 'chart',
    form,
    ...(title ? { caption: [{ type: 'text', value: title }] } : {}),
    alt: reading.get('说明') ?? title ?? '图表',
    ...(unit ? { unit } : {}),
    categories: body.map((row) => row[0] ?? ''),
    series: head.slice(1).map((name, index) => ({
      name,
      values: body.map((row) => numberOf(row[index + 1] ?? '', row[0] ?? '', name, reading)),
    })),
    ...(maximum === undefined ? {} : { maximum }),
    ...(height === undefined ? {} : { height }),
    ...positioned(reading),
  }
}

function numberOf(text: string, category: string, series: string, reading: Reading): number | null {
  if (text === '' || text === '—' || text === '-') return null
  const number = Number(text.replace(/,/g, '').replace(/[%％]$/, ''))
  if (Number.isFinite(number)) return number
  reportChart(reading, `图表中“${category}”的“${series}”不是数：${text}，这一点没有画`, '填数字，没有数就空着')
  return null
}

function textOfCell(children: Table['rows'][number]['cells'][number]['children']): string {
  return children.map((block) => (block.type === 'paragraph' ? plainText(block.children) : '')).join('')
}

function reportChart(reading: Reading, message: string, remedy: string): void {
  report(reading.state, reading.node, { code: 'chart-data', severity: 'warning', message, remedy })
}
