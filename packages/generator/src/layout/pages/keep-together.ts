import { type Flow, isOrder, type Strip } from '../strip.ts'

/**
 * Up to so many lines move to the page of the signature back to where a paragraph begins; else a last paragraph of one line, or
 * the last two: Word and LibreOffice carry paragraphs whole.
 */
const wholeParagraph = 4
const tailLines = 2

/** Strips known ahead of the one at hand: more than are ever tied to each other by rules. */
const lookahead = 64
const consumed = 1024

/** A strip and what follows it: `queue[at]` is at hand. */
export interface Ahead {
  queue: readonly Flow[]
  at: number
  /** Takes the next strip to hand; false when there is none. */
  next(): boolean
}

/**
 * Walks through the flows of blocks with some of what follows in view, and ties what must not begin a page to the text above it
 * (7.3.5.5): never a signature without text, never “此页无正文”. What has been walked past is let go.
 */
export function keepTogether(flows: Iterator<readonly Flow[]>): Ahead {
  const queue: Flow[] = []
  let more = true
  const fill = (wanted: number): void => {
    while (more && queue.length < wanted) {
      const { value, done = false } = flows.next()
      more = !done
      if (done) return
      for (const item of value) {
        queue.push(item)
        tieUpwards(queue, queue.length - 1)
      }
    }
  }
  const ahead: Ahead = {
    queue,
    at: -1,
    next: () => {
      ahead.at++
      if (ahead.at >= consumed) {
        queue.splice(0, ahead.at)
        ahead.at = 0
      }
      fill(ahead.at + lookahead)
      return ahead.at < queue.length
    },
  }
  return ahead
}

function tieUpwards(queue: Flow[], at: number): void {
  const item = queue[at]
  const above = queue[at - 1]
  if (!item || isOrder(item) || !item.lean || !above || isOrder(above)) return
  if (above.lean) tie(queue, at - 1)
  else for (let line = at - linesToTie(queue, at); line < at; line++) tie(queue, line)
}

function tie(queue: Flow[], at: number): void {
  const item = queue[at]
  if (item && !isOrder(item) && !item.keep) queue[at] = { ...item, keep: true }
}

function linesToTie(queue: readonly Flow[], end: number): number {
  for (let count = 1; count <= wholeParagraph; count++) {
    const item = queue[end - count]
    if (!item || isOrder(item)) return count - 1
    if (!(item as Strip).start || count < tailLines) continue
    // Text that follows a title or a heading leaves its beginning with it: the first page shows text (7.3.3).
    const above = queue[end - count - 1]
    return above && !isOrder(above) && above.keep ? tailLines : count
  }
  const last = queue[end - 1]
  return last && !isOrder(last) && last.start ? 1 : tailLines
}
