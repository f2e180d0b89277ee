import { type Document, textOf, visit } from '@gongwen/model'

/** Lines that the two set differently, and why. */
export interface Difference {
  docx: string[]
  pdf: string[]
  cause: string
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')

/** Blocks whose words stand beside each other. */
const crosswise = new Set(['table', 'chart', 'signatureBox', 'box'])

/** The text of paragraphs that stand by themselves, squeezed: what is not in it stands in a table, a chart or a form. */
export function runningText(document: Document): string {
  let text = ''
  visit(document, (node) => {
    if (crosswise.has(node.type)) return 'skip'
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'title') text += squeeze(textOf(node))
    if (node.type === 'attachmentList') text += squeeze(node.titles.join(''))
    return undefined
  })
  return text
}

/** Says why a group of lines differs, by where the two first part. `kaiti`: headings with text running on behind them. */
export function explain({ docx, pdf }: Omit<Difference, 'cause'>, running: string): string {
  const bare = (lines: readonly string[]): string => squeeze(lines.join('')).replaceAll(/[，。、；：？！]/g, '')
  const words = bare(pdf.length > 0 ? pdf : docx).slice(0, 24)
  if (!bare([running]).includes(words)) return 'table, chart or form'
  const at = docx.findIndex((line, index) => line !== pdf[index])
  const [theirs = '', ours = '', next = ''] = [docx[at], pdf[at], docx[at + 1]]
  if ([...next].length === 1 && theirs.length > ours.length) return 'no last line of one character'
  if (/\d$/.test(theirs) && /^\p{Script=Han}/u.test(next)) return 'a number stays with its measure word'
  if (/[<([{]$/.test(theirs)) return 'an opening bracket ends no line'
  if (/\/$/.test(theirs)) return 'a stroke begins no line and stays with its number'
  if (/[“”]/.test(theirs) && /^（[一二三四五六七八九十]+）/.test(docx[0] ?? ''))
    return 'quotation marks of the substitute for 楷体'
  return 'other'
}
