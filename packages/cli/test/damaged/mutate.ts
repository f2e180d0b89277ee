import { template } from '../office/applications.ts'

/** Picks one of the choices. */
export type Random = <T>(choices: readonly T[]) => T

/** A change to the make-up of a form that changes none of its answers' words; '' when the form has no place for it. */
type Mutation = (body: string, random: Random) => string

/** Labels of the form's tables, as its template prints them. */
const labels = [...template.markdown.matchAll(/(?<=\| *)[^|{}<\n-]+?(?= *\|)/g)]
  .map(([text]) => text.trim())
  .filter((text) => text !== '')
  .map((text) => text.replace(/[()（）%]/g, '\\$&'))

const table = /<w:tbl>.*?<\/w:tbl>/gs
const row = /<w:tr>.*?<\/w:tr>/gs
const cell = /<w:tc>.*?<\/w:tc>/gs

/** One of the matches replaced by what becomes of it. */
function one(text: string, pattern: RegExp, random: Random, become: (found: string) => string): string {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return ''
  const { 0: whole, index } = random(found)
  const made = become(whole)
  return made === '' ? '' : text.slice(0, index) + made + text.slice(index + whole.length)
}

const inTable = (body: string, random: Random, become: (found: string) => string): string =>
  one(body, table, random, become)

/** The tables of single fields, which stand first. */
const inPairs = (body: string, random: Random, become: (found: string) => string): string => {
  const end = [...body.matchAll(table)].slice(0, 2).at(-1)
  const at = end ? end.index + end[0].length : 0
  const made = inTable(body.slice(0, at), random, become)
  return made === '' ? '' : made + body.slice(at)
}

/** What people and programs do to a form's make-up. */
export const mutations: Readonly<Record<string, Mutation>> = {
  renamedLabel: (body, random) => one(body, new RegExp(`>(?:${labels.join('|')})<`, 'g'), random, () => '>改过的名称<'),
  renamedHeading: (body, random) =>
    one(
      body,
      /(?<=<w:pStyle w:val="Heading1"\/>(?:(?!<\/w:p>).)*?<\/w:t><\/w:r><w:r><w:t xml:space="preserve">)[^<]+/gs,
      random,
      () => '改过的标题',
    ),
  droppedHeading: (body, random) =>
    one(body, /<w:p><w:pPr><w:pStyle w:val="Heading1"\/>(?:(?!<\/w:p>).)*?<\/w:p>/gs, random, () => '<w:p/>'),
  unnumberedHeadings: (body) =>
    body.replace(/<w:t xml:space="preserve">[一二三四五六七八九十]{1,3}、<\/w:t>/g, '<w:t/>'),
  droppedCell: (body, random) => inTable(body, random, (found) => one(found, cell, random, () => ' ')),
  droppedPair: (body, random) => inPairs(body, random, (found) => one(found, row, random, () => ' ')),
  mergedCells: (body, random) =>
    inTable(body, random, (found) =>
      one(found, /<w:tc>(?:(?!<w:tc>).)*?<\/w:tc><w:tc>(?:(?!<w:tc>).)*?<\/w:tc>/gs, random, (pair) =>
        pair
          .replace('<w:tcPr>', '<w:tcPr><w:gridSpan w:val="2"/>')
          .replace(/<\/w:tc><w:tc>(?:<w:tcPr>.*?<\/w:tcPr>)?/s, ''),
      ),
    ),
  splitTable: (body, random) =>
    inTable(body, random, (found) => one(found, /<\/w:tr><w:tr>/g, random, () => '</w:tr></w:tbl><w:p/><w:tbl><w:tr>')),
  swappedColumns: (body, random) =>
    inTable(body, random, (found) => {
      const widths = [...found.matchAll(row)].map(([whole]) => [...whole.matchAll(cell)].length)
      const width = Math.min(...widths)
      if (width < 3 || new Set(widths).size > 1) return ''
      const at = random([...Array(width - 1).keys()])
      return found.replace(row, (whole) => {
        const cells = [...whole.matchAll(cell)].map(([text]) => text)
        return whole.replace(`${cells[at]}${cells[at + 1]}`, () => `${cells[at + 1]}${cells[at]}`)
      })
    }),
  emptyRow: (body, random) =>
    inTable(body, random, (found) =>
      one(
        found,
        row,
        random,
        (whole) => whole + whole.replace(/<w:t[ >].*?<\/w:t>/gs, '').replace(/<w:r>.*?<\/w:r>/gs, ''),
      ),
    ),
  valueInLabelCell: (body, random) =>
    inPairs(body, random, (found) =>
      one(found, /<w:tc>(?:(?!<w:tc>).)*?<\/w:tc><w:tc>(?:(?!<w:tc>).)*?<\/w:tc>/gs, random, (pair) => {
        const [label = '', value = ''] = [...pair.matchAll(cell)].map(([text]) => text)
        const words = [...value.matchAll(/<w:t[ >][^<]*<\/w:t>/g)].map(([text]) => text).join('')
        return words === ''
          ? ''
          : label.replace('</w:tc>', `<w:p><w:r>${words}</w:r></w:p></w:tc>`) +
              value.replaceAll(/<w:t[ >][^<]*<\/w:t>/g, '')
      }),
    ),
  secondHead: (body, random) =>
    inTable(body, random, (found) => found.replace(/(<w:tr>.*?<\/w:tr>)(.*)(<\/w:tbl>)/s, '$1$2$1$3')),
}
