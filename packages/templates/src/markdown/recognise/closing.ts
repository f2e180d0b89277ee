import type { Block, Inline, Paragraph } from '@gongwen/model'
import { parseDate } from '@gongwen/model'
import { plainText } from '../inline-text.ts'

const organ =
  /(?:政府|委员会|委|局|厅|部|办|办公室|公司|中心|协会|学会|联合会|大学|学院|学校|医院|研究院|研究所|集团|领导小组|专班|指挥部|银行|法院|检察院|管委会|联盟|商会|党组|支部)$/
const dateAtEnd = /^(.{2,40}?)\s*((?:\d{4}|[〇零一二三四五六七八九]{4})\s*年.{1,5}月.{1,6}日)$/u

/**
 * The end of a letter that an author typed as plain paragraphs: 发文机关署名 and 成文日期 on lines of their own, then
 * （此件……）. Only the last lines before the attachments, or before a second 标题, count.
 */
export function recogniseClosing(blocks: readonly Block[]): Block[] {
  const text = blocks.findIndex((block) => block.type === 'paragraph' || block.type === 'heading')
  const end = blocks.findIndex(
    (block, index) =>
      block.type === 'attachment' || block.type === 'imprint' || (block.type === 'title' && index > text && text >= 0),
  )
  const main = blocks.slice(0, end < 0 ? blocks.length : end)
  const rest = blocks.slice(main.length)
  let last = main.length - 1
  const noted = noteOf(main[last])
  if (noted) last -= 1
  const date = main[last]
  if (date?.type !== 'paragraph') return [...blocks]
  const written = plainText(date.children).trim()
  const iso = parseDate(written)
  const organs: Paragraph[] = []
  if (iso !== undefined) {
    for (let index = last - 1; index > 0; index -= 1) {
      const block = main[index]
      if (block?.type !== 'paragraph' || !isOrgan(block.children)) break
      organs.unshift(block)
    }
    if (organs.length === 0) return [...blocks]
    const names = organs.map((block) => plainText(block.children).trim())
    return [...main.slice(0, last - organs.length), signed(names, iso, organs[0]!), ...(noted ? [noted] : []), ...rest]
  }
  const match = dateAtEnd.exec(written)
  const together = match?.[2] === undefined ? undefined : parseDate(match[2])
  if (!match || together === undefined || !organ.test(match[1]!.trim())) return [...blocks]
  return [...main.slice(0, last), signed([match[1]!.trim()], together, date), ...(noted ? [noted] : []), ...rest]
}

function isOrgan(children: readonly Inline[]): boolean {
  const text = plainText(children).trim()
  return text.length >= 2 && text.length <= 40 && !/[。，；：、！？]/.test(text) && organ.test(text)
}

function signed(names: string[], date: string, at: Paragraph): Block {
  const place = at.position ? { position: at.position } : {}
  return { type: 'signature', organs: names.map((name) => ({ name })), date, sealed: true, ...place }
}

function noteOf(block: Block | undefined): Block | undefined {
  if (block?.type !== 'paragraph') return undefined
  const match = /^[（(]((?:此件|联系人|此文).{1,60})[）)]$/.exec(plainText(block.children).trim())
  const place = block.position ? { position: block.position } : {}
  return match ? { type: 'note', text: match[1]!, ...place } : undefined
}
