import type { Block, Image, Inline, Paragraph as ParagraphBlock } from '@gongwen/model'
import type { Paragraph } from 'mdast'
import { plainText, trimInlines } from '../inline-text.ts'
import { joinLines } from '../join-lines.ts'
import { readNumberedParagraph } from '../numbering/literal.ts'
import { at, report, type State } from '../state.ts'

/** A paragraph; a picture alone is a figure, and a typed number makes a heading. */
export function paragraph(node: Paragraph, state: State): Block[] {
  const children = trimInlines(joinLines(state.inlines(node.children)))
  const picture = onlyImage(children)
  if (picture) {
    const title = node.children.find((child) => child.type === 'image')?.title
    const caption = title && !/^[\d.]*[x×][\d.]*$/.test(title) ? [{ type: 'text' as const, value: title }] : undefined
    return [{ type: 'figure', image: picture, ...(caption ? { caption } : {}), ...at(node, state) }]
  }
  if (/^:{3,}$/.test(plainText(children))) {
    report(state, node, {
      code: 'directive-fence',
      severity: 'warning',
      message: '多出一行 :::，按文字印出',
      remedy: '套着写时外层的冒号要比里层多：::::外层 … :::里层 … ::: … ::::',
    })
  }
  return children.length === 0 ? [] : [numbered({ type: 'paragraph', children, ...at(node, state) }, state)]
}

/** A paragraph, or the heading that its number makes of it. */
export function numbered(paragraph: ParagraphBlock, state: State): Block {
  const read = readNumberedParagraph(paragraph)
  if (!read) return paragraph
  if (read.undecided) state.undecided.set(read.heading, paragraph)
  if (read.next) state.unnumbered.add(read.heading)
  return read.heading
}

function onlyImage(children: readonly Inline[]): Image | undefined {
  const [first, ...others] = children
  return first?.type === 'image' && others.length === 0 ? first : undefined
}
