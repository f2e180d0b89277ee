import { citeMark, type Diagnostic, formatMark, formatNumeral, type Mark, type ParsedMark } from '@gongwen/model'
import { annexAt, attachmentList } from './annex.ts'
import type { Paragraph } from './paragraph.ts'
import { quotationEnd } from './quotation.ts'
import { type Ranks, type Sequence, startSequence } from './sequence.ts'

/** A numbered part of the draft with what stands below it. */
export interface Branch {
  /** Undefined for an 附件. */
  mark: Mark | undefined
  /** As printed, in full-width brackets and half-width digits. */
  marker: string
  /** Its part of the id. */
  segment: string
  /** Own text; for each paragraph how many children stand before it. */
  own: OwnParagraph[]
  children: Branch[]
  start: number
  end: number
}

/** A paragraph of a branch; `heading` when its file says that it is one. */
export interface OwnParagraph {
  text: string
  after: number
  heading: boolean
}

export interface Outline {
  preamble: Paragraph[]
  branches: Branch[]
  diagnostics: Diagnostic[]
}

/** Sets the paragraphs of a draft into a tree by their marks. `place` says where in the file an offset is. */
export function buildOutline(
  paragraphs: readonly Paragraph[],
  ranks: Ranks,
  place: (offset: number) => NonNullable<Diagnostic['place']>,
): Outline {
  const preamble: Paragraph[] = []
  const branches: Branch[] = []
  const diagnostics: Diagnostic[] = []
  let sequence = startSequence(ranks)
  let open: Branch[] = []
  let quotedUntil = -1
  let listed: number | undefined
  paragraphs.forEach((paragraph, i) => {
    const annex = i > quotedUntil ? annexAt(paragraphs, i, branches.length > 0) : undefined
    if (annex) {
      const branch = newBranch(undefined, annex.marker, annex.segment, paragraph)
      if (annex.title) branch.own.push({ text: annex.title, after: 0, heading: true })
      branches.push(branch)
      open = [branch]
      sequence = startSequence(ranks)
      listed = undefined
      return
    }
    listed = attachmentList(paragraph, listed)
    const mark = i > quotedUntil && listed === undefined ? paragraph.mark : undefined
    if (mark) {
      const found = checkStep(sequence, mark, place(paragraph.start))
      if (found) diagnostics.push(found)
      sequence.take(mark.mark)
      open = open.filter((one) => one.mark === undefined || ranks(one.mark.form) < ranks(mark.mark.form))
      const branch = newBranch(mark.mark, markerOf(mark), citeMark(mark.mark), paragraph)
      const content = paragraph.text.slice(mark.length)
      if (content) branch.own.push({ text: content, after: 0, heading: paragraph.heading !== undefined })
      const parent = open.at(-1)
      ;(parent?.children ?? branches).push(branch)
      open.push(branch)
    } else {
      // In an article, text after its items is a 款 of its own; elsewhere it goes on with the node before it.
      const home = open.find((one) => one.mark?.form === 'article') ?? open.at(-1)
      if (!home) preamble.push(paragraph)
      else {
        home.own.push({ text: paragraph.text, after: home.children.length, heading: false })
        for (const one of open) one.end = Math.max(one.end, paragraph.end)
      }
    }
    if (i > quotedUntil) quotedUntil = quotationEnd(paragraphs, i)
  })
  return { preamble, branches, diagnostics }
}

function newBranch(mark: Mark | undefined, marker: string, segment: string, { start, end }: Paragraph): Branch {
  return { mark, marker, segment, own: [], children: [], start, end }
}

/** The mark as printed, in one width: 1．is 1. and (一) is （一）, 1、 and 第3条 stay. */
function markerOf({ mark, label }: ParsedMark): string {
  if (mark.form === 'circled') return label
  if (mark.form === 'arabic' && label.endsWith('、')) return `${mark.ordinal}、`
  return label.startsWith('第') ? label.replace(/\s/g, '').normalize('NFKC') : formatMark(mark)
}

/** What is wrong with a number, if anything. */
function checkStep(
  sequence: Sequence,
  { mark, label }: ParsedMark,
  place: NonNullable<Diagnostic['place']>,
): Diagnostic | undefined {
  const step = sequence.step(mark)
  if (step === 'first' || step === 'next' || step === 'running') return undefined
  const expected = citeMark({ form: mark.form, ordinal: sequence.expected(mark) })
  const one = (code: string, message: string): Diagnostic => ({
    code,
    severity: 'warning',
    message,
    place,
    remedy: '核对草案的序号；程序照原样保留',
  })
  if (step === 'double') return one('draft-number-double', `“${label}”出现了两次`)
  if (step === 'back') return one('draft-number-order', `序号倒退为“${label}”，应为“${expected}”`)
  const missing = mark.ordinal - sequence.expected(mark)
  return one(
    'draft-number-gap',
    `“${label}”之前缺“${expected}”${missing > 1 ? `等${formatNumeral(Math.min(missing, 9999))}个序号` : ''}`,
  )
}
