import { fold, squeeze } from '../fold.ts'
import { type Held, holders, locateQuotations, sharedRuns } from '../quotations.ts'
import { placeOf, type Reading, raise } from './sheet.ts'

/** What quoting says about the draft as a whole: whether anything of it is quoted or used word for word. */
export interface Quoted {
  quotes: boolean
  longestRun: number
}

/** Signals of quoted words, of quoted cells and passages, and of runs of words shared with a clause. */
export function readQuotations(reading: Reading): Quoted {
  const { context, folded } = reading
  let quotes = false
  let own = reading.untitled
  for (const { start, end, proposed, words: quoted, held } of locateQuotations(context.index, folded)) {
    quotes ||= held.length > 0
    const compared = isCompared(folded, start, end)
    raiseQuotation(reading, quoted, held, proposed || compared, placeOf(reading, start, end))
    // Wording that is asked for may be like any clause; it is no sign of what the sender has read.
    if (proposed || compared) own = blank(own, start, end)
    if (compared) reading.untitled = blank(reading.untitled, start, end)
  }
  for (const { start, end, why } of reading.opinion.pointers ?? []) {
    if (!reading.part || (why !== 'quotation' && why !== 'annotated')) continue
    const text = squeeze(
      reading.part.text.slice(start, Math.min(end, start + 600)).replace(/^[^：:\n]{1,8}[：:]/, ''),
    ).text
    const held = holders(context.index, text)
    quotes ||= held.length > 0
    if (why === 'quotation') raiseQuotation(reading, text, held, false, { start, end })
    else {
      const nodes = held.length > 0 ? held.map(({ node }) => node) : furthest(sharedRuns(context.index, text))
      for (const node of nodes.slice(0, 3)) {
        raise(reading, node, 'annotated', 1 / nodes.length)
        reading.grounds.push({ kind: 'annotated', node, text: '批注在该条原文之后', start, end, strength: 0.9 })
      }
    }
  }
  return { quotes, longestRun: raiseRuns(reading, own) }
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

/** 1000米跟“15分钟买菜圈”对不上: the quotation is what something else is held against. */
function isCompared(folded: string, start: number, end: number): boolean {
  return (
    /[^,。;:、]{4}(?:跟|与|和|同)[^,。;:“”]{0,10}“$/.test(folded.slice(0, start)) &&
    /^”[^,。;“”]{0,10}(?:对不上|不(?:相)?(?:一致|符|符合|衔接|匹配|协调|吻合|对应)|矛盾|冲突|脱节|打架|抵触)/.test(
      folded.slice(end),
    )
  )
}

function raiseQuotation(
  reading: Reading,
  quoted: string,
  held: readonly Held[],
  proposed: boolean,
  place: { start: number; end: number },
): void {
  // Two characters that stand in one place only say as much as five that stand in several.
  const length = Math.min(1, Math.max(held.length === 1 && !proposed ? 0.6 : 0, 0.4 + 0.6 * ((quoted.length - 2) / 8)))
  const share = held.length > 0 ? 1 / held.length : 0
  for (const { node, coverage } of held) {
    const value = coverage * length * share
    if (proposed) raise(reading, node, 'proposedQuotation', value)
    else {
      raise(reading, node, 'quotation', value)
      raise(reading, node, 'quotationShared', coverage * length)
      for (const above of reading.context.index.nodes[node]!.above) raise(reading, above, 'quotationAbove', value)
    }
    if (share < 0.3) continue
    const how = coverage >= 0.999 ? '引用原文' : `近似引用原文（相符${Math.round(coverage * 100)}%）`
    reading.grounds.push({
      kind: 'quotation',
      node,
      text: `${how}“${quoted.slice(0, 40)}”`,
      ...place,
      strength: value * (proposed ? 0.4 : 0.8),
    })
  }
}

function raiseRuns(reading: Reading, words: string): number {
  const { text, at } = squeeze(words)
  const runs = sharedRuns(reading.context.index, text)
  let longest = 0
  for (const { length } of runs.values()) if (length > longest) longest = length
  for (const [node, { length, end }] of runs) {
    raise(reading, node, 'run', Math.min(1, (length - 3) / 12))
    if (length < longest) continue
    raise(reading, node, 'runFurthest', 1)
    if (length < 6) continue
    const from = at[end - length]!
    const to = at[end - 1]! + 1
    reading.grounds.push({
      kind: 'quotation',
      node,
      text: `与原文用语相同“${fold(reading.words.slice(from, to))}”`,
      ...placeOf(reading, from, to),
      strength: Math.min(0.6, length / 30),
    })
  }
  return longest
}

function furthest(runs: ReadonlyMap<number, { length: number }>): number[] {
  const longest = Math.max(0, ...[...runs.values()].map(({ length }) => length))
  return [...runs].filter(([, { length }]) => length === longest && length >= 8).map(([node]) => node)
}
