import { fold } from '../language/fold.ts'
import { hashOf } from '../language/hash.ts'
import { clusterCrowd } from './crowd.ts'
import { wordVector } from './features.ts'
import { averageLinkage } from './linkage.ts'
import { cosine } from './vector.ts'

/** Average cosine distance up to which whole texts are about one thing. */
export const topicCut = 0.86
/** More distinct texts than this are clustered in linear instead of quadratic time. */
const many = 1500

/**
 * Letters about the same matter, whatever they want: lists of text numbers, ascending, by first text. For letters that
 * answer to no draft, or to the draft as a whole. Equal texts are always together.
 */
export function topicsOf(texts: readonly string[], cut: number = topicCut): number[][] {
  const copies = Map.groupBy(texts.keys(), (i) => fold(texts[i] ?? '', 'words').text)
  const distinct = [...copies].sort(
    ([a, x], [b, y]) => y.length - x.length || hashOf(a) - hashOf(b) || (a < b ? -1 : 1),
  )
  const vectors = distinct.map(([, [first]]) => wordVector(texts[first ?? 0] ?? ''))
  const distance = (a: number, b: number) => 1 - cosine(vectors[a]!, vectors[b]!)
  const groups =
    distinct.length > many
      ? clusterCrowd({ vector: (i) => vectors[i]!, distance, known: [], loose: [...distinct.keys()] }, cut)
      : averageLinkage(
          [...distinct.keys()].map((i) => ({ items: [i], fixed: false })),
          distance,
          cut,
        )
  return groups
    .map((group) => group.flatMap((i) => distinct[i]![1]).sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
}
