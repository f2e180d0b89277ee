import { withoutReferences } from '../draft-index.ts'
import { quantitiesOf } from '../numerals.ts'
import { scoreAll, selfScore } from '../similarity.ts'
import { type Terms, termsOf } from '../terms.ts'
import { pointerTexts, type Reading, raise, signal } from './sheet.ts'

/** Where the topic ends and the asking begins. */
const topicEnd = /[,。;:!?]|建议|希望|应当|应该|请|能否|能不能|最好/
const inserting = /(?:增加|补充|增设|新增|加上|加入|添加|列入|写上|写入|加一)(?!“)/

function best(scores: Float64Array): number {
  let top = 1e-9
  for (const score of scores) if (score > top) top = score
  return top
}

/** Signals of like wording: of the whole opinion, of its first words, of the words that point at it; and of equal figures. Gives how much of the opinion the draft covers, 0 to 1. */
export function readLikeness(reading: Reading): { cover: number; terms: Terms } {
  const { context, folded, untitled } = reading
  const { similarity, squeezed, nodes } = context.index
  const terms = termsOf(untitled, true)
  const scores = scoreAll(similarity, terms)
  const yardstick = Math.max(selfScore(similarity, terms), 1e-9)
  const top = best(scores)
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
  order.forEach((node, rank) => {
    if (scores[node] === 0) return
    raise(reading, node, 'similarity', Math.min(1, scores[node]! / yardstick))
    raise(reading, node, 'similarityToBest', scores[node]! / top)
    raise(reading, node, 'similarityRank', 1 / (1 + rank))
    if (rank >= 5) return
    const common = [...terms.keys()].filter(
      (term) => term.length > 1 && folded.includes(term) && squeezed[node]!.includes(term),
    )
    reading.grounds.push({
      kind: 'similarity',
      node,
      text: `用语相近：${common.slice(0, 6).join('、') || '同义词语'}`,
      strength: 0.2 * (scores[node]! / top),
    })
  })
  raiseOpening(reading)
  raisePointers(reading)
  raiseQuantities(reading)
  if (inserting.test(folded)) {
    for (const { index: node, children } of nodes)
      if (children.length > 0) raise(reading, node, 'insertionAbove', signal(reading, node, 'similarityToBest'))
  }
  return { cover: Math.min(1, top / yardstick), terms }
}

/** 证书上建议…, 一、建设期。…: what an opinion is about stands first. */
function raiseOpening(reading: Reading): void {
  const { similarity } = reading.context.index
  const head = reading.folded
    .replace(
      /^(?:(?:各位|尊敬的)?(?:领导|老师|同志)(?:们)?[,、:]|关于|对于?|针对|就|将|把|在|还有|另外|此外|再有|就是|我觉的|我觉得|我认为|,|\s)+/,
      '',
    )
    .slice(0, 24)
  const cut = head.search(topicEnd)
  const opening = cut >= 2 ? head.slice(0, cut) : head.slice(0, 12)
  const terms = termsOf(opening, true)
  const yardstick = selfScore(similarity, terms)
  if (yardstick <= 0) return
  const scores = scoreAll(similarity, terms)
  const top = best(scores)
  scores.forEach((score, node) => {
    if (score > 0) raise(reading, node, 'openingSimilarity', (score / top) * Math.min(1, top / yardstick))
  })
}

function raisePointers(reading: Reading): void {
  const { similarity } = reading.context.index
  for (const [why, name] of [
    ['cell', 'cellSimilarity'],
    ['heading', 'pointerSimilarity'],
  ] as const) {
    const texts = pointerTexts(reading, [why], 120)
    if (texts.length === 0) continue
    const terms = termsOf(withoutReferences(texts.map(({ text }) => text).join(' ')), true)
    const scores = scoreAll(similarity, terms)
    const top = best(scores)
    const cover = Math.min(1, top / Math.max(selfScore(similarity, terms), 1e-9))
    scores.forEach((score, node) => {
      if (score > 0) raise(reading, node, name, (score / top) * cover)
    })
  }
}

function raiseQuantities(reading: Reading): void {
  for (const token of new Set(quantitiesOf(reading.folded).map((quantity) => quantity.token))) {
    const holding = reading.context.quantities.get(token) ?? []
    for (const node of holding) raise(reading, node, 'quantity', 1 / holding.length)
  }
}
