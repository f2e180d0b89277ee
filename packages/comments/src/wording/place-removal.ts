import { quantitiesOf } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import { locate, type Place } from './align.ts'
import { type Asked, memberBefore } from './asked.ts'
import { edit } from './edit.ts'
import { withStop } from './refine.ts'

const whole =
  /^(?:关于)?(?:第?[一二三四五六七八九十百零\d]+条第?[（(][一二三四五六七八九十\d]+[）)]项|[（(][一二三四五六七八九十\d]+[）)]项|第[一二三四五六七八九十百零\d]+[章条款项点]|本|该|这一?|此)(?:[条款项点]|规定|内容)?(?:的?(?:全部)?(?:内容|规定))?$/
const pointing =
  /(?:这|该|此|上述|前述|本)(?:一|半|个|条|项|种|句)*(?:条|款|项|点|句|段)?的?(?:限制|要求|规定|说法|条件|表述|门槛|提法|内容|限定|条款|话|词)?$/

/** 删去甲, 建议删除第十二条, 这条限制去掉算了: the words that go, with the stop that would be left over. */
export function placeRemoval(asked: Asked, opinion: string, clause: Clause): Proposal | null {
  const words = asked.old
    .replace(/^(?:关于|中的?|其中的?|掉)/, '')
    .replace(/(?:的?(?:限制|要求|规定|说法|表述|提法|内容|字样)|[一二两三四五六几]个?字)$/, '')
  // 备案材料里去掉这一项: of a listing in the clause, not the clause.
  const item = /^(?:这|该|此|本)(?:[一几两三四]?个?[字词]|一?[项类])/.test(asked.old)
    ? namedItem(opinion.slice(0, asked.at), clause.text)
    : null
  if (item) {
    const { start, end } = withStop(clause.text, item)
    return edit(clause, 'delete', start, end, '')
  }
  const wholly = /整[条款项句段]/.test(asked.old)
  if ((wholly || whole.test(asked.old) || wholeArticle(asked, opinion, clause)) && clause.text !== '')
    return edit(clause, 'delete', 0, clause.text.length, '')
  // 取消资格，这条写得好: what the draft itself takes away is only named.
  const taken = [...clause.text.matchAll(/取消([^，。；]{0,20})/g)].some(([, gone = '']) => gone.includes(words))
  const plain = asked.evidence === '取消' && !asked.quoted.old && clause.text.includes('取消')
  if (plain && words !== '' && (taken || !/建议|应|请|希望/.test(memberBefore(opinion, asked.at)))) return null
  const least = asked.quoted.old ? 0.6 : 0.75
  const within = /^[^，。；]{1,14}[中里内]的?(?=[^，。；]{2})/.exec(words)?.[0].length ?? 0
  const found =
    words === ''
      ? null
      : (locate(words, clause.text, least) ?? (within > 0 ? locate(words.slice(within), clause.text, 1) : null))
  if (found) {
    const restricted = !asked.quoted.old && /(?:限制|要求|门槛|条件)(?:规定)?$/.test(asked.old)
    const { start, end } = withStop(clause.text, restricted ? boundedMember(clause.text, found) : found)
    return edit(clause, 'delete', start, end, '')
  }
  const most = ceiling(asked.old, clause.text)
  if (most) return edit(clause, 'delete', most.start, most.end, '')
  const named =
    asked.quoted.old || words.length > 1
      ? null
      : (namedMember(opinion.slice(0, asked.at), clause.text) ?? namedItem(opinion.slice(0, asked.at), clause.text))
  if (named) {
    const { start, end } = withStop(clause.text, named)
    return edit(clause, 'delete', start, end, '')
  }
  if (asked.quoted.old || !(pointing.test(asked.old) || /^(?:算|了|吧|掉|文件)/.test(asked.old))) return null
  const member = likeliestMember(opinion, clause.text)
  if (!member) return null
  const { start, end } = withStop(clause.text, member)
  return edit(clause, 'delete', start, end, '')
}

/** 取消年龄限制, where a member is 年龄不超过60周岁: all that bounds it goes. */
function boundedMember(clause: string, place: Place): Place {
  const member = membersOf(clause).find((span) => span.start <= place.start && place.end <= span.end)
  const bounded = quantitiesOf(clause).some(
    (one) => member && one.bound !== '' && one.start >= place.end && one.end <= member.end,
  )
  return member && bounded
    ? {
        ...place,
        start: member.start,
        end: member.start + clause.slice(member.start, member.end).replace(/[，,。；;：:\s]+$/, '').length,
      }
    : place
}

/** 逾期不再受理过于严厉，建议删除: the longest member of the clause that the letter has said word for word. */
export function namedMember(opinion: string, clause: string): Place | null {
  let best: Place | null = null
  for (const { start, end } of membersOf(clause)) {
    const words = clause.slice(start, end).replace(/[，,。；;：:\s]+$/, '')
    if (words.length >= 5 && opinion.includes(words) && words.length > (best ? best.end - best.start : 0))
      best = { start, end: start + words.length, share: 1 }
  }
  return best
}

/** 取消上限: the one bound of the clause, with how it is reckoned (每生每天). */
function ceiling(words: string, clause: string): { start: number; end: number } | null {
  const bound = /^(?:[^，。；]{0,12}的|这个|该|此)?(?:(?:最高|最低)?(?:上限|下限|限额|限价))(?:规定|要求)?$/.test(words)
    ? /下|最低/.test(words)
      ? '>='
      : '<='
    : ''
  const [only, second] = quantitiesOf(clause).filter((one) => bound !== '' && one.bound === bound)
  if (!only || second) return null
  const each = /(?:每[\p{Script=Han}]){1,2}$/u.exec(clause.slice(0, only.phraseStart))?.[0] ?? ''
  return { start: only.phraseStart - each.length, end: only.phraseEnd }
}

/** 第三十条限定家数，妨碍竞争，建议删去: the letter begins with the article and names nothing else to go. */
function wholeArticle(asked: Asked, opinion: string, clause: Clause): boolean {
  const number = /^(?:建议|关于)?第[一二三四五六七八九十百零\d]+条(?![^，。；]{0,6}[款项点])/
    .exec(opinion)?.[0]
    .replace(/^(?:建议|关于)/, '')
  return (
    number !== undefined &&
    clause.marker === number &&
    asked.old.length <= 1 &&
    !/[“”；;]/.test(opinion.slice(0, asked.at)) &&
    !/[，。；](?=.)/.test(clause.text)
  )
}

/** The longest item of a listing in the clause that an opinion names in passing. */
export function namedItem(opinion: string, clause: string): Place | null {
  let best: Place | null = null
  for (const match of clause.matchAll(/(?<=[、和及])[^、，。；：]{4,}?(?=[和及])|[^、，。；：]+/g)) {
    // 应当提交〔营业执照〕、合同: the first item stands behind a verb.
    const lead = /^[^、]*(?:提交|提供|包括|出具|报送|具备|具有|配备)/.exec(match[0])?.[0].length ?? 0
    const item = match[0].slice(lead).replace(/等[^等]{0,6}$/, '')
    const listed = /[、和及]/.test((clause[match.index - 1] ?? '') + (clause[match.index + match[0].length] ?? ''))
    const words = [...item].length >= 3 && listed ? item : ''
    if (words !== '' && opinion.includes(words) && words.length > (best ? best.end - best.start : 0)) {
      best = { start: match.index + lead, end: match.index + lead + words.length, share: 1 }
    }
  }
  return best
}

/** The member of the clause whose words an opinion uses most, if it stands out. */
function likeliestMember(opinion: string, clause: string): Place | null {
  const shares = membersOf(clause).map(({ start, end }) => {
    const words = clause.slice(start, end).replace(/[，,。；;：:]$/, '')
    let shared = 0
    for (const character of new Set(words)) if (opinion.includes(character)) shared++
    return { start, end: start + words.length, share: shared / Math.max(1, new Set(words).size) }
  })
  const [best, second] = shares.sort((a, b) => b.share - a.share)
  return best && best.share >= 0.4 && (!second || best.share - second.share >= 0.12) ? best : null
}
