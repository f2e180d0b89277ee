import { isShortName, unitsIn, unitType } from '../known-text/units.ts'
import type { Mail, SubmitterType } from '../records.ts'

/** A unit that a letter names. */
export interface Unit {
  name: string
  type: SubmitterType
}

/** What a letter is searched for its unit in. */
export interface Letter {
  mail: Pick<Mail, 'from' | 'subject' | 'parts'>
  signature: string
  /** The body without what is set aside. */
  words: string
}

/** Offices inside a unit: the unit is who speaks. */
const office = /^(?:秘书处|办公室|\p{sc=Han}{2,6}[科部处股室])$/u
/** An office of these is an organ of its own. */
const organ = /(?:政府|人大|政协|党委|委员会|管委会|[省市县区]委)$/

/** The unit that speaks, the most telling place first, and where it stands. */
export function unitOf(letter: Letter, evidence: string[]): Unit | undefined {
  const found = firstOf(letter)
  if (!found) return undefined
  const { where, unit } = found
  evidence.push(`${where}“${unit.name}”`)
  const whole = fuller(unit, letter.mail.from.name)
  if (whole) evidence.push(`发件人名称“${whole.name}”更完整`)
  const { name, type } = whole ?? unit
  return { name: withoutOffice(name), type }
}

function firstOf({ mail, signature, words }: Letter): { where: string; unit: Unit } | undefined {
  const at = (where: string, [unit]: Unit[]): { where: string; unit: Unit } | undefined => unit && { where, unit }
  for (const line of signature.split('\n')) {
    const found = at('落款', namedIn(line))
    if (found) return found
  }
  const sender = at('发件人名称', unitsOfSender(mail.from.name))
  if (sender) return sender
  for (const { name: file, text } of mail.parts) {
    const filled =
      /(?:填表单位|填报单位|反馈单位|单位名称|提出单位|企业名称|来信单位|单位)\s*(?:（盖章）|\(盖章\))?\s*[:：\t]\s*([^\n\t，。；]{4,40})/.exec(
        text,
      )?.[1]
    const found = filled && at(`${file ? `附件《${file}》` : '正文'}所填单位`, namedIn(filled.trim()))
    if (found) return found
  }
  for (const line of words.trimEnd().split('\n').slice(-4).reverse()) {
    const found = line.trim().length <= 40 && at('正文末尾', namedIn(line))
    if (found) return found
  }
  return atEndOfAttachments(mail) ?? inSubject(mail.subject) ?? aboutItself(mail, words)
}

/** Names only: what describes a unit (“扎根本地的中小企业”) names none. */
function namedIn(line: string): Unit[] {
  return unitsIn(line).filter(({ name }) => !name.includes('的'))
}

/** `甲公司`, `甲公司（何平）`, `何平-甲公司`. */
function unitsOfSender(name: string): Unit[] {
  const apart = /\p{sc=Han}/u.test(name) ? name.split(/[-_@—–·\s]+/) : []
  const pieces = [
    ...(apart.length > 1 ? apart : []),
    name,
    name.replace(/[（(][^（）()]*[）)]$/, ''),
    ...name.split(/[（）()]/),
  ]
  for (const piece of pieces.map((each) => each.trim())) {
    const type = unitType(piece)
    if (type) return [{ name: piece, type }]
  }
  return namedIn(name)
}

/** An attached letter is signed at its end. */
function atEndOfAttachments({ parts }: Letter['mail']): { where: string; unit: Unit } | undefined {
  for (const { name = '', text } of parts.slice(1)) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    for (const line of [...lines.slice(-3), ...lines.slice(0, 1)].filter((each) => each.trim().length <= 40)) {
      const [unit] = namedIn(line.trim().replace(/(?:关于|意见|反馈|对).*$/, ''))
      if (unit) return { where: `附件《${name}》`, unit }
    }
  }
  return undefined
}

function inSubject(subject: string): { where: string; unit: Unit } | undefined {
  for (const piece of subject.split(/[——:：\-_+（(）)，\s]+/)) {
    const [unit] = namedIn(piece)
    if (unit && !isShortName(unit.name)) return { where: '主题', unit }
  }
  return undefined
}

const introduction = /(?:我们?是|本公司为|我单位为|我公司是)\s*([\p{sc=Han}（）()]{4,30})[，。,]/u
const presentation =
  /(?:^|[。；\n\t])\s*([\p{sc=Han}（）()]{4,30}?)(?:（以下简称[^）]*）)?(?:成立于|创立于|创建于|始建于|是一家|系一家|现有(?:会员|职工|员工))/u

/** “甲学会成立于2016年，现有会员……”. */
function aboutItself({ parts }: Letter['mail'], words: string): { where: string; unit: Unit } | undefined {
  for (const text of [words, ...parts.slice(1).map((part) => part.text)]) {
    for (const pattern of [introduction, presentation]) {
      const [unit] = namedIn(pattern.exec(text)?.[1] ?? '')
      if (unit) return { where: '自述', unit }
    }
  }
  return undefined
}

/** The sender's name where it says the same unit more fully: 商会秘书处 and 临港市餐饮业商会. */
function fuller({ name }: Unit, sender: string): Unit | undefined {
  const [other] = unitsOfSender(sender)
  const stems = [name, ...withoutOffices(name)].filter((stem) => stem.length >= 2)
  return other &&
    other.name !== name &&
    stems.some((stem) => other.name.length > stem.length && other.name.includes(stem))
    ? other
    : undefined
}

/** The unit without the office in it, where what is left is still a unit. */
function withoutOffice(name: string): string {
  return withoutOffices(name).find((rest) => unitType(rest) && !organ.test(rest)) ?? name
}

/** What a name is without each ending that may be an office, the shortest first. */
function withoutOffices(name: string): string[] {
  return [3, 4, 5, 6, 7].flatMap((length) => (office.test(name.slice(-length)) ? [name.slice(0, -length)] : []))
}
