export { type ClauseChange, mapClauses } from './draft/map-clauses.ts'
export { type DraftOptions, parseDraft, type TracedDraft, traceDraft } from './draft/parse.ts'
