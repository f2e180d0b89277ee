import type { Block, Paragraph } from '@gongwen/model'
import { parseDate } from '@gongwen/model'
import { plainText } from '../inline-text.ts'
import { attachmentLabel } from './attachment-label.ts'

const organ =
  /(?:政府|委员会|委|局|厅|部|办|办公室|公司|中心|协会|学会|联合会|大学|学院|学校|医院|研究院|研究所|集团|领导小组|专班|指挥部|银行|法院|检察院|管委会|联盟|商会|党组|支部|处|科|站|所|院|馆|署|大队|总队)(?:（[^（）]{1,10}）)?$/u
const dateAtEnd = /^(.{2,40}?)\s*((?:\d{4}|[〇零一二三四五六七八九]{4})\s*年.{1,5}月.{1,6}日)$/u

/**
 * The end of a letter that an author typed as plain paragraphs: 发文机关署名 and 成文日期 on lines of their own, then
 * （此件……）. The letter ends at its first attachment page, at the 版记, at a second 标题, or with the text; a paragraph that
 * says only 附件1 is an attachment page where a closing stands before it.
 */
export function recogniseClosing(blocks: readonly Block[]): Block[] {
  for (const end of endsOf(blocks)) {
    const closed = closedAt(blocks, end)
    if (closed) return closed
  }
  return [...blocks]
}

/** Places where the letter can end, first to last. */
function endsOf(blocks: readonly Block[]): number[] {
  const text = blocks.findIndex((block) => block.type === 'paragraph' || block.type === 'heading')
  const sure = blocks.findIndex(
    (block, index) =>
      block.type === 'attachment' || block.type === 'imprint' || (block.type === 'title' && index > text && text >= 0),
  )
  const last = sure < 0 ? blocks.length : sure
  const labels = [...blocks.keys()].filter((index) => index < last && attachmentLabel(blocks[index]!) !== undefined)
  return [...labels, last]
}

function closedAt(blocks: readonly Block[], end: number): Block[] | undefined {
  const main = blocks.slice(0, end)
  const rest = blocks.slice(end)
  let last = main.length - 1
  const noted = noteOf(main[last])
  if (noted) last -= 1
  const date = main[last]
  if (date?.type !== 'paragraph') return undefined
  const written = plainText(date.children).trim()
  const iso = parseDate(written)
  const after = [...(noted ? [noted] : []), ...rest]
  if (iso !== undefined) {
    const organs = organsBefore(main, last)
    if (organs.length === 0) return undefined
    const names = organs.flatMap((block) => namesOf(plainText(block.children)))
    return [...main.slice(0, last - organs.length), signed(names, iso, organs[0]!), ...after]
  }
  const match = dateAtEnd.exec(written)
  const together = match?.[2] === undefined ? undefined : parseDate(match[2])
  if (!match || together === undefined || !organ.test(match[1]!.trim())) return undefined
  return [...main.slice(0, last), signed(namesOf(match[1]!), together, date), ...after]
}

function organsBefore(main: readonly Block[], date: number): Paragraph[] {
  const organs: Paragraph[] = []
  for (let index = date - 1; index > 0; index -= 1) {
    const block = main[index]
    if (block?.type !== 'paragraph' || !isOrganLine(plainText(block.children))) break
    organs.unshift(block)
  }
  return organs
}

/** Whether a line is nothing but the names of organs: one, or several with blanks or 、 between them. */
export function isOrganLine(line: string): boolean {
  const text = line.trim()
  if (text.length < 2 || text.length > 60 || /[。，；：！？]/.test(text)) return false
  return namesOf(text).every((name) => name.length >= 2 && organ.test(name))
}

/** 台州市科学技术局　台州市财政局 are two; blanks inside one name are none of its own. */
function namesOf(text: string): string[] {
  const parts = text.trim().split(/[\s\u3000、]+/)
  return parts.every((part) => part.length >= 4 && organ.test(part)) ? parts : [text.trim()]
}

function signed(names: string[], date: string, at: Paragraph): Block {
  const place = at.position ? { position: at.position } : {}
  return { type: 'signature', organs: names.map((name) => ({ name })), date, sealed: true, ...place }
}

function noteOf(block: Block | undefined): Block | undefined {
  if (block?.type !== 'paragraph') return undefined
  const match = /^[（(]((?:此件|联系人|联系方式|联系电话|此文).{1,80})[）)]$/.exec(plainText(block.children).trim())
  const place = block.position ? { position: block.position } : {}
  return match ? { type: 'note', text: match[1]!, ...place } : undefined
}
