import type { Block } from '@gongwen/model'
import type { State } from '../state.ts'
import { literalMark } from './literal.ts'

/** Decides the short numbered lines that end in a full stop: a heading when something deeper follows, else a sentence. */
export function settle(blocks: readonly Block[], state: State): Block[] {
  return blocks.map((block, index) => {
    if (block.type !== 'heading') return block
    const paragraph = state.undecided.get(block)
    if (!paragraph) return block
    const next = blocks[index + 1]
    const level =
      next?.type === 'heading'
        ? next.level
        : next?.type === 'paragraph'
          ? literalMark(next.children)?.level
          : next?.type === 'list' && next.ordered
            ? 3
            : undefined
    // 二级标题 with a full stop carry text or items below; a deeper level has none to carry.
    return level !== undefined && level > block.level ? block : paragraph
  })
}
