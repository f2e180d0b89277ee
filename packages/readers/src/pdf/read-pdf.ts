import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { pictureOfPage, textOfPictures } from '../ocr/pictures.ts'
import { emptyText, type FormField, type ReadWithin } from '../read-text.ts'
import { type TextBuilder, textBuilder } from '../text/builder.ts'
import { attachedFiles } from './attached.ts'
import { type Flow, pageFlow } from './flow.ts'
import { glyphsOf } from './glyphs.ts'
import { isFolio, type Paragraph, paragraphsOf, type Run } from './lines.ts'
import { inReadingOrder, isOutOfOrder } from './order.ts'
import { type RuledTable, ruledTables } from './ruled.ts'
import { rulesOf } from './rules.ts'

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Page = Awaited<ReturnType<Awaited<ReturnType<Pdfjs['getDocument']>['promise']>['getPage']>>

/** A page with fewer characters holds no text but a folio. */
const fewCharacters = 10

let library: Promise<{ pdfjs: Pdfjs; folder: string }> | undefined

/** Loads pdf.js once; it takes 100 ms and 40 MB that most letters do not need. */
function load(): Promise<{ pdfjs: Pdfjs; folder: string }> {
  library ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((pdfjs) => {
    const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return { pdfjs, folder }
  })
  return library
}

/**
 * Reads a PDF: text in drawing order without page numbers, paragraphs whole over page breaks, fonts that are not embedded by their CMaps, AcroForm values, which pages are mere pictures, and
 * the files attached to it. Throws `ReadFailure`.
 */
export async function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<ReadWithin> {
  const { pdfjs, folder } = await load()
  const task = pdfjs.getDocument({
    // The library takes the buffer away from its owner: give it a copy.
    data: new Uint8Array(bytes),
    cMapUrl: `${folder}${sep}cmaps${sep}`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}${sep}standard_fonts${sep}`,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > limits.pages) throw new ReadFailure('file-too-large', `超过 ${limits.pages} 页，未读取`)
    const builder = textBuilder(limits.text)
    const flow = pageFlow(builder)
    const scanned: number[] = []
    let recognised = 0
    const fields: FormField[] = []
    const pinned = new Map<string, string>()
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      flow.page()
      const characters = await addText(page, { builder, flow }, pdfjs.OPS)
      fields.push(...(await addFields(page, { builder, flow }, pinned)))
      if (characters < fewCharacters && (await hasPicture(page, pdfjs))) {
        scanned.push(number)
        const picture = await pictureOfPage(page)
        const text = picture ? await textOfPictures([picture]) : undefined
        flow.settle()
        for (const line of text?.split('\n') ?? []) builder.paragraph(line)
        if (text) recognised++
      }
      page.cleanup()
    }
    const embedded = await attachedFiles(document, pinned)
    const places = flow.finish()
    const { text, tables } = builder.finish()
    const pages = places.map(({ start, end, ...name }) => ({
      ...name,
      start: Math.min(start, text.length),
      end: Math.min(end, text.length),
    }))
    return {
      ...emptyText('pdf', text),
      tables,
      fields,
      pages,
      ...(scanned.length > 0 ? { scanned } : {}),
      ...(recognised > 0 ? { recognised: true as const } : {}),
      ...(embedded.length > 0 ? { embedded } : {}),
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
    }
    throw error
  } finally {
    await task.destroy()
  }
}

/** Where the text of a page goes. */
interface Into {
  builder: TextBuilder
  flow: Flow
}

/** Adds a page's text, its number left out; gives how many characters it has. */
async function addText(page: Page, { builder, flow }: Into, ops: Record<string, number>): Promise<number> {
  const { items } = await page.getTextContent()
  let runs = items.flatMap((item): Run[] => {
    if (!('str' in item)) return []
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[]
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height }]
  })
  const whole = runs.map(({ text }) => text).join('')
  if (isOutOfOrder(runs)) runs = (await reordered(page, ops)) ?? runs
  // Finding rules means working the whole page through: only where a table of opinions may be.
  const tables = tabular.test(whole)
    ? ruledTables(rulesOf(await page.getOperatorList(), ops), runs)
    : new Map<Run, RuledTable>()
  const pieces: (Paragraph | RuledTable)[] = []
  let loose: Run[] = []
  for (const run of runs) {
    const table = run.text.trim() === '' ? undefined : tables.get(run)
    if (!table) loose.push(run)
    else if (!pieces.includes(table)) {
      pieces.push(...paragraphsOf(loose), table)
      loose = []
    }
  }
  pieces.push(...paragraphsOf(loose))
  pieces.forEach((piece, at) => {
    if ('rows' in piece) {
      flow.settle()
      addTable(piece, builder)
    } else if ((at <= 1 || at >= pieces.length - 2) && isFolio(piece, page.view)) flow.folio(piece.text)
    else flow.paragraph(piece)
  })
  return whole.replace(/\s/g, '').length
}

/** What the library keeps of a font. */
interface FontData {
  vertical?: boolean
  fontMatrix?: ArrayLike<number>
}

/** The page's characters in reading order; undefined where they cannot be had one by one. */
async function reordered(page: Page, ops: Record<string, number>): Promise<Run[] | undefined> {
  const { normalizeUnicode } = (await load()).pdfjs
  const factsOf = (name: string): { vertical: boolean; unit: number } => {
    const font = page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontData) : {}
    return { vertical: font.vertical === true, unit: font.fontMatrix?.[0] ?? 0.001 }
  }
  const glyphs = glyphsOf(await page.getOperatorList(), ops, factsOf)
  return glyphs && inReadingOrder(glyphs.map((glyph) => ({ ...glyph, text: normalizeUnicode(glyph.text) })))
}

/** Titles of the columns in which people give opinions, and of forms. */
const tabular = /序号|条款|条文|意见|建议|理由|名称|单位|备注/

function addTable({ rows }: RuledTable, builder: TextBuilder): void {
  builder.openTable()
  for (const row of rows) {
    builder.openRow()
    for (const { runs, span, merged } of row) {
      builder.openCell({ span, merged })
      for (const { text } of paragraphsOf(runs)) builder.paragraph(text)
      builder.closeCell()
    }
    builder.closeRow()
  }
  builder.closeTable()
}

/** What pdf.js says of a form field's annotation. */
interface Widget {
  subtype?: string
  fieldType?: string
  fieldName?: string
  alternativeText?: string
  fieldValue?: unknown
  checkBox?: boolean
  radioButton?: boolean
  pushButton?: boolean
  exportValue?: string
  buttonValue?: string
  options?: { exportValue: string; displayValue: string }[]
  contentsObj?: { str: string }
  fileId?: string
  file?: { filename: string }
}

/** Form values and remarks are drawn apart from the page: add them as lines below its text. */
async function addFields(page: Page, { builder, flow }: Into, pinned: Map<string, string>): Promise<FormField[]> {
  const fields: FormField[] = []
  for (const widget of (await page.getAnnotations()) as Widget[]) {
    if (widget.fileId && widget.file) pinned.set(widget.fileId, widget.file.filename)
    if (widget.subtype !== 'Widget') {
      const remark = widget.contentsObj?.str.trim()
      if (remark) flow.settle()
      if (remark && widget.subtype !== 'Link' && widget.subtype !== 'Popup') builder.paragraph(`【批注】${remark}`)
      continue
    }
    const field = fieldOf(widget)
    if (!field) continue
    flow.settle()
    if (field.value !== '' && field.kind !== 'checkbox') {
      const label = field.label || field.tag
      const start = builder.paragraph(`${label}：${field.value}`) + label.length + 1
      Object.assign(field, { start, end: start + field.value.length })
    } else field.start = field.end = builder.next()
    fields.push(field)
  }
  return fields
}

function fieldOf(widget: Widget): FormField | undefined {
  const { fieldName: tag = '', fieldType, fieldValue, options = [] } = widget
  if (widget.pushButton) return undefined
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter((each) => typeof each === 'string')
  const base = { tag, label: widget.alternativeText ?? '', start: 0, end: 0, within: [] }
  if (fieldType === 'Btn') {
    const on = widget.checkBox ? widget.exportValue : widget.buttonValue
    const value = String(values[0] !== undefined && values[0] !== 'Off' && (on === undefined || values[0] === on))
    return { ...base, kind: 'checkbox', value, ...(on === undefined ? {} : { option: on }) }
  }
  if (fieldType === 'Sig') return { ...base, kind: 'signature', value: '' }
  if (fieldType !== 'Ch') return { ...base, kind: 'text', value: values.join('') }
  const chosen = options.filter(({ exportValue }) => values.includes(exportValue))
  const shown = chosen.map(({ displayValue }) => displayValue).join('；') || values.join('；')
  return {
    ...base,
    kind: 'choice',
    value: shown,
    ...(shown === values.join('；') ? {} : { option: values.join('；') }),
  }
}

async function hasPicture(page: Page, pdfjs: Pdfjs): Promise<boolean> {
  const { fnArray } = await page.getOperatorList()
  const { paintImageXObject, paintImageMaskXObject, paintInlineImageXObject, constructPath } = pdfjs.OPS
  const pictures = [paintImageXObject, paintImageMaskXObject, paintInlineImageXObject]
  // Some printers turn text into outlines: hundreds of paths and not one letter.
  return (
    fnArray.some((each) => pictures.includes(each)) || fnArray.filter((each) => each === constructPath).length > 100
  )
}
