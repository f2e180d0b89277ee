import {
  analysisJson,
  analyze,
  consultationOf,
  type Docket,
  enteredClusterEdits,
  enteredCorrections,
  listMails,
  loadAnalysis,
  parseDraft,
  saveAnalysis,
} from '@gongwen/comments'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../context.ts'
import type { Outcome } from '../../outcome.ts'
import { withDocket } from './docket.ts'

/** Thinks anew about all letters: what people corrected is obeyed, ids of what did not change stay. Returns what was noticed. */
export function reanalyze(docket: Docket): { analysis: ReturnType<typeof analyze>; diagnostics: Diagnostic[] } {
  const { value: draft, diagnostics } = parseDraft(consultationOf(docket).draft)
  const previous = loadAnalysis(docket)
  const analysis = analyze(draft, listMails(docket), {
    corrections: enteredCorrections(docket),
    grouping: { edits: enteredClusterEdits(docket), ...(previous && { previous }) },
  })
  saveAnalysis(docket, analysis)
  // That the announcement is no part of the draft was said when the docket was opened.
  return {
    analysis,
    diagnostics: [...diagnostics.filter(({ severity }) => severity !== 'info'), ...analysis.diagnostics],
  }
}

/** 分析: opinions, clauses, clusters. What people decided stays. */
export function analyzeDocket(context: Context, folder: string): Promise<Outcome> {
  return withDocket(context, folder, (docket): Outcome => {
    const { analysis, diagnostics } = reanalyze(docket)
    const { counts } = analysisJson(analysis)
    const bands = (band: string): number => analysis.opinions.filter((opinion) => opinion.band === band).length
    const lines = [
      `来信 ${counts.mails} 件，提出者 ${counts.submitters} 家（人），意见 ${counts.opinions} 条，归并为 ${counts.clusters} 组，重复联署 ${counts.campaigns} 组`,
      `对应条款：自动 ${bands('auto')} 条，待确认 ${bands('confirm')} 条，总体意见 ${bands('general')} 条`,
    ]
    return { status: 0, diagnostics, lines, data: { counts, changes: analysis.changes } }
  })
}
