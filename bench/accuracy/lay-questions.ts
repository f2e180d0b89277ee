import { readFileSync } from 'node:fs'
import { fuse } from '../../packages/comments/src/links/fuse.ts'
import type { LinkModel } from '../../packages/comments/src/links/model.ts'
import { signalContext } from '../../packages/comments/src/links/signals/context.ts'
import { readSignals } from '../../packages/comments/src/links/signals/read.ts'
import type { Clause, Draft } from '../../packages/comments/src/records.ts'

interface Law {
  law_id: string
  title: string
  articles: { label: string; path: string[]; text: string }[]
}

interface Query {
  law_id: string
  source: string
  query: string
  gold: string[]
}

function rows<T>(file: URL): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

/** A law as a draft: its chapters and articles. */
export function draftOf({ title, articles }: Law): Draft {
  const clauses: Clause[] = []
  const seen = new Set<string>()
  for (const { label, path, text } of articles) {
    let parent: string | null = null
    for (const heading of path) {
      const marker = /^第[^章节编]+(?:分编|[章节编])/.exec(heading)?.[0] ?? heading
      const id: string = parent === null ? marker : `${parent}/${marker}`
      if (!seen.has(id))
        clauses.push({ id, parent, level: 1, marker, heading: heading.slice(marker.length).trim(), text: '' })
      seen.add(id)
      parent = id
    }
    clauses.push({
      id: parent === null ? label : `${parent}/${label}`,
      parent,
      level: 4,
      marker: label,
      heading: '',
      text,
    })
  }
  return { title, preamble: '', clauses }
}

function gramsOf(text: string): Map<string, number> {
  const grams = new Map<string, number>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (let at = 0; at < run.length; at++)
      for (const gram of at + 1 < run.length ? [run[at]!, run.slice(at, at + 2)] : [run[at]!])
        grams.set(gram, (grams.get(gram) ?? 0) + 1)
  return grams
}

/** BM25 (k1 1.2, b .75) with idf of the law itself: the order of the articles for a question. */
function plainRanking(texts: readonly string[]): (question: string) => number[] {
  const documents = texts.map(gramsOf)
  const lengths = documents.map((grams) => [...grams.values()].reduce((sum, count) => sum + count, 0))
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const holding = new Map<string, number>()
  for (const grams of documents) for (const gram of grams.keys()) holding.set(gram, (holding.get(gram) ?? 0) + 1)
  return (question) => {
    const asked = gramsOf(question)
    const scores = documents.map((grams, at) => {
      let score = 0
      for (const [gram, times] of asked) {
        const count = grams.get(gram)
        if (count === undefined) continue
        const held = holding.get(gram)!
        const idf = Math.log(1 + (documents.length - held + 0.5) / (held + 0.5))
        score += (times * idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengths[at]!) / average))
      }
      return score
    })
    return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
  }
}

/** Where the right article of each question stands in the ranking, from 0; -1 when it is not there. */
export interface Ranked {
  source: string
  law: string
  /** How many articles the law has. */
  articles: number
  /** −1 when the right one is not there. */
  rank: number
  /** The same by the plainest means: BM25 over single characters and pairs. */
  plain: number
}

/** Ranks the articles of one law for each lay question about it. No reference, no quotation: likeness alone. */
export function rankQuestions(data: URL, model: LinkModel): Ranked[] {
  const byLaw = Map.groupBy(rows<Query>(new URL('B_queries.jsonl', data)), ({ law_id }) => law_id)
  const ranked: Ranked[] = []
  for (const law of rows<Law>(new URL('B_laws.jsonl', data))) {
    const draft = draftOf(law)
    const plainRank = plainRanking(law.articles.map(({ text }) => text))
    const context = signalContext(draft)
    const articles = new Map(draft.clauses.map(({ marker, text }, at) => [at, text === '' ? '' : marker]))
    for (const [number, { query, gold, source }] of (byLaw.get(law.law_id) ?? []).entries()) {
      const opinion = {
        id: `q${number}`,
        mail: 'q',
        part: 'body',
        start: 0,
        end: query.length,
        text: query,
        reason: '',
      }
      const order = fuse(model, readSignals(context, opinion, undefined, undefined)).filter(
        ({ node }) => node !== null && articles.get(node) !== '',
      )
      ranked.push({
        source,
        law: law.law_id,
        articles: law.articles.length,
        rank: order.findIndex(({ node }) => gold.includes(articles.get(node!)!)),
        plain: plainRank(query).findIndex((at) => gold.includes(law.articles[at]!.label)),
      })
    }
  }
  return ranked
}
