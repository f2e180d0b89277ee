import {
  type Block,
  type Diagnostic,
  type Document,
  document,
  heading,
  type Inline,
  paragraph,
  parseMark,
  type Result,
  result,
  text,
  title,
} from '@gongwen/model'
import type { StandingDecision } from '../decisions/decision.ts'
import type { Analysis, AnalyzedOpinion, Clause } from '../records.ts'
import { type ShortId, shortIds } from '../short-id.ts'
import { charactersAndFigures, redline } from '../wording/redline.ts'
import { clauseLabel } from './clause-label.ts'
import { countedOpinions } from './counted.ts'
import { bareTitle } from './summary.ts'

/** A change of a clause's words that was decided on. */
interface Change {
  start: number
  end: number
  to: string
  opinion: string
  by: string
  at: string
}

/**
 * The draft with the accepted wording as tracked changes: native in DOCX, coloured in PDF. A wording that cannot be placed, or that
 * touches words changed already, is named and left to a person.
 */
export function redlineDraft(analysis: Analysis, decisions: ReadonlyMap<string, StandingDecision>): Result<Document> {
  const diagnostics: Diagnostic[] = []
  const changes = changesOf(analysis, decisions, diagnostics)
  const { draft } = analysis
  const blocks = draft.clauses.flatMap((clause) => blocksOf(clause, changes.get(clause.id) ?? []))
  const name = bareTitle(draft.title)
  const preamble = draft.preamble === '' ? [] : draft.preamble.split('\n').map((line) => paragraph(line))
  const children: Block[] = [
    title(`${name}`),
    paragraph('（修改对照稿）', { align: 'center', indent: 'none' }),
    ...preamble,
    ...blocks,
  ]
  return result(document(`${name}（修改对照稿）`, children, { kind: 'report', folio: 'outer' }), diagnostics)
}

function changesOf(
  { draft, mails, opinions }: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
  diagnostics: Diagnostic[],
): Map<string, Change[]> {
  const clauses = new Map(draft.clauses.map((clause) => [clause.id, clause]))
  const short = shortIds(mails)
  const changes = new Map<string, Change[]>()
  for (const opinion of countedOpinions({ mails, opinions }).counted) {
    const decision = decisions.get(opinion.id)
    if (!decision || (decision.outcome !== '采纳' && decision.outcome !== '部分采纳')) continue
    if (decision.wording === '' && (decision.outcome === '部分采纳' || !opinion.proposal)) continue
    const clause = clauses.get(opinion.proposal?.at?.clause ?? opinion.clauses[0]?.id ?? '')
    const placed = clause && place(opinion, decision, clause)
    if (!clause || !placed) {
      diagnostics.push(unplaced(opinion, short, clause))
      continue
    }
    const change: Change = { ...placed, opinion: opinion.id, by: decision.by, at: decision.at }
    const known = changes.get(clause.id) ?? []
    if (known.some((other) => other.start === change.start && other.end === change.end && other.to === change.to))
      continue
    if (known.some((other) => change.start < other.end && other.start < change.end))
      diagnostics.push(overlapping(opinion, short, clause))
    else changes.set(clause.id, [...known, change])
  }
  return changes
}

/** Where the new words stand in the clause's text: the proposal's place, or the whole text when the wording is one for all of it. */
function place(
  { proposal }: AnalyzedOpinion,
  { wording }: StandingDecision,
  clause: Clause,
): Pick<Change, 'start' | 'end' | 'to'> | undefined {
  const whole = (to: string): Pick<Change, 'start' | 'end' | 'to'> => ({ start: 0, end: clause.text.length, to })
  const kept =
    wording === ''
      ? 0
      : redline(clause.text, wording).reduce(
          (sum, { kind, text: words }) => sum + (kind === 'keep' ? words.length : 0),
          0,
        )
  if (wording !== '' && clause.text !== '' && kept * 2 > clause.text.length) return whole(wording)
  if (!proposal) return undefined
  const to = wording !== '' ? wording : proposal.op === 'delete' ? '' : proposal.to
  const at = proposal.at ?? {
    start: clause.text.indexOf(proposal.from),
    end: clause.text.indexOf(proposal.from) + proposal.from.length,
  }
  if (proposal.op === 'insert') {
    // Words that say nothing of where they belong are for a person to place.
    if (proposal.from === '' || at.end <= at.start || at.end > clause.text.length) return undefined
    return { start: at.end, end: at.end, to }
  }
  return at.start < 0 || at.end > clause.text.length || at.end <= at.start
    ? undefined
    : { start: at.start, end: at.end, to }
}

function blocksOf(clause: Clause, changes: readonly Change[]): Block[] {
  const body = bodyOf(clause.text, changes)
  const mark = parseMark(clause.marker)?.mark
  const level = Math.min(5, Math.max(1, clause.level)) as 1 | 2 | 3 | 4 | 5
  const isArticle = /^第/.test(clause.marker)
  if (clause.heading === '' || !mark || isArticle) {
    const lead = `${clause.marker}${isArticle ? '\u3000' : ''}${clause.heading}`
    return [paragraph([text(lead), ...body])]
  }
  if (level <= 2) return [heading(level, mark, clause.heading), ...(body.length > 0 ? [paragraph(body)] : [])]
  return [heading(level, mark, `${clause.heading}：`, { body })]
}

function bodyOf(words: string, changes: readonly Change[]): Inline[] {
  const inlines: Inline[] = []
  let at = 0
  for (const { start, end, to, by, at: date } of [...changes].sort((one, other) => one.start - other.start)) {
    if (start > at) inlines.push(text(words.slice(at, start)))
    for (const edit of redline(words.slice(start, end), to, charactersAndFigures)) {
      if (edit.kind === 'keep') inlines.push(text(edit.text))
      else inlines.push({ type: 'revision', change: edit.kind, author: by, date, children: [text(edit.text)] })
    }
    at = end
  }
  if (at < words.length) inlines.push(text(words.slice(at)))
  return inlines
}

function unplaced(opinion: AnalyzedOpinion, short: ShortId, clause: Clause | undefined): Diagnostic {
  const message = `意见 ${short(opinion.id)} 采纳后的表述没有找到在${clause ? ` ${clauseLabel(clause.id)} ` : '文稿'}中的位置，修改对照稿里没有它`
  return { code: 'wording-unplaced', severity: 'warning', message, remedy: '在“修改后表述”中写出整条的新表述' }
}

function overlapping(opinion: AnalyzedOpinion, short: ShortId, clause: Clause): Diagnostic {
  const message = `意见 ${short(opinion.id)} 采纳后的表述与另一处对 ${clauseLabel(clause.id)} 的修改重叠，修改对照稿里没有它`
  return {
    code: 'wording-overlap',
    severity: 'warning',
    message,
    remedy: '在其中一条的“修改后表述”中写出合并后的整条表述',
  }
}
