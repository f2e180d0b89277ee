import { existsSync } from 'node:fs'
import { type LabelledSet, loadSet, type Variant } from './labelled-set.ts'
import { loadOwnSet } from './own-set.ts'

const shared = new URL('../../../shared/', import.meta.url)

/** Where labelled data by other people lies, when it is there. */
export const sharedData: URL | undefined = existsSync(shared) ? shared : undefined

/** Our own invented sets, by folder. */
export const ownSets: readonly string[] = ['charging', 'eldercare', 'housing', 'farming', 'parks']

/** All labelled consultations at hand, their letters as they were written or as they may arrive. */
export function labelledSets(variant: Variant = 'as written'): LabelledSet[] {
  const sets = ownSets.map((name) => loadOwnSet(name, new URL(`own/${name}/`, import.meta.url), variant))
  if (sharedData && existsSync(new URL('sim/dev/mails.jsonl', sharedData)))
    sets.unshift(loadSet('dev', new URL('sim/dev/', sharedData), variant))
  return sets
}
