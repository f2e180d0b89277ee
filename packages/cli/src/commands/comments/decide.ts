import {
  countedOpinions,
  enterClusterEdits,
  enterCorrections,
  enterDecisions,
  loadAnalysis,
  readWorkbook,
  standingDecisions,
} from '@gongwen/comments'
import { hasErrors } from '@gongwen/model'
import { readTables } from '@gongwen/readers'
import type { Context } from '../../context.ts'
import { readInput } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { reanalyze } from './analyze.ts'
import { withDocket } from './docket.ts'

/** 读回: decisions and corrections of a filled workbook; the good rows count, the others are listed. */
export async function decide(context: Context, folder: string, file: string, { by }: { by: string }): Promise<Outcome> {
  if (by.trim() === '') throw new Unusable(problem('usage', '没有写是谁作的决定', { remedy: '加 --by 姓名' }))
  const tables = await readTables(readInput(context, file), file)
  if (hasErrors(tables.diagnostics)) throw new Unusable(...tables.diagnostics)
  return withDocket(context, folder, (docket): Outcome => {
    const analysis = loadAnalysis(docket)
    if (!analysis)
      throw new Unusable(problem('docket-not-analyzed', '卷宗还没有分析过', { remedy: '先运行 comments analyze' }))
    const { value: filled, diagnostics } = readWorkbook(tables.value, file, {
      analysis,
      decisions: standingDecisions(docket),
      by,
    })
    if (diagnostics.some(({ code }) => code === 'decision-sheet-missing')) throw new Unusable(...diagnostics)
    enterDecisions(docket, filled.decisions, by)
    enterCorrections(docket, filled.corrections, by)
    enterClusterEdits(docket, filled.edits, by)
    const corrected = filled.corrections.length + filled.edits.length
    const after = corrected > 0 ? reanalyze(docket).diagnostics : []
    const { decisions, inherited } = filled
    const standing = standingDecisions(docket)
    const { counted, ...apart } = countedOpinions(loadAnalysis(docket) ?? analysis)
    const openOf = (opinions: typeof counted): number => opinions.filter(({ id }) => !standing.has(id)).length
    const [open, besides] = [openOf(counted), openOf(Object.values(apart).flat())]
    const lines = [
      `采纳情况 ${decisions.length} 条${inherited > 0 ? `（其中沿用同组决定 ${inherited} 条）` : ''}，更正 ${corrected} 处，经办 ${by}`,
      ...(open + besides > 0 ? [`还没有决定的：计入统计的意见 ${open} 条，逾期、撤回、标题不符的 ${besides} 条`] : []),
    ]
    const all = [...tables.diagnostics, ...diagnostics, ...after]
    return {
      status: hasErrors(all) ? 1 : 0,
      diagnostics: all,
      lines,
      data: { decisions: decisions.length, inherited, corrections: corrected },
    }
  })
}
