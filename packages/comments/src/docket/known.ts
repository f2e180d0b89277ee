import { type KnownTexts, knownTexts } from '../known-text/blocks.ts'
import { consultationOf, type Docket } from './docket.ts'

/** Texts of our own that letters copy, from the terms of the docket. */
export function knownOf(docket: Docket): KnownTexts {
  const { draft, announcement, ownTexts } = consultationOf(docket)
  return knownTexts([
    { why: 'announcement', text: announcement },
    { why: 'draft', text: draft },
    ...ownTexts.map((text) => ({ why: 'own-mail' as const, text })),
  ])
}
