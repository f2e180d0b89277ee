import { ownWords } from '../known-text/cuts.ts'
import { unitsIn, unitType } from '../known-text/units.ts'
import type { Mail, Submitter, SubmitterType } from '../records.ts'

const phones = /(?<!\d)(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|\d{4}-\d{8})(?!\d)/
const asUnit: readonly (readonly [RegExp, SubmitterType])[] = [
  [/我(?:公司|司|厂|企业|集团)|本公司|本企业|我们(?:公司|厂|企业)/, '企业'],
  [/我(?:校|院系)|我们学校/, '高校'],
  [/我(?:协会|商会)|本(?:协会|商会)/, '行业协会'],
  [/我(?:局|委|办|区|县|镇|街道)(?!们)/, '政府部门'],
  [/我(?:学会|研究会|联谊会)/, '社会组织'],
  [/我(?:所|院|中心)(?!们)/, '事业单位'],
]
const asPerson = /本人|我是一[名个位]|作为一[名个位]|我个人|个人(?:意见|看法|建议)|市民|退休|在读|学生|网友|群众/

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

  const unit = unitOf(mail, signature, words, evidence)
  const phone = phones.exec(signature)?.[0] ?? phones.exec(words.slice(-200))?.[0]
  if (phone) evidence.push(`电话“${phone}”见于${signature.includes(phone) ? '落款' : '正文末尾'}`)
  const person = personOf(mail.from.name, signature, unit?.name)
  const type = typeOf(unit?.type, words, person, evidence)
  const name = type === '个人' || !unit ? person || unit?.name || mail.from.address || unnamed : unit.name
  return {
    name,
    type,
    ...(unit ? { unit: unit.name } : {}),
    ...(phone ? { phone } : {}),
    evidence,
  }
}

type Unit = { name: string; type: SubmitterType }

function unitOf(
  mail: Pick<Mail, 'from' | 'subject' | 'parts'>,
  signature: string,
  words: string,
  evidence: string[],
): Unit | undefined {
  const found = (where: string, [unit]: Unit[]): Unit | undefined => {
    if (unit) evidence.push(`${where}“${unit.name}”`)
    return unit
  }
  for (const line of signature.split('\n')) {
    const unit = found('落款', unitsIn(line))
    if (unit) return unit
  }
  const fromName = mail.from.name.trim()
  const byFrom = unitType(fromName) ? [{ name: fromName, type: unitType(fromName) ?? '未知' }] : unitsIn(fromName)
  const sender = found('发件人名称', byFrom)
  if (sender) return sender
  for (const { name: file, text } of mail.parts) {
    const filled =
      /(?:填表单位|填报单位|反馈单位|单位名称|提出单位|企业名称|来信单位|单位)\s*(?:（盖章）|\(盖章\))?\s*[:：\t]\s*([^\n\t，。；]{4,40})/.exec(
        text,
      )?.[1]
    const unit = filled ? found(`${file ? `附件《${file}》` : '正文'}所填单位`, unitsIn(filled.trim())) : undefined
    if (unit) return unit
  }
  const tail = words.trimEnd().split('\n').slice(-4)
  for (const line of tail.reverse()) {
    const unit = line.trim().length <= 40 ? found('正文末尾', unitsIn(line)) : undefined
    if (unit) return unit
  }
  // An attached letter is signed at its end.
  for (const { name, text } of mail.parts.slice(1)) {
    const lines = text
      .trimEnd()
      .split('\n')
      .filter((line) => line.trim() !== '')
    for (const line of [...lines.slice(-3), ...lines.slice(0, 1)]) {
      const unit =
        line.trim().length <= 40
          ? found(`附件《${name ?? ''}》`, unitsIn(line.trim().replace(/(?:关于|意见|反馈|对).*$/, '')))
          : undefined
      if (unit) return unit
    }
  }
  for (const piece of mail.subject.split(/[——:：\-_+（(）)，\s]+/)) {
    const unit = found('主题', unitsIn(piece))
    if (unit) return unit
  }
  const introduced = /(?:我们?是|本公司为|我单位为|我公司是)\s*([\p{sc=Han}（）()]{4,30})[，。,]/u.exec(words)?.[1]
  return introduced ? found('正文自述', unitsIn(introduced)) : undefined
}

function personOf(fromName: string, signature: string, unit: string | undefined): string {
  if (fromName !== '' && unitsIn(fromName).length === 0 && !/^[\w.+-]+@/.test(fromName)) return fromName.trim()
  for (const line of signature.split('\n')) {
    const rest = unit ? line.replace(unit, '') : line
    const name = /^[\s\u3000|]*([\p{sc=Han}·]{2,4})(?:$|[\s\u3000|（(，])/u.exec(rest)?.[1]
    if (name && !/谢|敬|祝/.test(name)) return name
  }
  return ''
}

function typeOf(unit: SubmitterType | undefined, words: string, person: string, evidence: string[]): SubmitterType {
  const spoken = asUnit.find(([pattern]) => pattern.test(words))
  const personal = asPerson.exec(words)
  if (unit === '高校' || unit === '科研院所') {
    // A teacher signs with the school's name and speaks for himself, unless the letter says 我校.
    if (/我[校院所]|本[校院所]|学校|经研究|会同|各部门/.test(words) || person === '') return unit
    evidence.push('署个人姓名，未见“我校”“我院”等代表单位的说法')
    return '个人'
  }
  if (unit) return unit
  if (spoken) {
    evidence.push(`正文自称“${spoken[0].exec(words)?.[0]}”`)
    return spoken[1]
  }
  if (personal) {
    evidence.push(`正文自述“${personal[0]}”`)
    return '个人'
  }
  evidence.push('未见单位名称')
  return person === '' ? '未知' : '个人'
}
