import { maskName, maskPersonal, type PersonalMatch } from '../publish/mask.ts'
import { surnameLength } from '../publish/surnames.ts'
import type { Mail } from '../records.ts'

/** A place where something was masked, or should be looked at, for the review list. */
export interface MaskNote extends PersonalMatch {
  /** Where it stood: an opinion's or letter's id. */
  record: string
  doubtful: boolean
}

/** Turns words of letters into words fit to print: masked for the public, as they are inside the office. */
export interface Words {
  text(text: string, record: string): string
  /** 意见来源 of a letter. */
  source(mail: Mail): string
  /** What was masked and what was doubtful, in the order met. */
  notes: MaskNote[]
}

const person = (mail: Mail): boolean => mail.submitter.type === '个人' || mail.submitter.type === '未知'

/** Endings of units and posts, which are no names however they begin. */
const unitLike =
  /(?:室|处|科|局|部|委|办|司|厂|店|院|所|站|会|队|组|社|行|公司|中心|小组|集团|学校|大学|学院|基地|政府)$/u

/** Names of people that the letters themselves give: senders, private submitters, and who signed for a unit. */
export function knownNames(mails: readonly Mail[]): string[] {
  const names = mails.flatMap((mail) => [mail.from.name, person(mail) ? mail.submitter.name : ''])
  return [
    ...new Set(
      names
        .map((name) => name.replace(/[（(].*$/, '').trim())
        .filter((name) => /^[\p{Script=Han}·]{2,5}$/u.test(name) && surnameLength(name) > 0 && !unitLike.test(name)),
    ),
  ]
}

/** Words as the sender wrote them. */
export function plainWords(): Words {
  return {
    text: (text) => text,
    source: (mail) => mail.submitter.name || mail.from.name || mail.from.address,
    notes: [],
  }
}

/** Words without personal data: people's names, phones, addresses; a unit that wrote as a unit keeps its name. */
export function publicWords(mails: readonly Mail[]): Words {
  const names = knownNames(mails)
  const notes: MaskNote[] = []
  const text = (given: string, record: string): string => {
    const { text: shown, masked, doubtful } = maskPersonal(given, names)
    notes.push(
      ...masked.map((match) => ({ ...match, record, doubtful: false })),
      ...doubtful.map((match) => ({ ...match, record, doubtful: true })),
    )
    return shown
  }
  const people = new Set(names)
  const source = (mail: Mail): string => {
    // A letter of a unit that only its writer's name was found of is as private as a private letter.
    const name = mail.submitter.name || mail.from.name
    const note = { start: 0, end: name.length, kind: '姓名', original: name, record: mail.id } as const
    if (!person(mail) && !people.has(mail.submitter.name.trim())) {
      // 巨岩泵业 may be a firm's short name or a person's nickname: to be looked at.
      if (name !== '' && !unitLike.test(name)) notes.push({ ...note, masked: name, doubtful: true })
      return text(mail.submitter.name || '单位', mail.id)
    }
    if (name === '' || /@|匿名|未署名/.test(name)) return '个人（未署名）'
    const shown = `个人（${maskName(name)}）`
    notes.push({ ...note, masked: shown, doubtful: false })
    return shown
  }
  return { text, source, notes }
}
