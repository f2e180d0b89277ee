import { type Quantity, quantitiesOf } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'

/** Belongs to the figure after it: 连续两个月, 近三年, 提前3日, 满7日 (but not 期满7日), 上浮10%, 任期两年, 占总分的30%, 一次性补助10万元. */
const prefix =
  /(?:连续|提前|(?<![附将最就远临])近|未满|不满|(?<!期)满|[上下]浮|不足|(?<!给予|发放|提供|享受|予以)一次性(?:补助|补贴|奖励|奖补|资助)|(?:认定|许可|合同|协议)?有效期限?为|[任租聘工学]期|(?:有效|服务|试用|保修|质保|过渡|实习|公示|建设)期|押金|保证金|占[^\d，。；、的]{1,6}的|(?:不得?(?:少于|低于|小于|超过|高于|大于|多于)|至少|超过|低于|高于)[^\d，。；、的]{2,8}的|不(?:少于|低于|超过|高于)[^\d，。；、的每]{2,6})$/

/** Of whom or of what the figure is one share: 每人每年1万元, 每月不少于4次. */
const each =
  /(?:每(?:人|名|位|户|家|个|次|项|件|台|辆|套|亩|间|床|张床位?|班|校|村|镇|平方米|天|日|周|月|季度?|学期|年|小时)){1,2}$/

/** A subject longer than this is not repeated with its figure. */
const longest = 6

/**
 * The words right before a figure without which an edit of it could be misread. A bound or a 每人每月 that the clause uses
 * for several figures does not say which is meant, and a bare figure is nothing without its name (研发投入不少于…, 有效期三年).
 * `quoted` are the draft's words as the letter quotes them, if it does.
 */
export function labelOf(
  clause: string,
  { phraseStart, phraseEnd, start, end, kind, value }: Quantity,
  quoted: string,
): string {
  const bound = clause.slice(phraseStart, start)
  const before = clause.slice(Math.max(0, phraseStart - 20), phraseStart)
  const own = bound === '' ? prefix.exec(before)?.[0] : undefined
  if (own !== undefined) return own
  const twice = bound !== '' && clause.split(bound).length > 2
  const share = each.exec(before)?.[0]
  const others = quantitiesOf(clause).some((one) => one.kind === kind && one.value !== value)
  if (share !== undefined && (bound === '' ? others || quoted.includes(share) : twice && quoted.includes(share))) {
    const item = /[^、，。；：]*$/.exec(clause.slice(0, phraseStart - share.length))?.[0] ?? ''
    return (clause.split(share).length > 2 && isSubject(item) ? item : '') + share
  }
  const member = membersOf(clause).find((span) => span.start <= phraseStart && phraseStart < span.end)
  if (!member || phraseStart === phraseEnd) return ''
  const words = clause.slice(member.start, phraseStart).replace(/^(?:可以|应当?|并且?|其中)/, '')
  const rest = clause.slice(phraseEnd, member.end).replace(/[，,。；;：:]$/, '')
  const bare = bound === '' && end === phraseEnd
  const name = (/^\p{L}{2,4}$/u.test(words) && !/[为是共约满]$/.test(words)) || /^\p{L}{2,4}期限?为$/u.test(words)
  const labelled = bare && rest === '' && name
  // 研发投入…，研发投入不少于…: named again, it is not the bound alone that tells them apart; nor in 不少于5名，其中教师不少于1名.
  const earlier = clause.slice(0, member.start)
  const alike = quantitiesOf(earlier).some(
    (one) => one.kind === kind && earlier.slice(one.phraseStart, one.start) === bound,
  )
  const named = twice && words !== '' && (alike || earlier.includes(words))
  return (named || labelled) && isSubject(words) ? words : ''
}

function isSubject(words: string): boolean {
  return (
    words.length > 0 && words.length <= longest && /^[\p{L}]+$/u.test(words) && !/^(?:按照?|给予|其中)$/.test(words)
  )
}

/** 〔周边〕200米〔范围内〕: a distance goes along with what it is reckoned from. */
export function radius(
  clause: string,
  { phraseStart, phraseEnd, kind }: Quantity,
): { start: number; end: number } | null {
  const before = /(?:周边|周围|四周|半径)$/.exec(clause.slice(0, phraseStart))?.[0]
  const after = /^范围(?:之?内|以内)/.exec(clause.slice(phraseEnd))?.[0]
  return kind === 'length' && before && after
    ? { start: phraseStart - before.length, end: phraseEnd + after.length }
    : null
}
