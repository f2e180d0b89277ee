import {
  areDistinct,
  draftIndexOf,
  isDraftText,
  likenessOf,
  pointsAtClause,
  startsWithPath,
  turnsToClause,
} from '../links/draft-index.ts'
import { squeeze } from '../links/fold.ts'
import type { Cut, Draft, Mail, Opinion, Part, Pointer, Remainder } from '../records.ts'
import { cutLetter } from './letter.ts'
import { freeSpans, isOwnLines, paragraphsOf, type Span, trimSpan, wordsOf } from './paragraphs.ts'
import type { Block, DraftView, Piece } from './pieces.ts'
import { isSigned } from './signed.ts'
import { cutTable } from './tables.ts'
import { actOf, showsOpinion } from './wording.ts'

/** Kinds of mail that can hold opinions. A duplicate counts through its first copy. */
const speaking: ReadonlySet<Mail['kind']> = new Set([
  'submission',
  'followup',
  'late',
  'off-subject',
  'withdrawal',
  'question',
])

/** Whether mails of this kind are split at all. */
export function holdsOpinions(kind: Mail['kind']): boolean {
  return speaking.has(kind)
}

/** What a letter says: its opinions, and everything else it says, so that nothing is dropped in silence. */
export interface Split {
  opinions: Opinion[]
  remainders: Remainder[]
}

function viewOf(draft: Draft): DraftView {
  const index = draftIndexOf(draft)
  return {
    startsWithPath: (text) => startsWithPath(index, text),
    pointsAtClause: (text) => pointsAtClause(index, text),
    turnsToClause: (before, text) => turnsToClause(index, before, text),
    likeness: (text) => likenessOf(index, text),
    isDraft: (text) => isDraftText(index, text),
    areDistinct: (one, other) => areDistinct(index, one, other),
  }
}

/** How far behind a passage of the draft a remark on it may stand, and how many remarks it may have. */
const remarkReach = 400
const mostRemarks = 3

/** Passages of the draft that stand right before a sender's own lines: an annotated copy. */
function annotationsOf(part: Part, cuts: readonly Cut[], paragraphs: readonly Span[]): Map<number, Pointer> {
  const notes = new Map<number, Pointer>()
  const passages = cuts.filter(({ why }) => why === 'draft')
  let next = 0
  let remarks = 0
  for (const { start } of paragraphs) {
    while (next < passages.length && passages[next]!.end <= start) {
      next++
      remarks = 0
    }
    const before = passages[next - 1]
    remarks++
    if (!before || start - before.end > remarkReach || remarks > mostRemarks) continue
    // A second remark on the same passage still belongs to it; a letter that goes on does not.
    if (remarks > 1 && !/^[[【（(]/.test(part.text.slice(start, start + 1))) continue
    const last = paragraphsOf(part.text, before).at(-1)
    if (last) notes.set(start, { start: last.start, end: last.end, why: 'annotated' })
  }
  return notes
}

function piecesOf(part: Part, view: DraftView, strict: boolean): Piece[] {
  const block: Block = { text: part.text, draft: view, strict }
  const cuts = part.cuts.filter((cut) => isOwnLines(part.text, cut))
  const tables = part.tables.filter((table) => !cuts.some((cut) => cut.start <= table.start && cut.end >= table.end))
  const cutCell = (cell: Span, pointers: Pointer[]): Piece[] => {
    const inside = cutLetter({ ...block, strict: false, cell: true }, paragraphsOf(part.text, cell), new Map())
    const opinions = inside.filter(({ role }) => role === 'opinion')
    // A cell of the opinion column is an opinion, whatever its words look like.
    if (opinions.length === 0) return [{ ...cell, role: 'opinion', ...(pointers.length > 0 ? { pointers } : {}) }]
    for (const opinion of opinions) {
      const all = [...pointers, ...(opinion.pointers ?? [])]
      if (all.length > 0) opinion.pointers = all
    }
    return inside
  }
  const inTables = tables.flatMap((table) => cutTable(block, table, cutCell))
  const free = freeSpans(part, [...cuts, ...tables])
  const paragraphs = free.flatMap((span) => paragraphsOf(part.text, span))
  const pieces = cutLetter(block, paragraphs, annotationsOf(part, cuts, paragraphs))
  return [...inTables, ...pieces].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Stretches of a part's own words that no piece covers. Safety net: every word is accounted for. */
function uncovered(part: Part, pieces: readonly Piece[]): Piece[] {
  const cuts = part.cuts.filter((cut) => isOwnLines(part.text, cut))
  return freeSpans(part, [...cuts, ...pieces])
    .map((span) => trimSpan(part.text, span))
    .filter(({ start, end }) => end > start && /[^\s]/.test(part.text.slice(start, end)))
    .map((span) => ({ ...span, role: 'other' as const }))
}

const smallTalk = new Set(['greeting', 'introduction', 'thanks', 'lead-in', 'attachment-note', 'withdrawal', 'inquiry'])

/** A letter that seems to hold nothing: the words that could be an opinion are taken as one, so that none is lost. */
function rescue(mail: Mail, parts: { part: Part; pieces: Piece[] }[]): void {
  if (mail.kind === 'question' || mail.kind === 'withdrawal') return
  if (parts.some(({ pieces }) => pieces.some(({ role }) => role === 'opinion'))) return
  for (const { part, pieces } of parts) {
    const silent = pieces.filter(({ start, end, role }) => {
      if (role !== 'context' && role !== 'other' && role !== 'introduction' && role !== 'reason') return false
      const text = part.text.slice(start, end)
      return (
        text.length >= 8 &&
        (showsOpinion(text) || /[\d“]/.test(text)) &&
        !(smallTalk.has(actOf(text)) && actOf(text) !== 'introduction')
      )
    })
    for (const piece of silent) piece.role = 'opinion'
    if (silent.length > 0) return
  }
}

/**
 * Splits a letter into opinions: table rows, numbered points, sentences that ask, object or support. Everything else its
 * own words say comes back as remainders; cuts (quoted text, signatures) are in neither.
 */
export function splitOpinions(mail: Mail, draft: Draft): Split {
  const split: Split = { opinions: [], remainders: [] }
  if (!holdsOpinions(mail.kind)) return split
  const view = viewOf(draft)
  const parts = mail.parts.map((part) => ({ part, pieces: piecesOf(part, view, mail.kind === 'question') }))
  rescue(mail, parts)
  const said = new Map<string, string>()
  parts.forEach(({ part, pieces }, number) => {
    const all = [...pieces, ...uncovered(part, pieces)].sort((a, b) => a.start - b.start || a.end - b.end)
    const inPart: string[] = []
    let owner: Opinion | undefined
    const early: Remainder[] = []
    for (const { start, end, role: found, mark, pointers } of all) {
      const place = { mail: mail.id, part: part.id, start, end }
      const words = wordsOf(part.text, { start, end })
      const role = found === 'reason' && isSigned(words, mail) ? 'other' : found
      if (role !== 'opinion') {
        const remainder: Remainder = { ...place, why: role }
        split.remainders.push(remainder)
        if (role === 'reason') {
          if (owner) {
            remainder.opinion = owner.id
            owner.reason = owner.reason ? `${owner.reason}\n${words}` : words
          } else early.push(remainder)
        }
        continue
      }
      const key = squeeze(words.slice(mark ?? 0)).text
      const twin = said.get(key)
      if (twin !== undefined && key.length >= 6) {
        split.remainders.push({ ...place, why: 'repeat', opinion: twin })
        owner = undefined
        continue
      }
      owner = { id: `${mail.id}.${number}.${start}`, ...place, text: words, reason: '' }
      if (mark) owner.mark = mark
      if (pointers && pointers.length > 0) owner.pointers = pointers
      for (const remainder of early.splice(0)) {
        remainder.opinion = owner.id
        owner.reason = owner.reason
          ? `${owner.reason}\n${wordsOf(part.text, remainder)}`
          : wordsOf(part.text, remainder)
      }
      split.opinions.push(owner)
      inPart.push(key, owner.id)
    }
    // Saying it again in another part of the letter adds nothing; two like rows of one table are two.
    for (let index = 0; index < inPart.length; index += 2)
      if (!said.has(inPart[index]!)) said.set(inPart[index]!, inPart[index + 1]!)
  })
  return split
}
