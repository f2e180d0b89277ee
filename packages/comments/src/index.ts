export { type DraftOptions, parseDraft, type TracedDraft, traceDraft } from './draft/parse.ts'
