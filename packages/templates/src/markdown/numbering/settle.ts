import type { Block, Heading } from '@gongwen/model'
import type { State } from '../state.ts'
import { literalMark } from './literal.ts'

/**
 * Decides the short numbered lines that end in a full stop. （一）开展……行动。 with text or deeper numbers below is a heading;
 * one of a list of sentences is not. Brothers are judged together: they are headings when most of them carry something.
 */
export function settle(blocks: readonly Block[], state: State): Block[] {
  const undecided = blocks.filter((block): block is Heading => block.type === 'heading' && state.undecided.has(block))
  if (undecided.length === 0) return [...blocks]
  const sentences = new Set(
    runsOf(blocks, state)
      .filter((run) => !areHeadings(run, blocks))
      .flat(),
  )
  return blocks.map((block) =>
    sentences.has(block) && block.type === 'heading' ? (state.undecided.get(block) ?? block) : block,
  )
}

/** Undecided lines of one level without a higher number between them. */
function runsOf(blocks: readonly Block[], state: State): Block[][] {
  const done: Block[][] = []
  const open = new Map<number, Block[]>()
  for (const block of blocks) {
    const level = levelOf(block)
    if (level === undefined) continue
    for (const deeper of [...open.keys()].filter((other) => other > level)) {
      done.push(open.get(deeper) ?? [])
      open.delete(deeper)
    }
    if (block.type === 'heading' && state.undecided.has(block)) open.set(level, [...(open.get(level) ?? []), block])
  }
  return [...done, ...open.values()]
}

function areHeadings(run: readonly Block[], blocks: readonly Block[]): boolean {
  const carrying = run.filter((block) => carries(block, blocks[blocks.indexOf(block) + 1]))
  return carrying.length * 2 > run.length
}

/** Whether what follows belongs below: a deeper number, or below 一、 and （一） plain text. */
function carries(block: Block, next: Block | undefined): boolean {
  const own = levelOf(block) ?? 0
  if (!next) return false
  if (next.type === 'list') return next.ordered && own < 3
  const below = levelOf(next)
  if (below !== undefined) return below > own
  return own <= 2 && next.type === 'paragraph'
}

function levelOf(block: Block): number | undefined {
  if (block.type === 'heading') return block.level
  if (block.type === 'title') return 0
  return block.type === 'paragraph' ? literalMark(block.children)?.level : undefined
}
