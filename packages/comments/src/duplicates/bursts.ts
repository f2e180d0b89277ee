import { fold } from '../language/fold.ts'
import type { Mail } from '../records.ts'

/** Letters that came together: worth a look, proof of nothing. */
export interface Burst {
  why: '同一小时、同一邮箱域名' | '附件内容相同'
  /** The hour (ISO, local) and domain, or the attachment's name. */
  what: string
  mails: string[]
}

const fewestInAnHour = 5
/** Everybody's mail providers: many letters from them in an hour mean little. */
const publicDomains =
  /^(?:126|163|yeah|qq|foxmail|sina|sohu|139|189|aliyun|gmail|outlook|hotmail|live|icloud|tom|21cn|vip\.(?:qq|163|126|sina))\.(?:com|cn|net|com\.cn)$/
const fewestPublic = 20
const fewestWithAttachment = 3

/** Hints at concerted letters that share no text: the same hour and mail domain, or the same attachment. */
export function burstsOf(mails: readonly Mail[]): Burst[] {
  const hours = new Map<string, Mail[]>()
  const files = new Map<string, { name: string; mails: Set<Mail> }>()
  for (const mail of mails) {
    const hour = (mail.receivedAt ?? mail.date ?? '').slice(0, 13)
    const domain = mail.from.address.split('@')[1]?.toLowerCase() ?? ''
    if (hour !== '' && domain !== '') {
      const key = `${hour} ${domain}`
      const together = hours.get(key)
      if (together) together.push(mail)
      else hours.set(key, [mail])
    }
    for (const { id, name, text } of mail.parts) {
      const content = fold(text, 'words').text
      if (id === 'body' || content.length < 20) continue
      const file = files.get(content) ?? { name: name ?? id, mails: new Set<Mail>() }
      file.mails.add(mail)
      files.set(content, file)
    }
  }
  const senders = (list: Iterable<Mail>) => new Set(Array.from(list, ({ from }) => from.address.toLowerCase())).size
  const ids = (list: Iterable<Mail>) => Array.from(list, ({ id }) => id).sort()
  const bursts: Burst[] = []
  for (const [what, list] of hours)
    if (senders(list) >= (publicDomains.test(what.slice(what.indexOf(' ') + 1)) ? fewestPublic : fewestInAnHour))
      bursts.push({ why: '同一小时、同一邮箱域名', what, mails: ids(list) })
  for (const { name, mails: list } of files.values()) {
    if (senders(list) >= fewestWithAttachment) bursts.push({ why: '附件内容相同', what: name, mails: ids(list) })
  }
  return bursts.sort((a, b) => (a.why + a.what < b.why + b.what ? -1 : 1))
}
