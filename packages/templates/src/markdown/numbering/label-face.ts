import type { Block, Paragraph } from '@gongwen/model'
import { splitInlines } from '../inline-text.ts'
import { literalMark } from './literal.ts'

/**
 * Sets the number of a sentence that counts itself in the face of its level: 一、 in 黑体, （一） in 楷体 (GB/T 9704-2012, 7.3.3).
 * The sentence stays in 仿宋: it is text, not a heading.
 */
export function faceLabels(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.type === 'paragraph') return faced(block)
    if (block.type === 'attachment') return { ...block, children: faceLabels(block.children) }
    return block
  })
}

function faced(paragraph: Paragraph): Paragraph {
  const found = literalMark(paragraph.children)
  if (!found || found.level > 2 || !/^[（一二三四五六七八九十]/.test(found.label)) return paragraph
  const [label, rest] = splitInlines(paragraph.children, found.label.length)
  return { ...paragraph, children: [{ type: found.level === 1 ? 'strong' : 'emphasis', children: label }, ...rest] }
}
