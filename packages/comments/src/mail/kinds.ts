import { ownWords } from '../known-text/cuts.ts'
import { mayAsk } from '../known-text/wording.ts'
import type { Mail, MailKind } from '../records.ts'
import { isAfter } from './dates.ts'
import { machineKind } from './machine-mail.ts'
import { procedureQuestion } from './question.ts'
import { repeats } from './repeats.ts'
import { advertising } from './spam.ts'
import { matchesSubject } from './subject.ts'
import { withdraws } from './withdrawal.ts'

/** The terms of the consultation that kinds depend on. */
export interface Terms {
  /** Words that the announcement asks for in the subject. */
  subject: string
  /** Last day, counted whole, China's time: `2025-06-12`. */
  closes: string
  /** The draft, to tell a question about it from one about procedure. */
  draft: string
}

/** What is thought of a letter, and why. */
export interface KindFinding {
  kind: MailKind
  reason: string
  relatesTo?: string
}

/** Letters as kinds see them: `signs` are the telling headers. */
export interface Candidate extends Mail {
  signs: Record<string, string>
  /** SHA-256 of each attachment's content. */
  attachmentHashes: string[]
}

/**
 * The kind of a letter: the first that fits, in the order of the design. `earlier` are the same sender's letters received before it,
 * oldest first, with the kinds they were found to be.
 */
export function kindOf(mail: Candidate, earlier: readonly Candidate[], terms: Terms): KindFinding {
  const body = mail.parts.find(({ id }) => id === 'body')
  const words = body ? ownWords(body) : ''
  const everything = mail.parts.map(ownWords).join('\n')

  const machine = machineKind(mail, words)
  if (machine) return machine
  const advert = advertising(mail, everything, terms.draft)
  if (advert) return { kind: 'spam', reason: advert }
  const answered = earlier.filter(({ kind }) => holdsOpinions.has(kind))
  const withdrawn = withdraws(mail.subject, words)
  if (withdrawn) {
    const target = answering(mail, answered) ?? answered.at(-1)
    return { kind: 'withdrawal', reason: withdrawn, ...(target ? { relatesTo: target.id } : {}) }
  }
  for (const first of answered) {
    const reason = repeats(mail, first)
    if (reason)
      return {
        kind: 'duplicate',
        reason,
        relatesTo: first.relatesTo && first.kind === 'duplicate' ? first.relatesTo : first.id,
      }
  }
  const received = mail.receivedAt ?? mail.date
  if (received && isAfter(received, terms.closes)) {
    return {
      kind: 'late',
      reason: `收到时间 ${received.slice(0, 16).replace('T', ' ')}，在截止日 ${terms.closes} 之后`,
    }
  }
  if (nothingRead(mail)) return { kind: 'unreadable', reason: '正文和附件都没有读出文字，需人工查看' }
  const question = procedureQuestion(mail, everything, terms.draft)
  if (question) return { kind: 'question', reason: question }
  const followup = followsUp(mail, words, answered)
  if (followup) return followup
  const channel = mail.signs['x-channel']
  if (channel) return { kind: 'submission', reason: `${channel}，在期限内收到` }
  if (!matchesSubject(mail.subject, terms.subject)) {
    return { kind: 'off-subject', reason: `主题中没有“${terms.subject}”字样` }
  }
  return { kind: 'submission', reason: `主题含“${terms.subject}”，在期限内收到` }
}

const holdsOpinions = new Set<MailKind>(['submission', 'off-subject', 'followup', 'late', 'duplicate', 'withdrawal'])

function nothingRead(mail: Candidate): boolean {
  const read = mail.parts.some(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return !read && mail.parts.some(({ unread }) => unread !== undefined)
}

/** An earlier letter of the sender that this one answers by its headers. */
function answering(mail: Candidate, earlier: readonly Candidate[]): Candidate | undefined {
  const ids = new Set([mail.inReplyTo, ...(mail.references ?? [])])
  return earlier.findLast(({ messageId }) => messageId !== undefined && ids.has(messageId))
}

const supplement =
  /(?:再|现|另|特此?|还|追加|作如下|以下|继续)?补充(?!说明材料清单)(?:一[条点]|[两二三几]点|如下|意见|建议|反馈|：|:|$)|再(?:提|加|说|补)[一两二三几]?[条点]|(?:前几天|之前|此前|前日|昨天|上次|上周|前面|刚才|\d+月\d+日)(?:我|我们|我司|我公司)?(?:已经?)?(?:发|寄|提|提交|反馈)[过了]?.{0,20}(?:现|再|另|还)|在.{0,16}(?:邮件|意见|来信)(?:的)?基础上/

function followsUp(mail: Candidate, words: string, earlier: readonly Candidate[]): KindFinding | undefined {
  const target = answering(mail, earlier) ?? earlier.at(-1)
  if (!target) return undefined
  const said = supplement.exec(words.slice(0, 400))?.[0] ?? /补充|续|更正/.exec(mail.subject)?.[0]
  if (
    said &&
    mayAsk(
      words +
        mail.parts
          .slice(1)
          .map(({ text }) => text)
          .join(''),
    )
  ) {
    return { kind: 'followup', reason: `同一来信人此前已来信，本信称“${said.trim()}”`, relatesTo: target.id }
  }
  const replied = answering(mail, earlier)
  return replied ? { kind: 'followup', reason: '回复自己此前的来信', relatesTo: replied.id } : undefined
}
