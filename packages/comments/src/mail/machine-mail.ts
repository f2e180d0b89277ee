import { mayAsk } from '../known-text/wording.ts'
import type { Candidate, KindFinding } from './kinds.ts'

const bounceSender = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|noreply-bounce|bounce[\w.+-]*)@/i
const bounceSubject =
  /系统退信|退信|邮件(?:投递|发送|传递)(?:失败|状态)|未送达|无法(?:送达|投递)|投递失败|传递失败|退回通知|Undeliver(?:ed|able)|Delivery (?:Status Notification|has failed|failure)|Mail delivery (?:failed|failure)|failure notice|Returned mail|Delivery Failure/i
const bounceBody =
  /(?:您|你)(?:的|发送的)(?:邮件|信件).{0,12}(?:被退回|未能|无法|没有)|(?:收件人|邮箱|用户).{0,24}不存在|退信(?:代码|原因)|550[ -]|User (?:not found|unknown)|Reporting-MTA|Final-Recipient/i

const autoSubject =
  /^\s*(?:re\s*[:：]\s*)?(?:自动(?:回复|答复|回覆|答覆)|Automatic reply|Auto(?:matic)?[- ]?(?:reply|response)|Out of (?:the )?Office|AutoReply|假期自动回复|外出|离开办公室|不在办公室|\[?自动回复\]?)/i
const autoBody =
  /(?:这是|此为|本邮件为|本信为|系统|邮箱).{0,16}自动(?:回复|答复|发送|发出)|自动回复.{0,12}(?:请勿|无需|不必)|(?:请勿|无需|请不要)(?:直接)?回复(?:本|此|该)邮件|This is an auto(?:matic|mated) (?:reply|response|message)/i

/** Letters that machines send: bounces and automatic replies. By headers first, then by subject and wording. */
export function machineKind(mail: Candidate, words: string): KindFinding | undefined {
  const { signs, subject } = mail
  const type = signs['content-type'] ?? ''
  if (/report-type\s*=\s*"?delivery-status/i.test(type)) return { kind: 'bounce', reason: '邮件头标明为投递状态报告' }
  if (signs['x-failed-recipients']) return { kind: 'bounce', reason: '邮件头列出投递失败的收件人' }
  const sender = bounceSender.test(mail.from.address)
  if (sender && (bounceSubject.test(subject) || bounceBody.test(words))) {
    return { kind: 'bounce', reason: `由邮件系统 ${mail.from.address} 发出的退信` }
  }
  if (bounceSubject.test(subject) && bounceBody.test(words)) return { kind: 'bounce', reason: '主题和正文为退信通知' }

  const submitted = signs['auto-submitted']
  if (submitted && /^auto-(?:replied|generated)/i.test(submitted)) {
    return { kind: 'auto-reply', reason: `邮件头 Auto-Submitted 标明为自动回复` }
  }
  if (
    signs['x-autoreply'] ||
    signs['x-auto-reply'] ||
    signs['x-autorespond'] ||
    /auto_reply/i.test(signs['precedence'] ?? '')
  ) {
    return { kind: 'auto-reply', reason: '邮件头标明为自动回复' }
  }
  const said = autoSubject.exec(subject)?.[0]
  if (said && !(mayAsk(words) && words.length > 200))
    return { kind: 'auto-reply', reason: `主题以“${said.trim()}”开头` }
  const body = autoBody.exec(words)?.[0]
  return body && words.length < 300 ? { kind: 'auto-reply', reason: `正文称“${body}”` } : undefined
}
