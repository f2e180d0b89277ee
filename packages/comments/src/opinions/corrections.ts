import type { Diagnostic } from '@gongwen/model'
import type { Confirmed } from '../links/learned.ts'
import type { LinkedOpinion, Mail, MailKind, Opinion, Stance } from '../records.ts'

/** Which opinion is meant: by id, else by its place, should a later analysis have cut the letter differently. */
export interface OpinionPlace {
  id: string
  mail: string
  part: string
  start: number
  end: number
}

/** What a person says the program got wrong, or right; who and when are kept beside it. */
export type Correction = { id: string; by: string; at: string } & (
  | { kind: 'mail-kind'; mail: string; to: MailKind }
  /** The clauses it is about; the program's own answer again confirms it, none means the draft as a whole. */
  | { kind: 'clauses'; opinion: OpinionPlace; clauses: string[] }
  | { kind: 'stance'; opinion: OpinionPlace; stance: Stance }
  | { kind: 'text'; opinion: OpinionPlace; text: string; reason?: string }
  /** The demands it really holds, in the sender's words. */
  | { kind: 'split'; opinion: OpinionPlace; texts: string[] }
  /** One demand that was cut in pieces; the first stays. */
  | { kind: 'merge'; opinions: OpinionPlace[] }
  | { kind: 'remove'; opinion: OpinionPlace }
  | { kind: 'add'; mail: string; part?: string; text: string; reason?: string; clauses?: string[] }
)

/** Opinions as people corrected them, and what the corrections say of clauses and stances. */
export interface Corrected {
  opinions: Opinion[]
  /** Clause ids by opinion id. */
  clauses: Map<string, string[]>
  stances: Map<string, Stance>
  /** What linking can learn from. */
  confirmed: Confirmed[]
  /** Corrections whose letter or opinion is not there any more. */
  diagnostics: Diagnostic[]
}

/** Letters with the kinds that people gave them; the last word counts. */
export function correctKinds(mails: readonly Mail[], corrections: readonly Correction[]): Mail[] {
  const kinds = new Map<string, { to: MailKind; by: string }>()
  for (const correction of corrections) if (correction.kind === 'mail-kind') kinds.set(correction.mail, correction)
  return mails.map((mail) => {
    const given = kinds.get(mail.id)
    return given ? { ...mail, kind: given.to, kindReason: `由${given.by}更正` } : mail
  })
}

function sameSpan(opinion: Opinion, { mail, part, start, end }: OpinionPlace): boolean {
  if (opinion.mail !== mail || opinion.part !== part) return false
  const common = Math.min(opinion.end, end) - Math.max(opinion.start, start)
  return common > 0 && common * 2 >= Math.max(opinion.end - opinion.start, end - start)
}

function find(opinions: readonly Opinion[], place: OpinionPlace): Opinion | undefined {
  return opinions.find(({ id }) => id === place.id) ?? opinions.find((opinion) => sameSpan(opinion, place))
}

/** The words of a part of an opinion: where they stand in it, or the whole place when they were reworded. */
function pieceOf(opinion: Opinion, text: string, number: number): Opinion {
  const at = opinion.text.indexOf(text)
  const exact = at >= 0 && opinion.end - opinion.start === opinion.text.length
  const { mark: _mark, ...rest } = opinion
  return {
    ...rest,
    id: number === 0 ? opinion.id : `${opinion.id}.${number + 1}`,
    text,
    reason: number === 0 ? opinion.reason : '',
    ...(exact ? { start: opinion.start + at, end: opinion.start + at + text.length } : {}),
    ...(at === 0 && opinion.mark !== undefined ? { mark: opinion.mark } : {}),
  }
}

function mergeOf(pieces: readonly Opinion[]): Opinion {
  const [first, ...others] = pieces as [Opinion, ...Opinion[]]
  const inPart = others.filter(({ mail, part }) => mail === first.mail && part === first.part)
  const pointers = pieces.flatMap((piece) => piece.pointers ?? [])
  return {
    ...first,
    start: Math.min(first.start, ...inPart.map(({ start }) => start)),
    end: Math.max(first.end, ...inPart.map(({ end }) => end)),
    text: pieces.map(({ text }) => text).join('\n'),
    reason: pieces
      .map(({ reason }) => reason)
      .filter((reason) => reason !== '')
      .join('\n'),
    ...(pointers.length > 0 ? { pointers } : {}),
  }
}

function missing(correction: Correction, what: string): Diagnostic {
  return {
    code: 'correction-target-missing',
    severity: 'warning',
    message: `${correction.by}的一条更正（${correction.id}）找不到所指的${what}，未执行`,
    remedy: '核对来信是否已被删除或重新分类，必要时重新更正',
  }
}

/**
 * Applies what people corrected, oldest first, to what the program found. Pure; a run of the program never changes a
 * correction. A correction that finds no target is reported and the rest goes on.
 */
export function applyCorrections(
  found: readonly Opinion[],
  corrections: readonly Correction[],
  mails: readonly Mail[] = [],
): Corrected {
  let opinions = [...found]
  const clauses = new Map<string, string[]>()
  const stances = new Map<string, Stance>()
  const diagnostics: Diagnostic[] = []
  const replace = (old: Opinion, pieces: Opinion[]) => {
    const taken = new Set(opinions.filter((opinion) => opinion !== old).map(({ id }) => id))
    const named = pieces.map((piece) => {
      let { id } = piece
      // A piece that was cut again gets the next free number of its own: ids are never shared.
      for (let copy = 2; taken.has(id); copy += 1) id = `${piece.id}.${copy}`
      taken.add(id)
      return { ...piece, id }
    })
    opinions = opinions.flatMap((opinion) => (opinion === old ? named : [opinion]))
  }
  for (const correction of corrections) {
    if (correction.kind === 'mail-kind') continue
    if (correction.kind === 'add') {
      // Two people may add the same words from one letter, each with clauses of their own: it is one opinion, the last word counts.
      const known = opinions.find(
        ({ id, mail, text }) => mail === correction.mail && id.includes('.hand.') && text === correction.text,
      )
      if (known) {
        if (correction.clauses) clauses.set(known.id, correction.clauses)
        continue
      }
      const added = addition(correction, mails, opinions)
      if (!added) diagnostics.push(missing(correction, '来信'))
      else {
        const last = opinions.findLastIndex(({ mail }) => mail === added.mail)
        opinions.splice(last < 0 ? opinions.length : last + 1, 0, added)
        if (correction.clauses) clauses.set(added.id, correction.clauses)
      }
      continue
    }
    if (correction.kind === 'merge') {
      const pieces = correction.opinions.map((place) => find(opinions, place)).filter((piece) => piece !== undefined)
      if (pieces.length < 2) diagnostics.push(missing(correction, '意见'))
      else {
        opinions = opinions.filter((opinion) => opinion === pieces[0] || !pieces.includes(opinion))
        replace(pieces[0]!, [mergeOf(pieces)])
      }
      continue
    }
    const target = find(opinions, correction.opinion)
    if (!target) diagnostics.push(missing(correction, '意见'))
    else if (correction.kind === 'clauses') clauses.set(target.id, correction.clauses)
    else if (correction.kind === 'stance') stances.set(target.id, correction.stance)
    else if (correction.kind === 'remove') replace(target, [])
    else if (correction.kind === 'split') {
      const texts = correction.texts.filter((text) => text.trim() !== '')
      if (texts.length > 0)
        replace(
          target,
          texts.map((text, number) => pieceOf(target, text, number)),
        )
    } else replace(target, [{ ...pieceOf(target, correction.text, 0), reason: correction.reason ?? target.reason }])
  }
  const confirmed = opinions.flatMap((opinion) => {
    const given = clauses.get(opinion.id)
    return given ? [{ opinion, clauses: given }] : []
  })
  return { opinions, clauses, stances, confirmed, diagnostics }
}

function addition(
  correction: Extract<Correction, { kind: 'add' }>,
  mails: readonly Mail[],
  opinions: readonly Opinion[],
): Opinion | undefined {
  const mail = mails.find(({ id }) => id === correction.mail)
  if (!mail && !opinions.some((opinion) => opinion.mail === correction.mail)) return undefined
  const part = mail?.parts.find(
    ({ id, text }) => id === correction.part || (correction.part === undefined && text.includes(correction.text)),
  )
  const at = part?.text.indexOf(correction.text) ?? -1
  return {
    id: `${correction.mail}.hand.${correction.id}`,
    mail: correction.mail,
    part: part?.id ?? correction.part ?? 'body',
    start: Math.max(at, 0),
    end: at < 0 ? 0 : at + correction.text.length,
    text: correction.text,
    reason: correction.reason ?? '',
  }
}

/** Links as people gave them: sure, in the automatic band; what the program had thought becomes candidates. */
export function correctLinks(
  linked: readonly LinkedOpinion[],
  clauses: ReadonlyMap<string, readonly string[]>,
): LinkedOpinion[] {
  return linked.map((opinion) => {
    const given = clauses.get(opinion.id)
    if (!given) return opinion
    const before = [...opinion.clauses.map(({ id, confidence }) => ({ id, confidence })), ...opinion.candidates]
    return {
      ...opinion,
      band: given.length === 0 ? 'general' : 'auto',
      clauses: given.map((id) => ({ id, method: 'person', confidence: 1, evidence: [{ text: '由工作人员指定' }] })),
      candidates: before
        .filter(({ id }, at) => !given.includes(id) && before.findIndex((other) => other.id === id) === at)
        .slice(0, 3),
    }
  })
}
