import { submittersOf } from '../clusters/submitters.ts'
import { clauseCell } from '../decisions/clause-column.ts'
import type { StandingDecision } from '../decisions/decision.ts'
import type { Analysis, AnalyzedOpinion, Mail } from '../records.ts'
import { withdrawnMails } from './counted.ts'
import { shownText } from './shown-text.ts'
import { bareTitle, type ReportTerms } from './summary.ts'

/** An answer to one submitter: data of `reply-letter`, and the letters it answers. */
export interface Reply {
  /** For the file name. */
  recipient: string
  /** Where it goes; empty when no address is known. */
  address: string
  /** The letters it answers, oldest first. */
  mails: Mail[]
  data: Record<string, unknown>
  /** Plain words for the body of an e-mail. */
  text: string
}

/** One answer per submitter whose opinions are all decided on; who wrote late is answered, too. `open` counts the others. */
export function repliesOf(
  analysis: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
  terms: ReportTerms,
): { replies: Reply[]; open: number } {
  const senders = submittersOf(analysis.mails)
  // Who took a letter back gets no answer to it.
  const gone = withdrawnMails(analysis.mails)
  const standing = analysis.opinions.filter(({ mail }) => !gone.has(mail))
  const bySender = Map.groupBy(standing, ({ mail }) => senders.get(mail) ?? mail)
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  const replies: Reply[] = []
  let open = 0
  for (const opinions of bySender.values()) {
    const decided = opinions.filter(({ id }) => decisions.has(id))
    if (decided.length < opinions.length) open += 1
    else replies.push(replyOf(decided, mails, decisions, bareTitle(analysis.draft.title), terms))
  }
  return { replies, open }
}

function replyOf(
  opinions: readonly AnalyzedOpinion[],
  mails: ReadonlyMap<string, Mail>,
  decisions: ReadonlyMap<string, StandingDecision>,
  draftTitle: string,
  terms: ReportTerms,
): Reply {
  const letters = [...new Set(opinions.map(({ mail }) => mail))].flatMap((id) => mails.get(id) ?? [])
  letters.sort((one, other) => timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1))
  const [first] = letters as [Mail]
  const recipient = first.submitter.name || first.from.name || '来信人'
  const items = opinions.map((opinion) => {
    const { outcome, reason, wording } = decisions.get(opinion.id) as StandingDecision
    const clauses = opinion.clauses.map(({ id }) => id)
    return {
      ...(clauses.length > 0 && { clause: clauseCell(clauses) }),
      opinion: shownText(opinion)
        .replace(/\s*\n\s*/g, '')
        .trim(),
      decision: outcome,
      ...(reason && { reason }),
      ...(wording && { revised: wording }),
    }
  })
  const received = (first.receivedAt ?? first.date ?? terms.consultation.opens).slice(0, 10)
  // A unit is no 您.
  const addressed = ['个人', '未知'].includes(first.submitter.type) ? '您' : '贵单位'
  const data = {
    organ: terms.organ,
    recipient,
    addressed,
    draftTitle,
    received,
    items,
    signedBy: terms.organ,
    date: terms.asOf,
  }
  return {
    recipient,
    address: /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/.test(first.from.address) ? first.from.address : '',
    mails: letters,
    data,
    text: plainText(recipient, addressed, draftTitle, items, terms),
  }
}

const timeOf = ({ receivedAt, date }: Mail): number => Date.parse(receivedAt ?? date ?? '') || 0

function plainText(
  recipient: string,
  addressed: string,
  draftTitle: string,
  items: readonly { clause?: string; opinion: string; decision: string; reason?: string; revised?: string }[],
  { organ, asOf }: ReportTerms,
): string {
  const [year, month, day] = asOf.split('-').map(Number)
  const lines = items.map(({ clause, opinion, decision, reason, revised }, index) =>
    [
      `${items.length > 1 ? `${index + 1}. ` : ''}${clause ? `关于${clause}，` : ''}${addressed}提出：${opinion.replace(/[。；;]$/, '')}。`,
      `采纳情况：${decision}。${reason ? `${reason.replace(/。$/, '')}。` : ''}${revised ? `修改为：“${revised.replace(/。$/, '')}”。` : ''}`,
    ].join('\n'),
  )
  return [
    `${recipient}：`,
    '',
    `${addressed}就《${draftTitle}》提出的意见建议收悉。经研究，答复如下：`,
    '',
    lines.join('\n\n'),
    '',
    `感谢${addressed}的关心和支持。`,
    '',
    organ,
    `${year}年${month}月${day}日`,
  ].join('\n')
}
