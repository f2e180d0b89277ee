export { type AnalysisJson, analysisJson } from './analysis-json.ts'
export { type Analyzed, type AnalyzeOptions, analyze } from './analyze.ts'
export type { ClusterEdit, Group } from './clusters/edits.ts'
export { applyClusterEdits, editsFromColumn } from './clusters/edits.ts'
export type { Grouping, GroupingInput } from './clusters/group.ts'
export { groupOpinions } from './clusters/group.ts'
export type { ClusterChange } from './clusters/identity.ts'
export type { ClauseStanding, Count } from './clusters/standing.ts'
export { standingsOf } from './clusters/standing.ts'
export { submittersOf } from './clusters/submitters.ts'
export { topicsOf } from './clusters/topics.ts'
export { readClauseCell } from './decisions/clause-column.ts'
export {
  type Decision,
  type DecisionOutcome,
  enterClusterEdits,
  enterCorrections,
  enterDecisions,
  enteredClusterEdits,
  enteredCorrections,
  outcomes,
  type StandingDecision,
  standingDecisions,
} from './decisions/decision.ts'
export { kindTitled, kindTitles } from './decisions/kind-titles.ts'
export { type OrderedOpinion, orderedOpinions } from './decisions/ordered.ts'
export type { WorkbookInput } from './decisions/other-sheets.ts'
export { type Filled, readWorkbook } from './decisions/read-workbook.ts'
export { workbookOf } from './decisions/workbook.ts'
export {
  type AnalysisResult,
  lettersSince,
  loadAnalysis,
  opinionIds,
  opinionsOf,
  saveAnalysis,
} from './docket/analysis.ts'
export { type BackupCounts, backup, restore } from './docket/backup.ts'
export { channelsOf } from './docket/channels.ts'
export { reconsider } from './docket/classify.ts'
export {
  addCorrections,
  addDecisions,
  correctionsOf,
  decisionsOf,
  type Entered,
  type Entry,
  standing,
} from './docket/decisions.ts'
export {
  type Consultation,
  consultationOf,
  createDocket,
  type Docket,
  type DocketHost,
  openDocket,
  saveConsultation,
} from './docket/docket.ts'
export { docketFault, isDocketFault } from './docket/docket-fault.ts'
export { type Erasure, type ErasureCounts, eraseSubmitter } from './docket/erase.ts'
export { type FetchOptions, fetchImap } from './docket/fetch.ts'
export { type ImportOptions, type ImportProgress, importFiles } from './docket/import.ts'
export { eachMail, listMails, type MailQuery, mailIds, problemsOf, type ShownMail, showMail } from './docket/mails.ts'
export { type ClauseChange, mapClauses } from './draft/map-clauses.ts'
export { type DraftOptions, parseDraft, type TracedDraft, traceDraft } from './draft/parse.ts'
export type { Burst } from './duplicates/bursts.ts'
export { burstsOf } from './duplicates/bursts.ts'
export type { CampaignFindings } from './duplicates/campaigns.ts'
export { findCampaigns } from './duplicates/campaigns.ts'
export { familiesOf, isNear, nearnessOf } from './duplicates/near.ts'
export type { Difference } from './duplicates/variants.ts'
export { differencesOf } from './duplicates/variants.ts'
export { cosineOf, type Embedder } from './embedding/embedder.ts'
export { type Endpoint, endpointEmbedder } from './embedding/endpoint.ts'
export { type OnnxRuntime, type OnnxSession, onnxEmbedder } from './embedding/onnx.ts'
export { type Confirmation, confirmationsOf, fitCalibration, type Outcome, refitModel } from './links/fit.ts'
export { type LinkOptions, linkOpinions } from './links/link.ts'
export type { LinkModel } from './links/model.ts'
export { rerankLinks } from './links/rerank.ts'
export { shippedModel } from './links/weights.ts'
export {
  applyCorrections,
  type Corrected,
  type Correction,
  correctKinds,
  correctLinks,
  type OpinionPlace,
} from './opinions/corrections.ts'
export { type Split, splitOpinions } from './opinions/split.ts'
export type { PeriodRule } from './publish/calendar.ts'
export type * from './records.ts'
export { type AdoptionInput, adoptionData, type FeedbackTerms, feedbackData } from './reports/adoption.ts'
export { briefingData } from './reports/briefing.ts'
export { clauseLabel } from './reports/clause-label.ts'
export { countedOpinions } from './reports/counted.ts'
export { csvOf } from './reports/csv.ts'
export { docketPage } from './reports/docket-page.ts'
export { labelAmong } from './reports/label-among.ts'
export { type MaskNote, plainWords, publicWords, type Words } from './reports/public-words.ts'
export { type ReadinessInput, readinessOf } from './reports/readiness.ts'
export { redlineDraft } from './reports/redline-draft.ts'
export { type Reply, repliesOf } from './reports/reply.ts'
export { type MailAttachment, replyMail } from './reports/reply-mail.ts'
export { shownText } from './reports/shown-text.ts'
export { type ReportTerms, summaryData } from './reports/summary.ts'
export { idFinder, type ShortId, shortIds } from './short-id.ts'
export type { ImapConfig } from './sources/imap-client.ts'
export type { StanceModel } from './stance/learned.ts'
export { learnStance } from './stance/learned.ts'
export type { StanceReading } from './stance/stance.ts'
export { readStance } from './stance/stance.ts'
export type { Revised } from './wording/apply.ts'
export { applyProposals, proposalRedline, wordRedline } from './wording/apply.ts'
export type { Conflict, Rival } from './wording/conflicts.ts'
export { conflictsOf } from './wording/conflicts.ts'
export { readProposal } from './wording/proposal.ts'
export type { Edit } from './wording/redline.ts'
export { applyEdits, redline } from './wording/redline.ts'
