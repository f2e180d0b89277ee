import type { Heading, Inline, Mark, MarkForm, Paragraph } from '@gongwen/model'
import { parseMark } from '@gongwen/model'
import { plainText, splitInlines, trimInlines } from '../inline-text.ts'
import { readNumbered } from './run-in.ts'

/** Which level of heading a form of mark stands for (GB/T 9704-2012, 7.3.3; laws: chapters, sections, articles). */
const levels: { [Form in MarkForm]?: Heading['level'] } = {
  chinese: 1,
  'chinese-paren': 2,
  arabic: 3,
  'arabic-paren': 4,
  circled: 5,
  part: 1,
  subpart: 1,
  chapter: 1,
  section: 2,
  article: 3,
}

/** A number that an author typed, and what follows it. */
export interface Labelled {
  mark: Mark
  level: Heading['level']
  label: string
  rest: Inline[]
}

/** The literal number at the start of inlines: 一、 （一） 1. （1） ① 第一章 第三条. 第X条 asks for the next number. */
export function literalMark(inlines: readonly Inline[]): (Labelled & { next?: true }) | undefined {
  const text = plainText(inlines)
  const next = /^第[XxＸ×]([编章节条])(?=[\s\u3000]|$)/.exec(text)
  const parsed = next
    ? parseMark(text.replace(/^第./, '第一'))
    : // 一、二、三等奖 counts things; a part's number is not followed by another.
      /^[一二三四五六七八九十]、[一二三四五六七八九十]+[、是]/.test(text)
      ? undefined
      : parseMark(text)
  if (!parsed || text.includes('\n', 1)) return undefined
  const level = levels[parsed.mark.form]
  if (!level) return undefined
  const counted = text.startsWith('第')
  if (counted && !parsed.spaced) return undefined
  const [, rest] = splitInlines(inlines, parsed.length)
  const found = { mark: parsed.mark, level, label: text.slice(0, parsed.length).trim(), rest: trimInlines(rest) }
  return next ? { ...found, next: true } : found
}

/**
 * A paragraph that starts with a number: a heading, a heading whose text runs on, or still a paragraph.
 * `undecided` when only what follows can tell; `next` when the number itself is still to come.
 */
export function readNumberedParagraph(
  paragraph: Paragraph,
): { heading: Heading; undecided: boolean; next: boolean } | undefined {
  const found = literalMark(paragraph.children)
  if (!found) return undefined
  const { mark, level, rest } = found
  const base = {
    type: 'heading' as const,
    level,
    mark,
    ...(paragraph.position ? { position: paragraph.position } : {}),
  }
  const decided = (heading: Heading, undecided = false): { heading: Heading; undecided: boolean; next: boolean } => ({
    heading,
    undecided,
    next: found.next ?? false,
  })
  if (mark.form === 'article') return decided({ ...base, children: [], ...(rest.length > 0 ? { body: rest } : {}) })
  const reading = readNumbered(plainText(rest), level)
  if (reading.kind === 'sentence') return undefined
  if (reading.kind === 'run-in') {
    const [children, body] = splitInlines(rest, reading.cut)
    return decided({ ...base, children, body: trimInlines(body) })
  }
  return decided({ ...base, children: rest }, reading.kind === 'either')
}
