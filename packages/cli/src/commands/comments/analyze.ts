import {
  analysisJson,
  analyze,
  consultationOf,
  listMails,
  loadAnalysis,
  parseDraft,
  saveAnalysis,
} from '@gongwen/comments'
import type { Context } from '../../context.ts'
import type { Outcome } from '../../outcome.ts'
import { withDocket } from './docket.ts'

/** 分析: opinions, clauses, clusters. What people decided stays; ids of what did not change stay. */
export function analyzeDocket(context: Context, folder: string): Promise<Outcome> {
  return withDocket(context, folder, (docket): Outcome => {
    const { value: draft, diagnostics } = parseDraft(consultationOf(docket).draft)
    const previous = loadAnalysis(docket)
    const analysis = analyze(draft, listMails(docket), { ...(previous && { grouping: { previous } }) })
    saveAnalysis(docket, analysis)
    const { counts } = analysisJson(analysis)
    const bands = (band: string): number => analysis.opinions.filter((opinion) => opinion.band === band).length
    const lines = [
      `来信 ${counts.mails} 件，提出者 ${counts.submitters} 家（人），意见 ${counts.opinions} 条，归并为 ${counts.clusters} 组，重复联署 ${counts.campaigns} 组`,
      `对应条款：自动 ${bands('auto')} 条，待确认 ${bands('confirm')} 条，总体意见 ${bands('general')} 条`,
    ]
    // That the announcement is no part of the draft was said when the docket was opened.
    return {
      status: 0,
      diagnostics: diagnostics.filter(({ severity }) => severity !== 'info'),
      lines,
      data: { counts },
    }
  })
}
