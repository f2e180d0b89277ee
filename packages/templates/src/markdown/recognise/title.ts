import type { Block } from '@gongwen/model'
import { plainText } from '../inline-text.ts'
import type { State } from '../state.ts'

const title =
  /^.{0,30}关于.{2,60}的(?:通知|公告|通告|通报|意见|请示|报告|函|决定|决议|批复|公示|说明|议案|纪要)(?:（.{1,20}）)?$/u

/** Whether a line reads as the 标题 of a letter: 关于……的通知, without marks of a sentence. */
export function isTitleLine(line: string): boolean {
  const text = line.trim()
  return title.test(text) && !/[。；！？]/u.test(text)
}

/** A first paragraph that reads as a 标题, in a text that has none, is taken for it and said. */
export function recogniseTitle(blocks: readonly Block[], titledAhead: boolean, state: State): Block[] {
  const first = blocks.find(({ type }) => type !== 'masthead')
  if (titledAhead || first?.type !== 'paragraph' || blocks.some(({ type }) => type === 'title')) return [...blocks]
  const text = plainText(first.children).trim()
  if (!isTitleLine(text)) return [...blocks]
  const place = first.position ? { place: first.position } : {}
  state.diagnostics.push({
    code: 'title-taken',
    severity: 'info',
    message: `第一段“${text}”没有写 # ，已当作标题`,
    remedy: '标题前写“# ”；不是标题的，在文件头部写 标题:',
    ...place,
  })
  const position = first.position ? { position: first.position } : {}
  return blocks.map((block) => (block === first ? { type: 'title', children: first.children, ...position } : block))
}
