import type { Cut } from '../records.ts'
import { isCourtesy, mayAsk } from './wording.ts'

interface Line {
  start: number
  end: number
  text: string
}

/** Lines of a text with their places; entities that QQ leaves in plain text are read as what they mean. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const piece of text.split('\n')) {
    const shown = piece
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replaceAll('\u00a0', ' ')
      .trim()
    lines.push({ start, end: start + piece.length, text: shown })
    start += piece.length + 1
  }
  return lines
}

const day = String.raw`(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}\s*日)`
/** One line that introduces what is answered: NetEase, Apple, Gmail, Thunderbird, WeChat Work. */
const introductions = [
  new RegExp(`^(?:>\\s*)?(?:在|于)\\s*${day}.{0,160}(?:写道|写到|发送|编写)[:：]?$`),
  new RegExp(`^(?:>\\s*)?${day}.{0,160}(?:写道|写到)[:：]?$`),
  new RegExp(`^(?:>\\s*)?.{1,80}[<＜][^<>＞]+[>＞]\\s*(?:在|于)\\s*${day}.{0,60}(?:写道|写到)[:：]?$`),
  new RegExp(`^(?:>\\s*)?.{1,40}\\s(?:在|于)\\s*${day}.{0,60}(?:写道|写到)[:：]?$`),
  /^(?:>\s*)?(?:At|On)\s.{0,20}\d{4}.{0,160}wrote:?$/i,
  /^(?:>\s*)?On\s.{0,200}\bwrote:$/i,
]

/** A ruled line with a title in it: QQ, WeChat Work, Foxmail, Outlook, OA systems. */
const titles =
  /^[-—_=*－─]{2,}\s*(?:原始邮件|原始信息|原邮件|邮件原件|原文|原始消息|回复的原邮件|Original(?: Message)?|Reply Message|回复内容)\s*[-—_=*－─]{2,}$/i
const forwardTitles =
  /^(?:[-—_=*－─]{2,}\s*(?:转发邮件信息|转发的邮件|转发邮件|被转发邮件信息|已转发邮件|Forwarded(?: Message| message)?)\s*[-—_=*－─]{2,}|(?:开始转发的邮件|下面是被转发的邮件|Begin forwarded message)[:：])$/i
const labels = /^(?:[>*\s]*)(?:发\s*件\s*人|寄件人|From)\s*[*]?[:：]/i
const furtherLabels =
  /^(?:[>*\s]*)(?:发送时间|发件时间|发送日期|寄件日期|日\s*期|时\s*间|收\s*件\s*人|抄\s*送|主\s*题|Sent|Date|To|Cc|Subject|附件|重要性)\s*[*]?[:：]/i

/** 请把下面收集到的两条意见一并考虑: what is passed on is what the sender wants to say. */
const pointsBelow =
  /(?:下面|下方|下述|下列|见下|如下|后附|下附|以下(?:是|为)?)[^。；]{0,16}(?:意见|建议|来信|来函|邮件|反馈|想法)|(?:意见|建议|来信|来函|邮件|反馈)[^。；]{0,12}(?:见下|在下面|附后|附在下面|如下)|(?:转(?:来|去|上|报|呈|给你们)|代转)[^。；]{0,16}(?:意见|建议|来信|来函|邮件|反馈)(?=[^。；]{0,12}(?:一并|请|供|考虑|参考|研究|查收)|[。，,]?$)/

interface Beginning {
  /** First line of what introduces the quotation. */
  from: number
  /** First line of the quotation itself. */
  body: number
  forwarded: boolean
}

/**
 * Finds the letter that a letter answers or passes on. A quotation marked by `>` ends where the marks end; any other goes to the end of
 * the text. A letter without words of its own is a forwarded one: then only the header is set aside and the rest is its content.
 */
export function quotedCuts(text: string, subject: string): Cut[] {
  const lines = linesOf(text)
  const beginning = beginningOf(lines)
  const cuts = marked(lines, beginning?.from ?? lines.length)
  if (!beginning) return cuts
  const own = lines.slice(0, beginning.from).filter(({ text }) => text !== '' && !text.startsWith('>'))
  const words = own.filter((line) => !isCourtesy(line.text) && !/^[-—_]{2,}$/.test(line.text))
  const forwarded = beginning.forwarded || /^(?:fw|fwd|转发|轉寄)\s*[:：]/i.test(subject.trim())
  const pointing = words.some(({ text }) => pointsBelow.test(text))
  const passing = forwarded && words.length <= 3 && (pointing || !words.some(({ text }) => mayAsk(text)))
  const why = forwarded ? 'forwarded' : 'quoted'
  const first = lines[beginning.from]
  if (!first) return cuts
  const below = endOf(lines, beginning) < lines.length
  if ((words.length === 0 && !below) || passing) {
    const head = lines[beginning.body - 1]
    return head ? [...cuts, { start: first.start, end: head.end, why: 'forwarded' }] : cuts
  }
  const last = lines[endOf(lines, beginning) - 1] ?? first
  return [...cuts, { start: first.start, end: last.end, why }]
}

function beginningOf(lines: readonly Line[]): Beginning | undefined {
  for (let at = 0; at < lines.length; at++) {
    const found = beginsAt(lines, at)
    if (found) return found
  }
  return undefined
}

function beginsAt(lines: readonly Line[], at: number): Beginning | undefined {
  const text = lines[at]?.text ?? ''
  if (forwardTitles.test(text) || titles.test(text)) {
    const body = afterLabels(lines, at + 1)
    return { from: at, body, forwarded: forwardTitles.test(text) }
  }
  // A long introduction is often wrapped before 写道.
  const wrapped = `${text} ${lines[at + 1]?.text ?? ''}`.trim()
  if (introductions.some((each) => each.test(text))) return { from: at, body: at + 1, forwarded: false }
  if (
    text !== '' &&
    !/写道|wrote/.test(text) &&
    /^(?:写道|.{0,80}(?:写道|wrote))[:：]$/i.test(lines[at + 1]?.text ?? '')
  ) {
    if (introductions.some((each) => each.test(wrapped))) return { from: at, body: at + 2, forwarded: false }
  }
  if (labels.test(text) && labelled(lines, at + 1) > 0) {
    const ruled = /^[-—_=－─]{3,}$/.test(lines[at - 1]?.text ?? '')
    return { from: ruled ? at - 1 : at, body: afterLabels(lines, at), forwarded: false }
  }
  return undefined
}

/** How many of the next lines are further header lines. */
function labelled(lines: readonly Line[], at: number): number {
  return lines.slice(at, at + 6).filter(({ text }) => furtherLabels.test(text)).length
}

function afterLabels(lines: readonly Line[], at: number): number {
  let after = at
  for (let look = at; look < Math.min(lines.length, at + 12); look++) {
    const text = lines[look]?.text ?? ''
    if (labels.test(text) || furtherLabels.test(text)) after = look + 1
    else if (text !== '' && look > after + 1) break
  }
  return after
}

/** With `>` marks the quotation ends with them, and an answer below it is the sender's own. */
function endOf(lines: readonly Line[], { body }: Beginning): number {
  let at = body
  while (at < lines.length && lines[at]?.text === '') at++
  if (!lines[at]?.text.startsWith('>')) return lines.length
  let end = at
  for (let look = at; look < lines.length; look++) {
    const text = lines[look]?.text ?? ''
    if (text.startsWith('>')) end = look + 1
    else if (text !== '') break
  }
  const rest = lines.slice(end).filter(({ text }) => text !== '')
  return rest.length === 0 ? lines.length : end
}

/** Stretches of lines marked with `>` above the quotation proper. */
function marked(lines: readonly Line[], until: number): Cut[] {
  const cuts: Cut[] = []
  for (let at = 0; at < until; at++) {
    if (!lines[at]?.text.startsWith('>')) continue
    let end = at
    while (end + 1 < until && lines[end + 1]?.text.startsWith('>')) end++
    const [first, last] = [lines[at], lines[end]]
    if (first && last) cuts.push({ start: first.start, end: last.end, why: 'quoted' })
    at = end
  }
  return cuts
}
