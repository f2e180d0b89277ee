import type { FormField, Revision } from '../read-text.ts'
import type { TextBuilder } from '../text/builder.ts'
import { notesOn } from '../text/revision-notes.ts'
import type { Attributes, XmlHandler } from '../zip/xml.ts'
import { describeControl, fieldOf, type OpenControl, openControl } from './controls.ts'
import type { Labeller } from './numbering.ts'
import { addText, type Change, type OpenParagraph, openParagraph } from './paragraph.ts'
import { symbolOf } from './symbols.ts'

/** What a body part adds besides its text. */
export interface BodyFindings {
  fields: FormField[]
  revisions: Revision[]
  pictures: number
}

/** A handler, and what it found once the part is read; `settle` fills in what only the whole text shows. */
export interface Body {
  handler: XmlHandler
  findings: BodyFindings
  settle(text: string): void
}

/** Where a control's content began: in a paragraph, or between paragraphs. */
interface Placed {
  control: OpenControl
  paragraph: OpenParagraph | undefined
  start: number
}

/**
 * Handler for `document.xml`, `footnotes.xml` and `endnotes.xml`: paragraphs with their automatic numbers, tables, controls, tracked
 * changes and remarks go to the builder in document order.
 */
export function bodyHandler(builder: TextBuilder, label: Labeller, remarks: ReadonlyMap<string, string>): Body {
  const findings: BodyFindings = { fields: [], revisions: [], pictures: 0 }
  let paragraph: OpenParagraph | undefined
  const suspended: (OpenParagraph | undefined)[] = []
  const controls: Placed[] = []
  const blocks: { control: OpenControl; field: FormField; start: number; end: number }[] = []
  let described: OpenControl | undefined
  let inRun = 0
  const legacy: { control: OpenControl | undefined; paragraph: OpenParagraph | undefined; start: number }[] = []
  const changes: Change[] = []
  const ranges = new Map<string, { paragraph: OpenParagraph | undefined; start: number }>()
  let cell: { span: number; merged: boolean; open: boolean } | undefined
  const cells: (typeof cell)[] = []
  let inText = false
  let skipped = 0

  function enterCell(): void {
    if (!cell || cell.open) return
    cell.open = true
    builder.openCell(cell)
  }

  function flush(part: OpenParagraph, last: boolean): void {
    if (!last && part.text === '') return
    const mark = part.labelled ? '' : label(part.list, part.style)
    part.labelled = true
    const prefix = mark === '' || /[、）)．，：\s]$/.test(mark) ? mark : `${mark} `
    const start = builder.paragraph(prefix + part.text) + prefix.length
    for (const place of part.placed) place(start)
    for (const one of part.revisions)
      findings.revisions.push({ ...one, start: start + one.start, end: start + one.end })
    for (const note of notesOn(part)) builder.paragraph(note)
    for (const { id, about } of part.remarks) {
      const remark = remarks.get(id)
      if (remark) builder.paragraph(`【批注】${about && `“${about}”：`}${remark}`)
    }
    Object.assign(part, openParagraph(), { style: part.style, list: part.list, labelled: true })
  }

  function startControl(control: OpenControl): Placed {
    return paragraph
      ? { control, paragraph, start: paragraph.text.length }
      : { control, paragraph: undefined, start: builder.next() }
  }

  function endControl({ control, paragraph: home, start }: Placed): void {
    if (control.kind === 'repeat' || control.kind === 'item') return
    const field = fieldOf(control, '', start, start)
    findings.fields.push(field)
    if (home && home === paragraph) {
      const end = home.text.length
      const shown = home.text.slice(start, end)
      home.placed.push((base) => Object.assign(field, fieldOf(control, shown, base + start, base + end)))
    } else blocks.push({ control, field, start, end: builder.next() })
  }

  function add(text: string): void {
    paragraph ??= openParagraph()
    addText(paragraph, text, changes.at(-1))
  }

  const openers = table<(at: Attributes) => void>({
    'w:p': () => {
      if (paragraph) flush(paragraph, true)
      enterCell()
      paragraph = openParagraph()
    },
    'w:pStyle': ({ 'w:val': style }) => {
      if (paragraph && style !== undefined) paragraph.style = style
    },
    'w:numId': ({ 'w:val': list }) => {
      if (paragraph && list !== undefined) paragraph.list.list = list
    },
    'w:ilvl': ({ 'w:val': level }) => {
      if (paragraph) paragraph.list.level = Number(level ?? 0)
    },
    'w:tab': () => inRun > 0 && add('\t'),
    'w:ptab': () => add('\t'),
    'w:br': () => add('\n'),
    'w:cr': () => add('\n'),
    'w:noBreakHyphen': () => add('-'),
    'w:sym': (at) => add(symbolOf(at['w:font'] ?? '', at['w:char'] ?? '')),
    'w:tbl': () => {
      if (paragraph) flush(paragraph, true)
      paragraph = undefined
      enterCell()
      builder.openTable()
    },
    'w:tr': () => builder.openRow(),
    'w:tc': () => {
      cells.push(cell)
      cell = { span: 1, merged: false, open: false }
    },
    'w:gridSpan': ({ 'w:val': span }) => {
      if (cell && !cell.open) cell.span = Math.min(1000, Math.max(1, Number(span) || 1))
    },
    'w:vMerge': ({ 'w:val': merge }) => {
      if (cell && !cell.open) cell.merged = merge !== 'restart'
    },
    'w:txbxContent': () => {
      if (paragraph) flush(paragraph, false)
      suspended.push(paragraph)
      paragraph = undefined
    },
    'w:sdt': () => {
      const control = openControl(controls.map((each) => each.control))
      controls.push(startControl(control))
    },
    'w:sdtPr': () => {
      described = controls.at(-1)?.control
    },
    'w:sdtContent': () => {
      const placed = controls.at(-1)
      if (!placed) return
      if (placed.control.kind === 'item') {
        const section = controls.findLast(({ control }) => control.kind === 'repeat')
        if (section) section.control.items++
      }
      Object.assign(placed, startControl(placed.control))
    },
    'w:fldChar': (at) => fieldCharacter(at['w:fldCharType'] ?? ''),
    'w:ffData': () => {
      const open = legacy.at(-1)
      if (!open) return
      open.control = openControl(controls.map((each) => each.control))
      described = open.control
    },
    'w:commentRangeStart': (at) => void ranges.set(at['w:id'] ?? '', { paragraph, start: paragraph?.text.length ?? 0 }),
    'w:commentReference': (at) => remarked(at['w:id'] ?? ''),
    'pic:pic': () => findings.pictures++,
    'v:imagedata': () => findings.pictures++,
    // WordArt keeps its words in an attribute.
    'v:textpath': ({ string: words }) => words && add(words),
  })

  function fieldCharacter(type: string): void {
    if (type === 'begin') legacy.push({ control: undefined, paragraph, start: 0 })
    const open = legacy.at(-1)
    if (!open) return
    if (type === 'separate') Object.assign(open, { paragraph, start: paragraph?.text.length ?? 0 })
    if (type !== 'end') return
    legacy.pop()
    if (!open.control || !paragraph) return
    if (open.control.kind === 'checkbox') {
      open.start = paragraph.text.length
      add(open.control.checked ? '☑' : '☐')
    }
    endControl({ control: open.control, paragraph: open.paragraph, start: open.start })
  }

  function remarked(id: string): void {
    const range = ranges.get(id)
    const about = range && paragraph && range.paragraph === paragraph ? paragraph.text.slice(range.start).trim() : ''
    paragraph?.remarks.push({ id, about: about.length > 60 ? `${about.slice(0, 40)}……` : about })
  }

  const closers = table<() => void>({
    'w:p': () => {
      if (paragraph) flush(paragraph, true)
      paragraph = undefined
    },
    'w:tc': () => {
      enterCell()
      builder.closeCell()
      cell = cells.pop()
    },
    'w:tr': () => builder.closeRow(),
    'w:tbl': () => builder.closeTable(),
    'w:txbxContent': () => {
      if (paragraph) flush(paragraph, true)
      paragraph = suspended.pop()
    },
    'w:sdtContent': () => {
      const placed = controls.at(-1)
      if (placed) endControl(placed)
    },
    'w:sdt': () => controls.pop(),
  })

  const changing = table<Change['change']>({
    'w:ins': 'insert',
    'w:moveTo': 'insert',
    'w:del': 'delete',
    'w:moveFrom': 'delete',
  })

  const handler: XmlHandler = {
    open(name, at) {
      if (skipped > 0 || passedOver.has(name)) {
        skipped++
        return
      }
      const change = changing.get(name)
      if (change) {
        const { 'w:author': author, 'w:date': date } = at
        changes.push({ change, ...(author ? { author } : {}), ...(date ? { date } : {}) })
      }
      if (name === 'w:r') inRun++
      if (wording.has(name)) inText = true
      if (described) describeControl(described, name, at)
      openers.get(name)?.(at)
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      closers.get(name)?.()
      if (changing.has(name)) changes.pop()
      if (name === 'w:r') inRun--
      if (wording.has(name)) inText = false
      if (name === 'w:sdtPr' || name === 'w:ffData') described = undefined
    },
    text(text) {
      if (inText && skipped === 0) add(text)
    },
  }

  function settle(text: string): void {
    for (const { control, field, start, end } of blocks) {
      const shown = text.slice(start, end)
      const from = start + (shown.length - shown.trimStart().length)
      Object.assign(field, fieldOf(control, shown, from, Math.max(from, start + shown.trimEnd().length)))
    }
  }
  return { handler, findings, settle }
}

/** Elements whose text is the document's: of runs, deletions and formulas. */
const wording = new Set(['w:t', 'w:delText', 'm:t'])

/** What says something twice, or how it was before. */
const passedOver = new Set([
  'mc:Fallback',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:numberingChange',
])

/** Element names come from strangers: a map has no `constructor` to call. */
function table<T>(entries: Record<string, T>): Map<string, T> {
  return new Map(Object.entries(entries))
}
