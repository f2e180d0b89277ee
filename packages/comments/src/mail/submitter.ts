import { ownWords } from '../known-text/cuts.ts'
import { unitsIn } from '../known-text/units.ts'
import type { Mail, Submitter, SubmitterType } from '../records.ts'
import { unitOf } from './submitter-unit.ts'
import { spokenType } from './submitter-voice.ts'

const phones =
  /(?<![\d〔])(?:(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[- ]?\d{7,8}|\d{4}-\d{8})|[48]00-?\d{3}-?\d{4})(?:转\d{1,5}|-\d{3,4})?(?!\d)/

/** The name of a submitter who gives none. */
export const unnamed = '未署名'

/** What a letter says of who sends it; each finding with where it stands. */
export function submitterOf(mail: Pick<Mail, 'from' | 'subject' | 'parts'>): Submitter {
  const evidence: string[] = []
  const body = mail.parts.find(({ id }) => id === 'body')
  const signature = (body?.cuts ?? [])
    .filter(({ why }) => why === 'signature')
    .map(({ start, end }) => body?.text.slice(start, end) ?? '')
    .join('\n')
  const words = body ? ownWords(body) : ''

  const unit = unitOf({ mail, signature, words }, evidence)
  const phone = phoneOf(signature, '落款', evidence) ?? phoneOf(words.slice(-200), '正文末尾', evidence)
  const person = personOf(mail.from.name, signature, unit?.name)
  const type = typeOf(unit?.type, words, mail.from.name, person, evidence)
  const name = type === '个人' || !unit ? person || unit?.name || mail.from.address || unnamed : unit.name
  return {
    name,
    type,
    ...(unit ? { unit: unit.name } : {}),
    ...(phone ? { phone } : {}),
    evidence,
  }
}

/** A telephone number in any width, with the extension. */
function phoneOf(text: string, where: string, evidence: string[]): string | undefined {
  const found = phones.exec(text.normalize('NFKC').replace(/[－–—]/g, '-'))?.[0]
  if (found) evidence.push(`电话“${found}”见于${where}`)
  return found
}

function personOf(sender: string, signature: string, unit: string | undefined): string {
  const signed = signedBy(signature, unit)
  const named = sender !== '' && unitsIn(sender).length === 0 && !/^[\w.+-]+@/.test(sender)
  // A name in Chinese says more than a pen name in Latin letters.
  if (named && (/\p{sc=Han}/u.test(sender) || signed === '')) return sender.trim()
  return signed
}

function signedBy(signature: string, unit: string | undefined): string {
  for (const line of signature.split('\n')) {
    const rest = unit ? line.replace(unit, '') : line
    const name =
      /(?:联系人|姓名|反馈人|提出人|意见人|填表人|署名)[:：]\s*([\p{sc=Han}·]{2,4})(?!\p{sc=Han})/u.exec(rest)?.[1] ??
      /^[A-Za-z,.\s\u3000|]*([\p{sc=Han}·]{2,4})(?:$|[\s\u3000|（(，])/u.exec(rest)?.[1]
    if (name && !/谢|敬|祝|此致|电话|手机|地址/.test(name)) return name
  }
  return ''
}

function typeOf(
  unit: SubmitterType | undefined,
  words: string,
  sender: string,
  person: string,
  evidence: string[],
): SubmitterType {
  if (unit === '高校' || unit === '科研院所') {
    // Of a school's name, but a body of its own.
    if (/我们(?:这类|这样的|这种)?(?:新型)?研发机构/.test(words)) return '科研院所'
    // A teacher signs with the school's name and speaks for himself, unless the letter says 我校.
    if (/我[校院所]|本[校院所]|学校|经研究|会同|各部门/.test(words) || person === '') return unit
    evidence.push('署个人姓名，未见“我校”“我院”等代表单位的说法')
    return '个人'
  }
  if (unit) return unit
  const spoken = spokenType(words, sender, evidence)
  if (spoken) return spoken
  evidence.push('未见单位名称')
  return person === '' ? '未知' : '个人'
}
