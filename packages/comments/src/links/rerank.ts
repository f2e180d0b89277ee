import { type Result, result } from '@gongwen/model'
import { cosineOf, type Embedder } from '../embedding/embedder.ts'
import type { Draft, LinkedOpinion } from '../records.ts'

/** How much a difference of 1 in cosine counts, in units of log odds. */
const strength = 8
const mostReranked = 10
const shown = 3

/** Heading path and text of each clause, as a person would read it out. */
function passagesOf(draft: Draft): Map<string, string> {
  const byId = new Map(draft.clauses.map((clause) => [clause.id, clause]))
  return new Map(
    draft.clauses.map((clause) => {
      const headings: string[] = []
      for (let above = clause.parent; above !== null; above = byId.get(above)?.parent ?? null) {
        const heading = byId.get(above)?.heading
        if (heading) headings.unshift(heading)
        if (headings.length > 8) break
      }
      return [clause.id, [...headings, clause.heading, clause.text].filter((text) => text !== '').join(' ')]
    }),
  )
}

/**
 * Lets an embedding model put the candidates of uncertain opinions in another order. Links by number, by people and in
 * the automatic band are left alone; without a working model everything stays as it was. Give it opinions linked with
 * `candidates: 10`.
 */
export async function rerankLinks(
  opinions: readonly LinkedOpinion[],
  draft: Draft,
  embedder: Embedder,
): Promise<Result<LinkedOpinion[]>> {
  const trimmed = opinions.map((opinion) => ({ ...opinion, candidates: opinion.candidates.slice(0, shown) }))
  const uncertain = opinions.filter(
    ({ band, clauses }) => band === 'confirm' && clauses.length === 1 && clauses[0]!.method !== 'person',
  )
  if (uncertain.length === 0) return result(trimmed)
  const passages = passagesOf(draft)
  const texts = [...new Set([...uncertain.map(({ text, mark }) => text.slice(mark ?? 0)), ...passages.values()])]
  const { value: vectors, diagnostics } = await embedder.embed(texts)
  if (vectors.length !== texts.length) return result(trimmed, diagnostics)
  const vectorOf = new Map(texts.map((text, at) => [text, vectors[at]!]))
  const changed = new Map(
    uncertain.map((opinion) => [opinion.id, reranked(opinion, passages, vectorOf, embedder.name)]),
  )
  return result(
    trimmed.map((opinion) => changed.get(opinion.id) ?? opinion),
    diagnostics,
  )
}

function reranked(
  opinion: LinkedOpinion,
  passages: ReadonlyMap<string, string>,
  vectorOf: ReadonlyMap<string, Float32Array>,
  model: string,
): LinkedOpinion {
  const first = opinion.clauses[0]!
  const said = vectorOf.get(opinion.text.slice(opinion.mark ?? 0))!
  const options = [{ id: first.id, confidence: first.confidence }, ...opinion.candidates].slice(0, mostReranked)
  const scored = options.map(({ id, confidence }) => {
    const likeness = cosineOf(said, vectorOf.get(passages.get(id) ?? '') ?? new Float32Array())
    return { id, likeness, power: Math.max(confidence, 1e-4) * Math.exp(strength * likeness) }
  })
  const mass = options.reduce((sum, { confidence }) => sum + Math.max(confidence, 1e-4), 0)
  const sum = scored.reduce((total, { power }) => total + power, 0)
  const ranked = scored
    .map(({ id, likeness, power }) => ({
      id,
      likeness,
      confidence: Math.round((power / sum) * Math.min(mass, 1) * 1000) / 1000,
    }))
    .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
  const best = ranked[0]!
  const evidence = { text: `语义模型 ${model} 复核：相似度 ${best.likeness.toFixed(2)}` }
  return {
    ...opinion,
    clauses: [
      best.id === first.id
        ? { ...first, confidence: best.confidence, evidence: [...first.evidence, evidence] }
        : { id: best.id, method: 'similarity', confidence: best.confidence, evidence: [evidence] },
    ],
    candidates: ranked.slice(1, 1 + shown).map(({ id, confidence }) => ({ id, confidence })),
  }
}
