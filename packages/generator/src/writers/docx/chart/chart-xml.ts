import type { Chart } from '@gongwen/model'
import { type Scope, textXml } from '../writing.ts'
import { declaration } from '../xml.ts'
import { areaLook, lineLook, sliceLooks } from './looks.ts'

type Forms = { [Form in Chart['form']]: (series: string[]) => string }

const axisIds = '<c:axId val="1"/><c:axId val="2"/>'
const forms: Forms = {
  bar: (series) =>
    `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="80"/>${axisIds}</c:barChart>`,
  line: (series) =>
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join('')}<c:marker val="1"/>${axisIds}</c:lineChart>`,
  radar: (series) =>
    `<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>${series.join('')}${axisIds}</c:radarChart>`,
  pie: ([first = '']) => `<c:pieChart><c:varyColors val="1"/>${first}<c:firstSliceAng val="0"/></c:pieChart>`,
}

/** A DrawingML chart (ECMA-376 part 1, 21.2) that carries its data in itself; `data` is the relation to its workbook. */
export function chartXml(chart: Chart, data: string, scope: Scope): string {
  const series = chart.series.map((_, index) => seriesXml(chart, index, scope))
  const axes = chart.form === 'pie' ? '' : axesXml(chart, scope)
  const legend =
    chart.series.length > 1 || chart.form === 'pie'
      ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
      : ''
  return (
    `${declaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>' +
    `${forms[chart.form](series)}${axes}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1050">${fonts(scope)}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:externalData r:id="${data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
  )
}

function fonts({ writing: { theme } }: Scope): string {
  return `<a:latin typeface="${theme.latin ?? theme.fonts.songti}"/><a:ea typeface="${theme.fonts.songti}"/>`
}

function seriesXml(chart: Chart, index: number, scope: Scope): string {
  const { series, categories, form } = chart
  const { name, values } = series[index]!
  const look = {
    bar: areaLook,
    pie: () => sliceLooks(categories.length),
    line: lineLook,
    radar: lineLook,
  }[form](index)
  const points = values.map((value, at) =>
    value === null || !Number.isFinite(value) ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`,
  )
  const labels = categories.map((text, at) => `<c:pt idx="${at}"><c:v>${textXml(text, scope)}</c:v></c:pt>`)
  const alone = chart.series.length === 1
  const shown = form === 'bar' || form === 'pie' || (form === 'radar' && alone) ? '1' : '0'
  const dataLabels = `<c:dLbls>${form === 'pie' ? '<c:dLblPos val="outEnd"/>' : ''}<c:showLegendKey val="0"/><c:showVal val="${shown}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${cell(0, index + 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${textXml(name, scope)}</c:v></c:pt></c:strCache></c:strRef></c:tx>` +
    `${look}${form === 'bar' ? '<c:invertIfNegative val="0"/>' : ''}${dataLabels}` +
    `<c:cat><c:strRef><c:f>${range(0, categories.length)}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${labels.join('')}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${range(index + 1, values.length)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join('')}</c:numCache></c:numRef></c:val>` +
    `${form === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`
  )
}

/** Cells of the chart's data as a sheet would hold them: categories in A, series from B. */
function cell(row: number, column: number): string {
  return `Sheet1!$${columnName(column)}$${row + 1}`
}

function range(column: number, rows: number): string {
  return `Sheet1!$${columnName(column)}$2:$${columnName(column)}$${Math.max(1, rows) + 1}`
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

function axesXml({ unit, maximum, form }: Chart, scope: Scope): string {
  const top =
    maximum !== undefined && maximum > 0 && Number.isFinite(maximum) ? `<c:max val="${maximum}"/><c:min val="0"/>` : ''
  const title = unit
    ? `<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:p><a:r><a:rPr lang="zh-CN" sz="1050"/><a:t>${textXml(unit, scope)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
    : ''
  const lines =
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
  return (
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>${form === 'radar' ? lines : ''}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>` +
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${top}</c:scaling><c:delete val="0"/><c:axPos val="l"/>${lines}${title}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>`
  )
}
