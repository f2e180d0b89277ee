import type { Chart } from '@gongwen/model'
import { cleanText } from '../characters.ts'
import { type Relations, relate, relationsXml } from '../relations.ts'
import { declaration, escapeXml } from '../xml.ts'
import { entryOf, zipOf } from '../zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'

/** The data of a chart as the small workbook that “编辑数据” opens: categories in column A, a series in each next one. */
export function chartWorkbook({ categories, series }: Chart): Uint8Array {
  const length = Math.max(categories.length, ...series.map(({ values }) => values.length))
  const head = ['', ...series.map(({ name }) => name)].map(textCell)
  const rows = Array.from({ length }, (_, row) => [
    textCell(categories[row] ?? ''),
    ...series.map(({ values }) => numberCell(values[row] ?? null)),
  ])
  const sheet = [head, ...rows].map((cells) => `<row>${cells.join('')}</row>`).join('')
  const outer: Relations = new Map()
  const book: Relations = new Map()
  relate(outer, 'officeDocument', 'xl/workbook.xml')
  const id = relate(book, 'worksheet', 'worksheets/sheet1.xml')
  const override = (path: string, kind: string): string =>
    `<Override PartName="/${path}" ContentType="${type}${kind}+xml"/>`
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    ],
    ['_rels/.rels', relationsXml(outer)],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="${id}"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationsXml(book)],
    [
      'xl/worksheets/sheet1.xml',
      `${declaration}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    ],
  ]
  return zipOf(new Map(files.map(([path, content]) => [path, entryOf(content)])))
}

function textCell(text: string): string {
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cleanText(text).text)}</t></is></c>`
}

function numberCell(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '<c/>' : `<c><v>${value}</v></c>`
}
