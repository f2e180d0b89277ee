import { type DraftIndex, gramLength } from './draft-index.ts'
import { squeeze } from './fold.ts'

/** Words in quotation marks; `proposed` when they are wording that the sender asks for, not the draft's. */
export interface Quotation {
  start: number
  end: number
  proposed: boolean
}

const proposing =
  /(?:改为|修改为|修改成|改成|调整为|表述为|变更为|完善为|增加|补充|新增|增设|添加|加上|加入|写明为|写为|明确为|统一为|换成|规定为|写上|注明|即|如|例如|比如|应为|为|成|一段|一款|一条|一句|内容)\s*[:,]?\s*$/
const longestQuotation = 400

/** The quotations of a folded text. Straight quotes are taken in pairs. */
export function quotationsOf(folded: string): Quotation[] {
  const found: Quotation[] = []
  for (let at = 0; at < folded.length; at++) {
    const close = folded[at] === '“' ? '”' : folded[at] === '"' ? '"' : undefined
    if (!close) continue
    const end = folded.indexOf(close, at + 1)
    if (end < 0 || end - at > longestQuotation) continue
    if (end > at + 1) {
      const proposed = proposing.test(folded.slice(Math.max(0, at - 12), at))
      found.push({ start: at + 1, end, proposed })
    }
    at = end
  }
  return found
}

/** How much of a quotation stands in a node, 0 to 1, by local alignment: small misquotes cost little. */
function alignment(quoted: string, text: string): number {
  const previous = new Int16Array(text.length + 1)
  let best = 0
  for (let i = 0; i < quoted.length; i++) {
    let diagonal = 0
    for (let j = 0; j < text.length; j++) {
      const up = previous[j + 1]!
      const match = diagonal + (quoted[i] === text[j] ? 2 : -1)
      const value = Math.max(0, match, up - 1, previous[j]! - 1)
      diagonal = up
      previous[j + 1] = value
      if (value > best) best = value
    }
  }
  return best / (2 * quoted.length)
}

/** A node that holds a quotation, and how surely. */
export interface Held {
  node: number
  coverage: number
}

const mostAligned = 4

/** The nodes that hold a squeezed quotation: word for word, else by runs of four characters and then local alignment. */
export function holders(index: DraftIndex, quoted: string): Held[] {
  if (quoted.length < 2) return []
  const exact: Held[] = []
  const seeds = new Map<number, number>()
  if (quoted.length < gramLength) {
    index.squeezed.forEach((text, node) => {
      if (text.includes(quoted)) exact.push({ node, coverage: 1 })
    })
    return exact
  }
  for (let at = 0; at + gramLength <= quoted.length; at++) {
    for (const node of index.grams.get(quoted.slice(at, at + gramLength)) ?? [])
      seeds.set(node, (seeds.get(node) ?? 0) + 1)
  }
  const whole = quoted.length - gramLength + 1
  for (const [node, count] of seeds) {
    if (count >= Math.min(whole, 3) && index.squeezed[node]!.includes(quoted)) exact.push({ node, coverage: 1 })
  }
  if (exact.length > 0 || quoted.length < 6) return exact
  return [...seeds]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostAligned)
    .map(([node]) => ({ node, coverage: alignment(quoted.slice(0, 300), index.squeezed[node]!.slice(0, 3000)) }))
    .filter(({ coverage }) => coverage >= 0.6)
}

/** For each node the longest run of characters, four or more, that a squeezed text shares with it. */
export function sharedRuns(index: DraftIndex, text: string): Map<number, { length: number; end: number }> {
  const runs = new Map<number, { length: number; end: number }>()
  const open = new Map<number, { at: number; length: number }>()
  for (let at = 0; at + gramLength <= text.length; at++) {
    for (const node of index.grams.get(text.slice(at, at + gramLength)) ?? []) {
      const last = open.get(node)
      const length = last && last.at === at - 1 ? last.length + 1 : gramLength
      open.set(node, { at, length })
      if (length > (runs.get(node)?.length ?? 0)) runs.set(node, { length, end: at + gramLength })
    }
  }
  return runs
}

/** A quotation with the nodes that hold it. */
export interface HeldQuotation extends Quotation {
  words: string
  held: Held[]
}

/** Finds each quotation of a folded text in the draft. */
export function locateQuotations(index: DraftIndex, folded: string): HeldQuotation[] {
  return quotationsOf(folded).map((quotation) => {
    const words = squeeze(folded.slice(quotation.start, quotation.end)).text
    return { ...quotation, words, held: holders(index, words) }
  })
}
