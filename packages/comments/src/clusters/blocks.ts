import { fold } from '../language/fold.ts'
import { hashOf } from '../language/hash.ts'
import { numberingLength } from '../language/sentences.ts'
import type { Clause, LinkedOpinion, Proposal, Stance } from '../records.ts'
import { type Features, featuresOf } from './features.ts'

/** An opinion with what the program read in it. */
export interface JudgedOpinion extends LinkedOpinion {
  stance: Stance
  stanceReason: string
  proposal: Proposal | null
}

/** Opinions of one block that say literally the same; the unit of clustering. */
export interface Unit {
  key: string
  opinions: JudgedOpinion[]
  features: Features
}

/** Opinions that may share a cluster: same clause, and support and opposition each by themselves. */
export interface Block {
  key: string
  clause: Clause | null
  units: Unit[]
}

/** An opinion's text as compared for identity: folded, without list number. */
export function textKey(text: string): string {
  return fold(text.slice(numberingLength(text)), 'words').text
}

/** Stances that one answer can serve together share a side: a question about a figure is answered with the change of it. */
export function sideOf(stance: Stance): '支持' | '反对' | '' {
  return stance === '支持' || stance === '反对' ? stance : ''
}

/** Sorts opinions into blocks and their identical texts into units; both in an order that depends on the content alone. */
export function blocksOf(opinions: readonly JudgedOpinion[], clauses: ReadonlyMap<string, Clause>): Block[] {
  const blocks = new Map<string, Map<string, JudgedOpinion[]>>()
  for (const opinion of opinions) {
    const key = `${opinion.clauses[0]?.id ?? ''}|${sideOf(opinion.stance)}`
    const units = blocks.get(key) ?? new Map<string, JudgedOpinion[]>()
    blocks.set(key, units)
    const text = textKey(opinion.text)
    const unit = units.get(text)
    if (unit) unit.push(opinion)
    else units.set(text, [opinion])
  }
  return [...blocks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, units]) => {
      const clause = clauses.get(key.slice(0, key.lastIndexOf('|'))) ?? null
      const sorted = [...units].sort(([a], [b]) => hashOf(a) - hashOf(b) || (a < b ? -1 : 1))
      return { key, clause, units: sorted.map(([text, list]) => unitOf(text, list, clause)) }
    })
}

function unitOf(key: string, list: JudgedOpinion[], clause: Clause | null): Unit {
  const opinions = list.sort((a, b) => (a.id < b.id ? -1 : 1))
  const first = opinions[0] as JudgedOpinion
  return { key, opinions, features: featuresOf(first.text, clause, first.proposal, first.stance === '疑问') }
}
