import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import type { Sheet } from '@gongwen/readers'
import { type ClusterEdit, editsFromColumn } from '../clusters/edits.ts'
import { shortHash } from '../language/hash.ts'
import type { OpinionPlace } from '../opinions/corrections.ts'
import type { Analysis, AnalyzedOpinion } from '../records.ts'
import { shownText } from '../reports/shown-text.ts'
import { idFinder, shortIds } from '../short-id.ts'
import { readClauseCell } from './clause-column.ts'
import { type Decision, type DecisionOutcome, type NewCorrection, outcomes, type StandingDecision } from './decision.ts'
import { type FilledRow, readFilledRows } from './filled-rows.ts'
import { kindTitled, kindTitles } from './kind-titles.ts'
import { cellsOf, type OpinionCells, sealOf, sheetNames, titles } from './workbook.ts'

/** What a filled workbook says. */
export interface Filled {
  decisions: (Decision & { opinion: string })[]
  corrections: NewCorrection[]
  edits: ClusterEdit[]
  /** Decisions that an empty row took over from its group. */
  inherited: number
}

/** The docket as it stands, to read the workbook against. */
export interface Present {
  /** Who hands the workbook in: may change what was their own decision. */
  by?: string
  analysis: Analysis
  decisions: ReadonlyMap<string, StandingDecision>
}

type Column = keyof OpinionCells
const columns: readonly Column[] = ['clauses', 'text', 'cluster', 'outcome', 'reason', 'wording']

/**
 * Reads a filled workbook back. Rows are matched by their number; only cells that differ from what was handed out count, so an
 * old workbook undoes nothing. A row whose decision changed meanwhile is reported and left. Nothing is guessed: what cannot be
 * understood is an error of its row, and the other rows count.
 */
export function readWorkbook(sheets: readonly Sheet[], file: string, present: Present): Result<Filled> {
  const diagnostics: Diagnostic[] = []
  const filled: Filled = { decisions: [], corrections: [], edits: [], inherited: 0 }
  const rows = readFilledRows(sheets, file, sheetNames.opinions, [titles.opinion, titles.text], diagnostics)
  const mailRows = readFilledRows(sheets, file, sheetNames.mails, [titles.mail, titles.kind], diagnostics, false)
  if (rows.length === 0 && mailRows.length === 0) return result(filled, diagnostics)
  readMails(mailRows, present, filled, diagnostics)
  readOpinions(rows, present, filled, diagnostics)
  return result(filled, diagnostics)
}

function report(
  row: FilledRow,
  field: string,
  code: string,
  message: string,
  remedy: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return { code, severity, message, remedy, place: { ...row.place, field } }
}

function readMails(rows: readonly FilledRow[], { analysis }: Present, filled: Filled, diagnostics: Diagnostic[]): void {
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  const meant = lookup(mails)
  for (const row of rows) {
    const mail = mails.get(meant(row.cell(titles.mail)))
    const said = row.cell(titles.kind)
    if (!mail || said === '' || shortHash(said).slice(0, 6) === row.cell(titles.seal)) {
      if (!mail && row.cell(titles.mail) !== '') diagnostics.push(unknownRow(row, titles.mail, row.cell(titles.mail)))
      continue
    }
    const kind = kindTitled(said)
    if (!kind)
      diagnostics.push(
        report(
          row,
          titles.kind,
          'decision-kind-unknown',
          `没有“${said}”这种来信类型`,
          `可选：${Object.values(kindTitles).join('、')}`,
        ),
      )
    else if (kind !== mail.kind) filled.corrections.push({ kind: 'mail-kind', mail: mail.id, to: kind })
  }
}

/** Leads from typed ids to records; a word that means none or several leads to itself. */
function lookup(records: ReadonlyMap<string, unknown>): (typed: string) => string {
  const find = idFinder(records.keys())
  return (typed) => {
    const [id, ...others] = find(typed)
    return id !== undefined && others.length === 0 ? id : typed
  }
}

function unknownRow(row: FilledRow, field: string, id: string): Diagnostic {
  return report(
    row,
    field,
    'decision-row-unknown',
    `卷宗里没有编号“${id}”，或者不止一个`,
    '核对是不是这个卷宗的表格；编号一列不要改动，表格是旧的就重新导出',
  )
}

function readOpinions(rows: readonly FilledRow[], present: Present, filled: Filled, diagnostics: Diagnostic[]): void {
  const { analysis, decisions } = present
  const opinions = new Map(analysis.opinions.map((opinion) => [opinion.id, opinion]))
  const groups = new Map(analysis.clusters.map((cluster) => [cluster.id, cluster]))
  const clusterColumn = new Map<string, string>()
  const said = new Map<string, FilledRow[]>()
  const meant = lookup(opinions)
  for (const row of rows) {
    const id = row.cell(titles.opinion)
    if (id === '') readAddition(row, present, filled, diagnostics)
    else {
      const own = meant(id)
      if (opinions.has(own)) said.set(own, [...(said.get(own) ?? []), row])
      else diagnostics.push(unknownRow(row, titles.opinion, id))
    }
  }
  const open: AnalyzedOpinion[] = []
  for (const [id, own] of said) {
    const opinion = opinions.get(id) as AnalyzedOpinion
    const row = own[0] as FilledRow
    const cells = contentOf(row)
    const changed = changedColumns(row, cells)
    if (own.length > 1) readSplit(opinion, own, present, filled, diagnostics)
    else if (changed.has('text'))
      filled.corrections.push(textCorrection(opinion, cells.text, row, opinions, diagnostics))
    if (changed.has('clauses')) readClauses(opinion, row, cells.clauses, present, filled, diagnostics)
    if (changed.has('cluster')) clusterColumn.set(id, cells.cluster)
    if (changed.has('outcome') || changed.has('reason') || changed.has('wording')) {
      readDecision(opinion, row, cells, present, filled, diagnostics)
    } else if (cells.outcome === '' && !decisions.has(id)) open.push(opinion)
  }
  filled.edits.push(
    ...editsFromColumn(
      analysis.clusters.map(({ id, label, clause, opinions: own }) => ({ id, label, clause, opinions: [...own] })),
      clusterColumn,
    ),
  )
  inherit(open, said, present, clusterColumn, filled)
  reportMissing(rows, said, present, groups.size, diagnostics)
}

function contentOf(row: FilledRow): OpinionCells {
  return {
    clauses: row.cell(titles.clauses),
    text: row.cell(titles.text),
    cluster: row.cell(titles.cluster),
    outcome: row.cell(titles.outcome),
    reason: row.cell(titles.reason),
    wording: row.cell(titles.wording),
  }
}

/** Columns whose cell is not what was handed out. A row without its seal counts as changed throughout. */
function changedColumns(row: FilledRow, cells: OpinionCells): Set<Column> {
  const before = row.cell(titles.seal).split('.')
  const now = sealOf(cells).split('.')
  return new Set(columns.filter((_, index) => before.length !== columns.length || before[index] !== now[index]))
}

const placeOf = ({ id, mail, part, start, end }: AnalyzedOpinion): OpinionPlace => ({ id, mail, part, start, end })

function textCorrection(
  opinion: AnalyzedOpinion,
  text: string,
  row: FilledRow,
  opinions: ReadonlyMap<string, AnalyzedOpinion>,
  diagnostics: Diagnostic[],
): NewCorrection {
  const target = /^并入\s*(\S+)$/.exec(text.trim())?.[1]
  const other = target === undefined ? undefined : opinions.get(lookup(opinions)(target))
  if (other) return { kind: 'merge', opinions: [placeOf(other), placeOf(opinion)] }
  if (target !== undefined) diagnostics.push(unknownRow(row, titles.text, target))
  return text.trim() === ''
    ? { kind: 'remove', opinion: placeOf(opinion) }
    : { kind: 'text', opinion: placeOf(opinion), text: text.trim() }
}

/** Several rows with one number: the opinion was split, one demand a row. A split that stands already is not made again. */
function readSplit(
  opinion: AnalyzedOpinion,
  rows: readonly FilledRow[],
  { analysis }: Present,
  filled: Filled,
  diagnostics: Diagnostic[],
): void {
  const texts = [...new Set(rows.map((row) => row.cell(titles.text).trim()).filter(Boolean))]
  const standing = new Set(
    analysis.opinions.filter(({ id }) => id === opinion.id || id.startsWith(`${opinion.id}.`)).map(shownText),
  )
  if (texts.length > 1 && !texts.every((text) => standing.has(text))) {
    filled.corrections.push({ kind: 'split', opinion: placeOf(opinion), texts })
  } else if (texts.length < 2) {
    const message = `意见 ${shortIds(analysis.mails)(opinion.id)} 有 ${rows.length} 行，内容相同，只算一行`
    const remedy = '要拆成几条时，每行写各自的意见内容'
    diagnostics.push(report(rows[1] as FilledRow, titles.opinion, 'decision-row-double', message, remedy, 'warning'))
  }
  for (const row of rows.slice(1)) diagnostics.push(...unreadDecision(row, '拆出来的这一行'))
}

/** A decision on an opinion that has no number yet cannot be kept: it is said, not dropped. */
function unreadDecision(row: FilledRow, what: string): Diagnostic[] {
  if ([titles.outcome, titles.reason, titles.wording].every((title) => row.cell(title).trim() === '')) return []
  const remedy = '意见已经记下；重新导出表格，在它自己的行里再填采纳情况'
  return [report(row, titles.outcome, 'decision-row-unnumbered', `${what}还没有意见编号，采纳情况没有读入`, remedy)]
}

function readClauses(
  opinion: AnalyzedOpinion,
  row: FilledRow,
  cell: string,
  { analysis }: Present,
  filled: Filled,
  diagnostics: Diagnostic[],
): void {
  const { ids, unknown } = readClauseCell(cell, analysis.draft.clauses)
  if (unknown.length > 0) {
    diagnostics.push(
      report(
        row,
        titles.clauses,
        'decision-clause-unknown',
        `征求意见稿中没有“${unknown.join('、')}”`,
        '写成 二（一）1② 的样子，几个条款用分号隔开，对整份文稿的写“总体”',
      ),
    )
  } else filled.corrections.push({ kind: 'clauses', opinion: placeOf(opinion), clauses: ids })
}

function readDecision(
  opinion: AnalyzedOpinion,
  row: FilledRow,
  cells: OpinionCells,
  { analysis, decisions, by }: Present,
  filled: Filled,
  diagnostics: Diagnostic[],
): void {
  const outcome = outcomes.find((one) => one === cells.outcome.replace(/\s/g, ''))
  if (!outcome) {
    const empty = cells.outcome.trim() === ''
    const message = empty ? '填了理由或表述，没有选采纳情况' : `没有“${cells.outcome}”这种采纳情况`
    if (!empty || cells.reason.trim() !== '' || cells.wording.trim() !== '') {
      diagnostics.push(report(row, titles.outcome, 'decision-outcome-unknown', message, `可选：${outcomes.join('、')}`))
    } else
      diagnostics.push(
        report(
          row,
          titles.outcome,
          'decision-cleared',
          '采纳情况被清空，原来的决定仍然有效',
          '要改变决定，选另一种采纳情况',
          'warning',
        ),
      )
    return
  }
  const standing = decisions.get(opinion.id)
  const handedOut = row.cell(titles.seal).split('.').slice(3).join('.')
  const now = sealOf(
    cellsOf(
      opinion,
      analysis.clusters.find(({ id }) => id === opinion.cluster),
      standing,
    ),
  )
    .split('.')
    .slice(3)
    .join('.')
  const decision = { opinion: opinion.id, outcome, reason: cells.reason.trim(), wording: cells.wording.trim() }
  const same =
    standing &&
    standing.outcome === outcome &&
    standing.reason === decision.reason &&
    standing.wording === decision.wording
  if (standing && standing.by !== by && handedOut !== now && !same) {
    const message = `${standing.by} 已于 ${standing.at.slice(0, 10)} 决定“${standing.outcome}”${standing.reason ? `（${standing.reason}）` : ''}，与本行不同，没有覆盖`
    diagnostics.push(report(row, titles.outcome, 'decision-conflict', message, '商定后重新导出表格再填'))
    return
  }
  if (outcome !== '采纳' && decision.reason === '') {
    diagnostics.push(
      report(row, titles.reason, 'decision-reason-missing', `“${outcome}”没有写理由`, '公布前补上理由', 'warning'),
    )
  }
  if (!same) filled.decisions.push(decision)
}

function readAddition(row: FilledRow, { analysis }: Present, filled: Filled, diagnostics: Diagnostic[]): void {
  const text = row.cell(titles.text).trim()
  if (text === '') return
  const mails = new Map(analysis.mails.map((one) => [one.id, one]))
  const mail = lookup(mails)(row.cell(titles.mail))
  if (!mails.has(mail)) {
    diagnostics.push(
      report(
        row,
        titles.mail,
        'decision-row-without-mail',
        '新增的意见没有写来信编号',
        '在“来信编号”一列写明出自哪封来信，编号见“来信登记”',
      ),
    )
    return
  }
  diagnostics.push(...unreadDecision(row, '新增的意见'))
  const cell = row.cell(titles.clauses)
  const { ids, unknown } = readClauseCell(cell, analysis.draft.clauses)
  if (unknown.length > 0)
    diagnostics.push(
      report(
        row,
        titles.clauses,
        'decision-clause-unknown',
        `征求意见稿中没有“${unknown.join('、')}”`,
        '写成 二（一）1② 的样子',
      ),
    )
  filled.corrections.push({ kind: 'add', mail, text, ...(cell !== '' && unknown.length === 0 && { clauses: ids }) })
}

/** One answer serves a group: rows left empty take the decision of their group when it has just one. */
function inherit(
  open: readonly AnalyzedOpinion[],
  said: ReadonlyMap<string, FilledRow[]>,
  { analysis, decisions }: Present,
  moved: ReadonlyMap<string, string>,
  filled: Filled,
): void {
  const fresh = new Map(filled.decisions.map((decision) => [decision.opinion, decision]))
  // Groups of different clauses may be called alike: the group is the cluster, unless the row was just moved.
  const clusters = new Map(analysis.opinions.map(({ id, cluster }) => [id, cluster]))
  const groupOf = (id: string): string => (moved.has(id) ? `新组 ${moved.get(id)}` : (clusters.get(id) ?? ''))
  const byGroup = new Map<string, Map<string, Decision>>()
  for (const id of said.keys()) {
    const decision = fresh.get(id) ?? decisions.get(id)
    const group = groupOf(id)
    if (!decision || group === '') continue
    const { outcome, reason, wording } = decision
    byGroup.set(
      group,
      (byGroup.get(group) ?? new Map<string, Decision>()).set(JSON.stringify([outcome, reason, wording]), {
        outcome,
        reason,
        wording,
      }),
    )
  }
  for (const opinion of open) {
    const answers = [...(byGroup.get(groupOf(opinion.id))?.values() ?? [])]
    const [answer] = answers
    if (!answer || answers.length > 1) continue
    filled.decisions.push({ opinion: opinion.id, ...answer, outcome: answer.outcome as DecisionOutcome })
    filled.inherited += 1
  }
}

/** Rows that were handed out and are gone: not a decision, but worth a look. */
function reportMissing(
  rows: readonly FilledRow[],
  said: ReadonlyMap<string, FilledRow[]>,
  { analysis }: Present,
  groups: number,
  diagnostics: Diagnostic[],
): void {
  const missing = analysis.opinions.filter(({ id }) => !said.has(id))
  const [first] = rows
  if (missing.length === 0 || !first || groups === 0) return
  const short = shortIds(analysis.mails)
  const shown = missing
    .slice(0, 10)
    .map(({ id }) => short(id))
    .join('、')
  diagnostics.push({
    code: 'decision-row-missing',
    severity: 'warning',
    message: `表中少了 ${missing.length} 条意见：${shown}${missing.length > 10 ? '……' : ''}，它们没有改动`,
    place: { ...(first.place.file !== undefined && { file: first.place.file }), sheet: sheetNames.opinions },
    remedy: '行被删除或表格是旧的；要删去一条意见，请清空它的“意见内容”',
  })
}
