import type { LeftOut } from './furniture.ts'
import { annexLabel } from './line-end.ts'
import type { Paragraph } from './paragraph.ts'

/** Where the draft begins in its file, what it is called, and what stands before it. */
export interface Start {
  title: string
  /** Index of the first paragraph after the title. */
  body: number
  leftOut: LeftOut[]
}

const kinds =
  '条例|规定|办法|细则|规则|意见|方案|规划|计划|纲要|决定|决议|通知|公告|通告|措施|政策|制度|标准|规范|指南|指引|准则|章程|要点|清单|目录|解释|批复|报告|公报|程序|举措|建议|安排'
const stage = '（[^（）]{0,12}(?:稿|草案|试行|暂行|修订|修正|年|版)[^（）]{0,8}）'
const titleEnd = new RegExp(`(?:${kinds})(?:${stage})*$`)
const stageOnly = new RegExp(`^${stage}$`)
const date = /^(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[二零〇○一三四五六七八九十]{4}年.{1,3}月.{1,3}日)$/
/** A text that asks for opinions on what follows, and one that hands it out: 现将《……》印发给你们. */
const asks = /征求意见|公开征集|征集意见|意见建议|反馈意见/
const handsOut = /现将|印发给|现印发|予以印发|现予|现公布|已经.{2,40}(?:通过|批准|同意)/
const sentence = /[。；：！？，]$/
const mostTitleLines = 5
const mostCover = 120

/** Compares titles: without blanks, quotation and book marks, and the stage of the draft. */
function bare(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s《》〈〉<>“”"'‘’]/g, '')
    .replace(/(?:\([^()]*(?:稿|草案|试行|暂行)[^()]*\))+$/, '')
    .replace(/[()]/g, '')
}

/** Finds where the draft begins: after an announcement or 印发通知 that names it, after a date and 附件, or at the top. */
export function findStart(paragraphs: readonly Paragraph[]): Start {
  const from = namedStart(paragraphs) ?? labelledStart(paragraphs) ?? 0
  const leftOut: LeftOut[] = paragraphs
    .slice(0, from)
    .map(({ start, end }) => ({ start, end, why: 'announcement' as const }))
  let at = from
  while (annexLabel.test(paragraphs[at]?.text ?? '')) {
    const { start, end } = paragraphs[at]!
    leftOut.push({ start, end, why: 'label' })
    at++
  }
  const count = titleLength(paragraphs, at)
  const title = textOf(paragraphs, at, at + count)
  return { title, body: at + count, leftOut }
}

/** What some paragraphs say, run together. */
function textOf(paragraphs: readonly Paragraph[], from: number, to: number): string {
  return paragraphs
    .slice(from, to)
    .map(({ text }) => text)
    .join('')
}

/** The paragraphs that spell a title which 《…》 or 附件： has named before. */
function namedStart(paragraphs: readonly Paragraph[]): number | undefined {
  const named = new Set<string>()
  const found: number[] = []
  paragraphs.slice(0, mostCover).forEach((paragraph, i) => {
    if (i > 0 && named.size > 0 && !paragraph.mark) {
      let joined = ''
      for (const next of paragraphs.slice(i, i + mostTitleLines)) {
        if (next.mark || next.text.length > 60) break
        joined += next.text
        if (named.has(bare(joined))) {
          found.push(i)
          break
        }
      }
    }
    for (const name of namesIn(paragraph.text)) named.add(name)
  })
  const start = found.find((i, k) => {
    const following = found[k + 1]
    return following === undefined || following - i > mostTitleLines
  })
  return start !== undefined && isAnnouncement(paragraphs, start) ? start : undefined
}

/**
 * Whether what stands before `start` announces or hands out the draft, and is not a draft itself with an annex: it has no
 * articles, a 印发通知 has no numbers at all, and the draft's own numbers start anew at the top.
 */
function isAnnouncement(paragraphs: readonly Paragraph[], start: number): boolean {
  const top = ['chinese', 'article', 'chapter', 'part']
  const said = textOf(paragraphs, 0, start)
  const before = paragraphs.slice(0, start).flatMap(({ mark }) => mark?.mark.form ?? [])
  const after = paragraphs.slice(start).find(({ mark }) => mark)?.mark?.mark
  if (before.some((form) => form !== 'chinese' && top.includes(form))) return false
  if (before.length > 0 && (after === undefined || after.ordinal !== 1 || !top.includes(after.form))) return false
  return asks.test(said) || (before.length === 0 && handsOut.test(said))
}

function namesIn(text: string): string[] {
  const books = [...text.matchAll(/《([^《》]{4,90})》/g)].map((match) => match[1] ?? '')
  const outer = [...text.matchAll(/《((?:[^《》]|《[^《》]*》){4,120})》/g)].map((match) => match[1] ?? '')
  const attached = /^(?:附\s?件[：:])?\s?(?:[0-9]{1,2}[.．、])?(.{4,90})$/.exec(text)
  const attachment = /^附\s?件[：:]/.test(text) && attached?.[1] ? [attached[1].replace(/[。；]$/, '')] : []
  return [...books, ...outer, ...attachment].map(bare).filter((name) => name.length >= 4)
}

/** A 附件 label or the date of a letter, followed by a title, after a text that announces. */
function labelledStart(paragraphs: readonly Paragraph[]): number | undefined {
  for (let i = 1; i < Math.min(paragraphs.length, mostCover); i++) {
    const before = paragraphs[i - 1]!.text
    if (paragraphs[i]!.mark || !(annexLabel.test(before) || date.test(before) || /^（此件/.test(before))) continue
    const count = titleLength(paragraphs, i)
    if (
      count > 0 &&
      titleEnd.test(textOf(paragraphs, i, i + count)) &&
      restarts(paragraphs, i + count) &&
      isAnnouncement(paragraphs, i)
    )
      return i
  }
  return undefined
}

/** Whether the numbers begin anew, or for the first time, after the title. */
function restarts(paragraphs: readonly Paragraph[], from: number): boolean {
  return paragraphs.slice(from).find(({ mark }) => mark)?.mark?.mark.ordinal === 1
}

/** How many paragraphs make up the title at `at`. */
function titleLength(paragraphs: readonly Paragraph[], at: number): number {
  const first = paragraphs[at]
  if (!first || first.mark || first.text.length > 120 || (first.heading === undefined && sentence.test(first.text)))
    return 0
  let joined = ''
  for (let count = 1; count <= mostTitleLines; count++) {
    const line = paragraphs[at + count - 1]
    if (!line || line.mark || (count > 1 && (sentence.test(line.text) || line.text.length > 60))) break
    joined += line.text
    if (first.heading !== undefined || titleEnd.test(joined)) {
      const next = paragraphs[at + count]
      return next && stageOnly.test(next.text) ? count + 1 : count
    }
  }
  return 1
}
