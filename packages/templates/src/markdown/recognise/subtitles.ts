import type { Block, Title } from '@gongwen/model'
import { plainText } from '../inline-text.ts'
import type { State } from '../state.ts'

/** A paragraph right after the title that is nothing but （…）, and `::副标题`, belong to the title. */
export function joinSubtitles(blocks: readonly Block[], state: State): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const previous = joined.at(-1)
    if (block.type === 'title' && state.subtitles.has(block)) {
      if (previous?.type === 'title') joined[joined.length - 1] = withSubtitle(previous, block.subtitle ?? [])
      else joined.push({ type: 'paragraph', align: 'center', indent: 'none', children: block.subtitle ?? [] })
    } else if (previous?.type === 'title' && !previous.subtitle && isBracketed(block)) {
      joined[joined.length - 1] = withSubtitle(previous, block.children)
    } else joined.push(block)
  }
  return joined
}

function withSubtitle(title: Title, subtitle: NonNullable<Title['subtitle']>): Title {
  return { ...title, subtitle }
}

function isBracketed(block: Block): block is Extract<Block, { type: 'paragraph' }> {
  return block.type === 'paragraph' && /^（[^（）]{2,30}）$/.test(plainText(block.children))
}
