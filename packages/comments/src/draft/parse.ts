import { type Diagnostic, type Result, result } from '@gongwen/model'
import type { Draft } from '../records.ts'
import { removeContents } from './contents.ts'
import { type LeftOut, removeFurniture } from './furniture.ts'
import { detectLayout } from './layout.ts'
import { type Line, splitLines } from './line.ts'
import { frontMatter, looksLikeMarkdown, stripMarkdown } from './markdown.ts'
import { buildOutline } from './outline.ts'
import { pagesOf } from './pages.ts'
import { joinLines } from './paragraph.ts'
import { markOf } from './paragraph-mark.ts'
import { splitRunTogether } from './run-together.ts'
import { ranksOf } from './sequence.ts'
import { findStart } from './start.ts'
import { clausesOf } from './tree.ts'

export interface DraftOptions {
  /** File name for the diagnostics. */
  file?: string
}

/** A draft with the way back into its source. Offsets are UTF-16 units of the source text. */
export interface TracedDraft {
  draft: Draft
  /** Where each clause stands, from its mark to the end of its own text and that of the clauses below it. */
  places: { id: string; start: number; end: number }[]
  /** What was read as no part of the draft, sorted. */
  leftOut: LeftOut[]
}

/** A regulation of 200 pages has 150 000 characters. */
const mostCharacters = 4_000_000

/**
 * Reads the draft under consultation: clean Markdown, plain text, text out of a PDF with its broken lines, or paragraphs
 * of a reader joined by line ends. An announcement before the draft is no part of it. Numbers that are wrong stay as they
 * are and are reported.
 */
export function parseDraft(text: string, options: DraftOptions = {}): Result<Draft> {
  const { value, diagnostics } = traceDraft(text, options)
  return result(value.draft, diagnostics)
}

/** As `parseDraft`, with the place of each clause and what was left out. */
export function traceDraft(text: string, { file }: DraftOptions = {}): Result<TracedDraft> {
  const refuse = (code: string, message: string, remedy: string, leftOut: LeftOut[] = []): Result<TracedDraft> =>
    result({ draft: { title: '', preamble: '', clauses: [] }, places: [], leftOut }, [
      { code, severity: 'error', message, remedy, ...(file === undefined ? {} : { place: { file } }) },
    ])
  if (text.length > mostCharacters) return refuse('draft-too-long', '草案超过四百万字', '确认给的是草案正文')

  const matter = frontMatter(text)
  const source = matter ? ' '.repeat(matter.end) + text.slice(matter.end) : text
  const plain = (line: string): { text: string } => ({ text: line })
  const all = splitLines(source, looksLikeMarkdown(text) ? stripMarkdown : plain)
  const { lines, leftOut } = removeFurniture(all)
  if (lines.length === 0)
    return refuse('draft-empty', '草案里没有文字', '扫描件请先识别成文字，或换用可复制文字的文件', leftOut)

  const apart = splitRunTogether(lines)
  const above = chineseAboveArticle(apart)
  const joined = joinLines(apart, apart === lines ? detectLayout(lines) : { kind: 'paragraphs' }, above)
  const { paragraphs, leftOut: contents } = removeContents(joined)
  const start = findStart(paragraphs)
  const lineStarts = lineStartsOf(text)
  const outline = buildOutline(paragraphs.slice(start.body), ranksOf(above), (offset) => ({
    ...(file === undefined ? {} : { file }),
    line: lineOf(lineStarts, offset),
  }))
  const placed = clausesOf(outline.branches)
  const places = placed.map(({ clause: { id }, start: from, end }) => ({ id, start: from, end }))
  const pages = pagesOf(source, all, leftOut, places)
  const diagnostics = [...outline.diagnostics]
  const announced = start.leftOut.findLast(({ why }) => why === 'announcement')
  if (announced) diagnostics.unshift(withAnnouncement(file, lineOf(lineStarts, announced.end), start.title))
  if (placed.length === 0) diagnostics.push(withoutNumbers(file))
  return result(
    {
      draft: {
        title: start.title,
        preamble: outline.preamble.map((one) => one.text).join('\n'),
        clauses: placed.map(({ clause }) => clause),
        ...(pages.length > 0 ? { pages } : {}),
      },
      places,
      leftOut: [
        ...(matter ? [{ ...matter, why: 'front-matter' as const }] : []),
        ...leftOut,
        ...contents,
        ...start.leftOut,
      ].sort((a, b) => a.start - b.start),
    },
    diagnostics,
  )
}

function withAnnouncement(file: string | undefined, line: number, title: string): Diagnostic {
  return {
    code: 'draft-announcement',
    severity: 'info',
    message: `第1行至第${line}行是草案前面的公告或通知，不计入草案；草案从“${title}”开始`,
    remedy: '如果不对，另存一份只有草案的文件',
    ...(file === undefined ? {} : { place: { file } }),
  }
}

function withoutNumbers(file: string | undefined): Diagnostic {
  return {
    code: 'draft-without-numbers',
    severity: 'warning',
    message: '草案里没有找到一、（一）或第…条这样的序数，意见只能对应到全文',
    remedy: '检查文件是不是草案；自动编号请先转成文字',
    ...(file === undefined ? {} : { place: { file } }),
  }
}

/** Whether 一、 groups articles (第一条 follows right below) instead of standing below them. */
function chineseAboveArticle(lines: readonly Line[]): boolean {
  const forms = lines.map((line) => markOf(line.text)?.mark.form)
  const chinese = forms.filter((form) => form === 'chinese').length
  return forms.filter((form, i) => form === 'chinese' && forms[i + 1] === 'article').length * 2 > chinese
}

function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}

/** The line an offset lies on, from 1. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low + 1
}
