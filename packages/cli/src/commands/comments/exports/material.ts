import {
  type Analysis,
  analyze,
  type Consultation,
  channelsOf,
  consultationOf,
  type Docket,
  loadAnalysis,
  parseDraft,
  plainWords,
  problemsOf,
  publicWords,
  type ReportTerms,
  type StandingDecision,
  standingDecisions,
  type Words,
} from '@gongwen/comments'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../../context.ts'
import { isoAt } from '../../../time.ts'

/** Everything an export draws on. */
export interface Material {
  analysis: Analysis
  decisions: Map<string, StandingDecision>
  consultation: Consultation
  channels: Map<string, string>
  problems: Diagnostic[]
  words: Words
  terms: ReportTerms
  /** For the public: personal data masked. */
  isPublic: boolean
}

/** Gathers what the docket holds. Before the first analysis the draft alone is there. */
export function gather(
  context: Context,
  docket: Docket,
  options: { organ: string; date?: string; public?: boolean },
): Material {
  const consultation = consultationOf(docket)
  const analysis = loadAnalysis(docket) ?? analyze(parseDraft(consultation.draft).value, [])
  const isPublic = options.public ?? false
  const decisions = standingDecisions(docket)
  const asOf = options.date ?? lastDay(analysis, decisions, consultation.closes) ?? isoAt(context.now()).slice(0, 10)
  return {
    analysis,
    decisions,
    consultation,
    channels: channelsOf(docket),
    problems: problemsOf(docket),
    words: isPublic ? publicWords(analysis.mails) : plainWords(),
    terms: { consultation, asOf, organ: options.organ },
    isPublic,
  }
}

/** Day of the newest letter or decision, or the closing day when that is later: the same docket gives the same bytes on any day. */
function lastDay(
  { mails }: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
  closes: string,
): string | undefined {
  const days = [
    ...mails.map(({ receivedAt, date }) => receivedAt ?? date ?? ''),
    ...[...decisions.values()].map(({ at }) => at),
  ].map((time) => time.slice(0, 10))
  return [...days.filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)), closes].sort().at(-1)
}
