import { existsSync } from 'node:fs'
import { type LabelledSet, loadSet, type Variant } from './labelled-set.ts'
import { loadOwnSet } from './own-set.ts'

const shared = new URL('../../../shared/', import.meta.url)

/** Where labelled data by other people lies, when it is there. */
export const sharedData: URL | undefined = existsSync(shared) ? shared : undefined

/** Our own invented sets, by folder. */
export const ownSets: readonly string[] = ['charging', 'eldercare', 'housing', 'farming', 'parks']

/** Our own sets in the form of the simulated consultation; no weight is fitted on them. */
export const unfittedSets: readonly string[] = ['markets', 'study-bases', 'housekeeping']

/** The sets that no weight was fitted on. */
export function loadUnfittedSets(variant: Variant = 'as written'): LabelledSet[] {
  return unfittedSets.map((name) => loadSet(name, new URL(`own/${name}/`, import.meta.url), variant))
}

/** The labelled consultations that weights may be fitted on, their letters as they were written or as they may arrive. */
export function labelledSets(variant: Variant = 'as written'): LabelledSet[] {
  const sets = ownSets.map((name) => loadOwnSet(name, new URL(`own/${name}/`, import.meta.url), variant))
  if (sharedData && existsSync(new URL('sim/dev/mails.jsonl', sharedData)))
    sets.unshift(loadSet('dev', new URL('sim/dev/', sharedData), variant))
  return sets
}
