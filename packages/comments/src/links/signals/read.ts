import type { Opinion, Part } from '../../records.ts'
import type { SignalName } from '../model.ts'
import type { SignalContext } from './context.ts'
import { readLikeness } from './likeness.ts'
import { readHeadings } from './naming.ts'
import { readCarried, readNumbers } from './pointing.ts'
import { readQuotations } from './quoting.ts'
import { type Ground, openReading, type Reading, raise, scale, signal } from './sheet.ts'
import { readWhole } from './whole.ts'

/** The signals of one opinion for every node and for the draft as a whole. */
export interface OpinionSignals {
  /** Row by node, column by `signalNames`. */
  nodes: Float64Array
  /** By `generalNames`. */
  general: Float64Array
  grounds: Ground[]
  /** Nodes named by number in the opinion's own words, in order: an opinion may name several. */
  named: number[]
}

const likeness: readonly SignalName[] = [
  'similarity',
  'similarityToBest',
  'similarityRank',
  'openingSimilarity',
  'run',
  'runFurthest',
  'quantity',
  'peer',
]

/** Who names a clause that has text, or goes on from it (或者……), means that clause: likeness then only breaks ties. */
function settle(reading: Reading, goesOn: boolean): void {
  const { nodes } = reading.context.index
  if (!goesOn && !nodes.some(({ index: node }) => signal(reading, node, 'referenceToText') >= 0.9)) return
  for (const { index: node } of nodes) {
    for (const name of likeness) scale(reading, node, name, 0.35)
    scale(reading, node, 'referenceAbove', 0.5)
  }
}

/** Reads an opinion's signals. `before` is the clause of the opinion before it in the letter. */
export function readSignals(
  context: SignalContext,
  opinion: Opinion,
  part: Part | undefined,
  before: number | undefined,
): OpinionSignals {
  const reading = openReading(context, opinion, part)
  const { named, points } = readNumbers(reading)
  const { quotes, longestRun } = readQuotations(reading)
  const { cover, terms } = readLikeness(reading)
  readHeadings(reading)
  const goesOn = readCarried(reading, points, before)
  for (const { node, value, like } of context.learned?.(terms) ?? []) {
    raise(reading, node, 'learned', value)
    reading.grounds.push({
      kind: 'learned',
      node,
      text: `与已确认的意见相近：“${like.slice(0, 40)}”`,
      strength: 0.6 * value,
    })
  }
  for (const { node, value, like } of context.peers?.(terms, opinion.id) ?? []) {
    raise(reading, node, 'peer', value)
    reading.grounds.push({
      kind: 'peer',
      node,
      text: `与指明该条的另一意见相近：“${like.slice(0, 40)}”`,
      strength: 0.4 * value,
    })
  }
  for (const { clause, index: node, children } of context.index.nodes) {
    if (clause.text.length < 2) raise(reading, node, 'noText', 1)
    if (children.length > 0) raise(reading, node, 'hasChildren', 1)
  }
  settle(reading, goesOn)
  const general = readWhole(reading, cover, points, quotes || longestRun >= 6)
  return { nodes: reading.values, general, grounds: reading.grounds, named }
}
