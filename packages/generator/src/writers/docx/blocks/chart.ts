import type { Chart } from '@gongwen/model'
import { chartWorkbook } from '../chart/chart-workbook.ts'
import { chartXml } from '../chart/chart-xml.ts'
import { inlineDrawing } from '../drawing.ts'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import { type Relations, relate } from '../relations.ts'
import { type Scope, textXml } from '../writing.ts'

/** A native chart that Word can restyle, with its text for those who do not see it. */
export function chart(node: Chart, scope: Scope): string {
  const { charts } = scope.writing
  const relations: Relations = new Map()
  const number = charts.length + 1
  const data = relate(relations, 'package', `../embeddings/chart${number}.xlsx`)
  charts.push({ xml: chartXml(node, data, scope), relations, workbook: chartWorkbook(node) })
  const id = relate(scope.relations, 'chart', `charts/chart${number}.xml`)
  const graphic = `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="${id}"/></a:graphicData>`
  const size = {
    width: (scope.width / 1440) * 25.4,
    height: node.height && node.height > 0 ? Math.min(node.height, 200) : 80,
  }
  const drawing = paragraph(
    scope,
    'Figure',
    `<w:r>${inlineDrawing('图表', graphic, size, textXml(node.alt, scope), scope)}</w:r>`,
  )
  return node.caption ? drawing + paragraph(scope, 'FigureCaption', inlines(node.caption, {}, scope)) : drawing
}
