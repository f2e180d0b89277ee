import { existsSync, readFileSync } from 'node:fs'
import { type Draft, type LinkedOpinion, parseDraft } from '../../packages/comments/src/index.ts'
import { unfittedSets } from './sets.ts'

/** An opinion with what a person says it is. */
export interface LabelledOpinion {
  id: string
  mail?: string
  text: string
  clauses: string[]
  stance: string
  proposal: { op: string; from: string; to: string } | null
  cluster: string
}

/** A draft and labelled opinions about it; links are gold. */
export interface ClusterSet {
  name: string
  draft: Draft
  gold: LabelledOpinion[]
  opinions: LinkedOpinion[]
}

export function rows<T>(file: URL): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

/** An opinion linked to its gold clauses. */
export function linkedTo({
  id,
  mail,
  text,
  clauses,
}: Pick<LabelledOpinion, 'id' | 'mail' | 'text' | 'clauses'>): LinkedOpinion {
  const links = clauses.map((clause) => ({ id: clause, method: 'person' as const, confidence: 1, evidence: [] }))
  return {
    id,
    mail: mail ?? id,
    part: 'body',
    start: 0,
    end: text.length,
    text,
    reason: '',
    band: links.length > 0 ? 'auto' : 'general',
    clauses: links,
    candidates: [],
  }
}

/** Loads a folder with `draft.md` and `opinions.jsonl`. */
export function loadClusterSet(name: string, folder: URL): ClusterSet {
  const draft = parseDraft(readFileSync(new URL('draft.md', folder), 'utf8')).value
  const gold = rows<LabelledOpinion>(new URL('opinions.jsonl', folder))
  const known = new Set(draft.clauses.map(({ id }) => id))
  for (const { id, clauses } of gold) {
    for (const clause of clauses)
      if (!known.has(clause)) throw new Error(`${name}: ${id} names the clause ${clause}, which the draft has not`)
  }
  const opinions = gold.map(linkedTo)
  return { name, draft, gold, opinions }
}

/** The development set, where it is at hand, and our own sets on other drafts. */
export function clusterSets(shared: URL | undefined): ClusterSet[] {
  const own = [
    'parking',
    'school-meals',
    'subsidy',
    'held-out',
    'lift',
    'workshop',
    'library',
    'aftercare',
    'techcentre',
    'envoys',
    'care-homes',
    'data-registration',
    'renewal',
  ].map((name) => ({
    name,
    folder: new URL(`own-clusters/${name}/`, import.meta.url),
  }))
  // housekeeping has neither clusters nor proposals labelled.
  const letters = unfittedSets
    .filter((name) => name !== 'housekeeping')
    .map((name) => ({ name, folder: new URL(`own/${name}/`, import.meta.url) }))
  const dev = shared && { name: 'sim/dev', folder: new URL('sim/dev/', shared) }
  return [...(dev ? [dev] : []), ...own, ...letters]
    .filter(({ folder }) => existsSync(new URL('opinions.jsonl', folder)))
    .map(({ name, folder }) => loadClusterSet(name, folder))
}
