import { fold } from '../language/fold.ts'
import type { Stance } from '../records.ts'

/** Naive Bayes over character pairs, as plain JSON: how often each pair stood in opinions of each stance. */
export interface StanceModel {
  /** Number of opinions learnt, by stance. */
  opinions: Partial<Record<Stance, number>>
  /** Pair → number of opinions by stance. */
  pairs: Record<string, Partial<Record<Stance, number>>>
}

/** Below this many corrections the model keeps silent. */
const fewest = 20
const stances: readonly Stance[] = ['支持', '反对', '修改', '补充', '疑问']

/** Learns from opinions whose stance a person has set. The order of the examples does not matter. */
export function learnStance(examples: readonly { text: string; stance: Stance }[]): StanceModel {
  const opinions: StanceModel['opinions'] = {}
  const pairs = new Map<string, Partial<Record<Stance, number>>>()
  for (const { text, stance } of examples) {
    opinions[stance] = (opinions[stance] ?? 0) + 1
    for (const pair of pairsOf(text)) {
      const counts = pairs.get(pair) ?? {}
      counts[stance] = (counts[stance] ?? 0) + 1
      pairs.set(pair, counts)
    }
  }
  // A letter's text never becomes a key of a plain prototype: fromEntries defines own properties, lookups use hasOwn.
  return { opinions, pairs: Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** The most probable stance; undefined while too few corrections are known. */
export function classify(model: StanceModel, text: string): { stance: Stance; probability: number } | undefined {
  const all = stances.reduce((sum, stance) => sum + (model.opinions[stance] ?? 0), 0)
  const known = stances.filter((stance) => (model.opinions[stance] ?? 0) > 0)
  if (all < fewest || known.length < 2) return undefined
  const found = pairsOf(text).filter((pair) => Object.hasOwn(model.pairs, pair))
  if (found.length === 0) return undefined
  const scores = known.map((stance) => {
    const count = model.opinions[stance] ?? 0
    let score = Math.log(count / all)
    for (const pair of found) score += Math.log(((model.pairs[pair]?.[stance] ?? 0) + 0.5) / (count + 1))
    // Pairs overlap, so they are not independent: tempered to keep probabilities honest.
    return { stance, score: score / Math.sqrt(found.length) }
  })
  const top = Math.max(...scores.map(({ score }) => score))
  const mass = scores.reduce((sum, { score }) => sum + Math.exp(score - top), 0)
  const best = scores.find(({ score }) => score === top)
  return best && { stance: best.stance, probability: 1 / mass }
}

function pairsOf(text: string): string[] {
  const folded = fold(text.slice(0, 2000), 'words').text.replace(/\d+/g, '0')
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < folded.length; i++) pairs.add(folded.slice(i, i + 2))
  return [...pairs].sort()
}
