import type { Clause, Proposal } from '../records.ts'
import type { Asked } from './asked.ts'
import { edit } from './edit.ts'

const effect = /自?([^，。；自]{2,24}起)(施行|实施|执行|生效)/
const day = /\d{4}年\d{1,2}月\d{1,2}日/
const dayOnly = new RegExp(`^自?(${day.source})起?$`)

/** 改成2026年9月1日起施行, 推迟到2026年9月1日: the day on which the draft takes effect. */
export function placeEffect(asked: Asked, clause: Clause): Proposal | null {
  const date = dayOnly.exec(asked.new)?.[1]
  if (date !== undefined) return /废止|有效期/.test(asked.old) ? null : onDay(date, clause)
  const wanted = effect.exec(asked.new)
  const old = effect.exec(clause.text)
  if (!wanted || !old || asked.new.length > wanted[0].length + 4) return null
  const words = `自${wanted[1]}${asked.quoted.new ? wanted[2] : old[2]}`
  return edit(clause, 'replace', old.index, old.index + old[0].length, words)
}

/** 施行日期延后半年，自2026年7月1日起施行: the day stands in a member of its own. */
export function impliedEffect(opinion: string, clause: Clause): Proposal | null {
  if (!/建议|希望|应|宜|推|延后|顺延|提前|改|来不及|再施行/.test(opinion)) return null
  const said = [
    ...opinion.matchAll(new RegExp(`[自从于](${day.source})起?(?:施行|实施|执行|生效)`, 'g')),
    ...(/施行|实施|生效/.test(opinion) ? opinion.matchAll(new RegExp(`(?:即|就是|到|至|为)(${day.source})`, 'g')) : []),
  ]
  // 建议自公布之日起30日后施行: another way of reckoning, where the draft has a day.
  const reckoned =
    /(?:建议|应当?|宜|改为)[^，。；“]{0,4}(自(?:公布|发布|印发)之日起(?:[^，。；]{1,6}后)?)(?:施行|实施|执行|生效)/.exec(
      opinion,
    )?.[1]
  const drafted = effect.exec(clause.text)
  if (reckoned !== undefined && drafted && day.test(drafted[0]))
    return edit(clause, 'replace', drafted.index, drafted.index + drafted[0].length, reckoned + drafted[2])
  // 7月1日起再施行: in the year of the draft.
  const year = /\d{4}年/.exec(effect.exec(clause.text)?.[0] ?? '')?.[0]
  const short = /(?<![年\d])(\d{1,2}月\d{1,2}日)起?(?:再|才|开始)?(?:施行|实施|执行|生效)/.exec(opinion)?.[1]
  if (said.length === 0 && year !== undefined && short !== undefined && !clause.text.includes(year + short))
    return onDay(year + short, clause)
  const [fresh, second] = said.map(([, date = '']) => date).filter((date) => !clause.text.includes(date))
  return fresh !== undefined && second === undefined ? onDay(fresh, clause) : null
}

function onDay(date: string, clause: Clause): Proposal | null {
  const old = effect.exec(clause.text)
  return old && day.test(old[0])
    ? edit(clause, 'replace', old.index, old.index + old[0].length, `自${date}起${old[2]}`)
    : null
}
