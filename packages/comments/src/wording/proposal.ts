import { parseNumeral } from '../language/numerals.ts'
import { type Quantity, quantitiesOf, sameQuantity } from '../language/quantities.ts'
import { joinLines, membersOf, numberingLength } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import { likeness, locate, type Place } from './align.ts'
import { frequencyOf, openWords, statedFrequency } from './frequency.ts'
import { rewriteQuantity, sourceOf, wantedQuantity } from './numbers.ts'
import { type Asked, phrasesOf } from './phrases.ts'
import { joinedHead, narrowToItem, trimMembers, withLevel, withPreposition, withStop, withSubject } from './refine.ts'

const longest = 4000

/**
 * The wording that an opinion proposes, as an edit of the clause; null when it proposes none. `clauses` are those the
 * opinion is about, best first, `candidates` further ones it may be about, `draft` all of them: quoted words that stand
 * in one clause only are found there whatever the link says. `from` is the draft's own wording, also where the sender
 * misquotes it; `at` is missing when the words were not found.
 */
export function readProposal(
  opinion: string,
  clauses: readonly Clause[],
  candidates: readonly Clause[] = [],
  draft: readonly Clause[] = [],
): Proposal | null {
  const text = joinLines(opinion.slice(numberingLength(opinion), longest))
  const asked = phrasesOf(text)
  let loose: Proposal | null = null
  for (const [i, one] of asked.entries()) {
    if (one.op === 'delete' && replacedAfterwards(text, one, asked[i + 1])) continue
    for (const clause of clauses) {
      const proposal = place(one, text, clause)
      if (proposal) return proposal
    }
    if (one.quoted.old && one.op !== 'insert') {
      const exact = [...candidates, ...draft].filter(({ text: words }) => one.old.length > 3 && words.includes(one.old))
      const proposal = new Set(exact).size === 1 ? place(one, text, exact[0] as Clause) : null
      if (proposal) return proposal
    }
    loose ??= unplaced(one)
  }
  const several = asked.some((one) => one.op === 'replace' && quantitiesOf(one.new).length > 1)
  for (const clause of clauses) {
    const proposal =
      doubledWord(text, clause) ??
      impliedMeasure(text, clause) ??
      (several ? null : impliedQuantity(text, clause)) ??
      impliedVote(text, clause) ??
      impliedReading(text, clause)
    if (proposal) return proposal
  }
  return loose ?? statedFigure(text, clauses[0])
}

function place(asked: Asked, opinion: string, clause: Clause): Proposal | null {
  if (asked.op === 'insert') return placeInsertion(asked, clause)
  if (asked.op === 'delete') return placeRemoval(asked, opinion, clause)
  return placeMeasure(asked, clause) ?? placeQuantity(asked, opinion, clause) ?? placeReplacement(asked, clause)
}

/** 建议删除具体金额，改为“…”: the deletion is half of a replacement; 删除或改为 leaves the choice. */
function replacedAfterwards(text: string, one: Asked, next: Asked | undefined): boolean {
  return next?.op === 'replace' && next.quoted.new && next.old === one.old && !/或/.test(text.slice(one.at, next.at))
}

/** Words that were not found in the draft: worth showing when they stand in quotation marks. */
function unplaced(asked: Asked): Proposal | null {
  if (asked.op === 'insert') return null
  if (asked.op === 'replace' && asked.quoted.new && (asked.quoted.old || asked.old === '')) {
    return { op: 'replace', from: asked.old, to: asked.new }
  }
  return null
}

function edit(clause: Clause, op: Proposal['op'], start: number, end: number, to: string): Proposal | null {
  const from = clause.text.slice(start, end)
  if (op === 'replace' && from === to) return null
  return { op, from, to, at: { clause: clause.id, start, end } }
}

function placeQuantity(asked: Asked, opinion: string, clause: Clause): Proposal | null {
  const fresh = quantitiesOf(withUnit(asked, opinion, clause))
  const inDraft = quantitiesOf(clause.text)
  const wanted = fresh[0]
  if (!wanted || fresh.length !== 1 || inDraft.length === 0) return null
  const said = quantitiesOf(asked.old)
  const found = asked.old === '' ? null : locate(asked.old, clause.text)
  const inside = found ? inDraft.filter((one) => one.start >= found.start && one.end <= found.end) : []
  const kin = inside.filter((one) => one.kind === wanted.kind)
  const mentioned = said.length > 0 ? said : quantitiesOf(opinion)
  const named = kin.filter((one) => mentioned.some((other) => sameQuantity(one, other)))
  const old =
    named.length === 1
      ? named[0]
      : kin.length === 1
        ? kin[0]
        : asked.quoted.old &&
            found &&
            inside.length === 0 &&
            (openWords.test(asked.old) || around(asked.new, wanted).length > 2)
          ? null
          : sourceOf({
              opinion: `${asked.old} ${opinion}`,
              clause: clause.text,
              inDraft,
              said: mentioned,
              wanted,
              cue: asked.evidence,
              at: said.length > 0 ? Number.POSITIVE_INFINITY : asked.at,
            })
  if (!old || sameQuantity(old, wanted)) return null
  // Only the number changes when what stands around it is the draft's own, or next to nothing.
  const rest = around(asked.new, wanted)
  const own = clause.text.slice(Math.max(0, old.phraseStart - 30), old.phraseEnd + 30)
  if (rest.length > 2 && likeness(rest, own) < (2 * rest.length * 0.6) / (rest.length + own.length)) return null
  const { start, end, to } = rewriteQuantity(clause.text, old, wanted, withUnit(asked, opinion, clause), true)
  return edit(clause, 'replace', start, end, to)
}

/** 请提高到8000: the unit is that of the one figure of the clause that the opinion names. */
function withUnit(asked: Asked, opinion: string, clause: Clause): string {
  if (parseNumeral(asked.new) === undefined || quantitiesOf(asked.new).length > 0) return asked.new
  const said = quantitiesOf(opinion)
  const named = quantitiesOf(clause.text).filter((one) => said.some((other) => sameQuantity(one, other)))
  const unit =
    named.length === 1 && named[0]
      ? /[^\d.,，零〇一二三四五六七八九十百千万亿两]+$/.exec(clause.text.slice(named[0].start, named[0].end))?.[0]
      : undefined
  return asked.new + (unit ?? '')
}

function around(text: string, { phraseStart, phraseEnd }: Quantity): string {
  return text.slice(0, phraseStart) + text.slice(phraseEnd)
}

const duration = /(?:连续|超过|满|不超过)?[\d一二两三四五六七八九十]{1,3}(?:个月|年|个工作日|日|天)(?:内|以内|以上)?/

/** 定期评估 → 一年一评: the open word, or the frequency that the clause states, gives way to the measure. */
function placeMeasure(asked: Asked, clause: Clause): Proposal | null {
  const word = openWords.exec(asked.old)?.[0]
  const length = duration.exec(asked.new)
  if (word !== undefined && length && length[0] === asked.new && asked.old.length > word.length) {
    const at = clause.text.indexOf(asked.old)
    return at < 0 ? null : edit(clause, 'replace', at, at + asked.old.length, asked.old.replace(word, asked.new))
  }
  const often = frequencyOf(asked.new)
  const rest = often ? asked.new.replace(/[每按半一二两三五1235年季度月周学期次可]/g, '') : ''
  if (
    often === undefined ||
    [...rest].some((character) => !clause.text.includes(character) && !'报评考审查检'.includes(character))
  ) {
    return null
  }
  const exact = word === undefined ? -1 : clause.text.indexOf(asked.old)
  // 定期消毒 → 每周消毒 changes one word; a longer quotation is left as the sender cut it.
  if (word !== undefined && exact >= 0 && asked.old.length > word.length + 2) {
    return edit(clause, 'replace', exact, exact + asked.old.length, asked.old.replace(word, often))
  }
  return replaceOpenWord(clause, word, often, rest)
}

/** Puts a measure in place of the clause's open word or stated frequency, if there is just one, or one before what is to be done. */
function replaceOpenWord(clause: Clause, word: string | undefined, often: string, doing = ''): Proposal | null {
  const slots = [...clause.text.matchAll(new RegExp(`定期|及时|适时|${statedFrequency.source}`, 'g'))].filter(
    ([slot]) => (word === undefined || slot === word) && slot !== often,
  )
  const verb = doing.slice(0, 2)
  const fitting = slots.filter(
    (one) => verb.length === 2 && clause.text.slice(one.index, one.index + 14).includes(verb),
  )
  const [slot] = slots.length > 1 ? fitting : slots
  return slot && (slots.length === 1 || fitting.length === 1)
    ? edit(clause, 'replace', slot.index, slot.index + slot[0].length, often)
    : null
}

const effect = /自?([^，。；自]{2,24}起)(施行|实施|执行|生效)/

/** 改成2026年9月1日起施行: the day on which the draft takes effect. */
function placeEffect(asked: Asked, clause: Clause): Proposal | null {
  const wanted = effect.exec(asked.new)
  const old = effect.exec(clause.text)
  if (!wanted || !old || asked.new.length > (wanted[0].length ?? 0) + 4) return null
  return edit(
    clause,
    'replace',
    old.index,
    old.index + old[0].length,
    `自${wanted[1]}${asked.quoted.new ? wanted[2] : old[2]}`,
  )
}

function placeReplacement(asked: Asked, clause: Clause): Proposal | null {
  const dated = asked.quoted.old ? null : placeEffect(asked, clause)
  if (dated) return dated
  if (asked.old === '') return restated(asked, clause)
  const found = widened(asked.old, clause.text, locate(asked.old, clause.text, asked.quoted.old ? 0.6 : 0.7))
  if (!found) return asked.quoted.old ? null : (restated(asked, clause) ?? figureForWords(asked, clause))
  const narrowed = narrowToItem(clause.text, found, asked.new)
  if (narrowed) return edit(clause, 'replace', narrowed.place.start, narrowed.place.end, narrowed.to)
  const old = clause.text.slice(found.start, found.end)
  const head = joinedHead(old, asked.new)
  if (head !== null) return edit(clause, 'replace', found.start, found.start + head, clean(asked.new))
  const level = withLevel(clause.text, found, asked.new)
  if (level) return edit(clause, 'replace', level.place.start, level.place.end, level.to)
  // 建设期明确为3年, where the draft gives no period: nothing is replaced, a figure is added.
  const figureOnly = quantitiesOf(asked.new)[0]
  if (
    !asked.quoted.old &&
    figureOnly?.phraseStart === 0 &&
    figureOnly.phraseEnd === asked.new.length &&
    quantitiesOf(old).length === 0
  ) {
    return {
      op: 'insert',
      from: old,
      to: `${old}为${asked.new}`,
      at: { clause: clause.id, start: found.end, end: found.end },
    }
  }
  // Unquoted words that name a thing (联合体名称) are not wording; they must cover a good part of what they replace.
  if (!asked.quoted.new && !asked.quoted.old && found.share < 0.85) return null
  const { start, end, preposition } = withSubject(clause.text, withPreposition(clause.text, found), asked.new)
  const to = asked.new.startsWith(preposition) ? asked.new : preposition + asked.new
  return edit(clause, 'replace', start, end, clean(to))
}

/** 保额100万元的表述细化为“每次不低于…，累计不低于…”: the phrase of the figure that is named gives way. */
function figureForWords(asked: Asked, clause: Clause): Proposal | null {
  const said = quantitiesOf(asked.old)
  const named = quantitiesOf(clause.text).filter((one) => said.some((other) => sameQuantity(one, other)))
  const [old] = named
  return asked.quoted.new && old && named.length === 1
    ? edit(clause, 'replace', old.phraseStart, old.phraseEnd, clean(asked.new))
    : null
}

/** “负责日常检查” for the draft's 负责辖区内…的日常检查: the words left out in the middle belong to what is quoted. */
function widened(words: string, clause: string, place: Place | null): Place | null {
  if (!place || place.share === 1) return place
  const member = membersOf(clause).find((span) => span.start <= place.start && place.start < span.end)
  const head = words.slice(0, 2)
  const at = member ? clause.slice(member.start, place.start).lastIndexOf(head) : -1
  return member && at >= 0 && !clause.slice(place.start, place.end).includes(head)
    ? { ...place, start: member.start + at }
    : place
}

/** Only the new wording is given: the stretch of the clause that it rewrites. */
function restated(asked: Asked, clause: Clause): Proposal | null {
  if (asked.new.length < 6) return null
  const found = locate(asked.new, clause.text, 0.5)
  if (!found) return null
  const old = clause.text.slice(found.start, found.end)
  if (likeness(old, asked.new) < 0.6) return null
  const { skip, old: from, to } = trimMembers(old, asked.new)
  return edit(clause, 'replace', found.start + skip, found.start + skip + from.length, clean(to))
}

const whole =
  /^(?:关于)?(?:第[一二三四五六七八九十百零\d]+[章条款项点]|本|该|这一?|此)(?:[条款项点]|规定|内容)?(?:的?(?:全部)?(?:内容|规定))?$/
const pointing =
  /(?:这|该|此|上述|前述|本)(?:一|个|条|项|种|句)*(?:条|款|项|点|句|段)?的?(?:限制|要求|规定|说法|条件|表述|门槛|提法|内容|限定|条款|话|词)?$/

function placeRemoval(asked: Asked, opinion: string, clause: Clause): Proposal | null {
  const words = asked.old
    .replace(/^(?:关于|中的?|其中的?|掉)/, '')
    .replace(/(?:的?(?:限制|要求|规定|说法|表述|提法|内容|字样)|[一二两]字)$/, '')
  if (whole.test(asked.old) && clause.text !== '') return edit(clause, 'delete', 0, clause.text.length, '')
  const found = words === '' ? null : locate(words, clause.text, asked.quoted.old ? 0.6 : 0.75)
  if (found) {
    const doubled = doubledWord(opinion, clause)
    if (doubled) return doubled
    const { start, end } = withStop(clause.text, found)
    return edit(clause, 'delete', start, end, '')
  }
  const named = asked.quoted.old || words.length > 1 ? null : namedItem(opinion.slice(0, asked.at), clause.text)
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

/** The longest item of a listing in the clause that an opinion names in passing. */
function namedItem(opinion: string, clause: string): Place | null {
  let best: Place | null = null
  for (const match of clause.matchAll(/[^、，。；：]+/g)) {
    const item = match[0].replace(/等[^等]{0,6}$/, '')
    const words = [...item].length >= 3 && clause[match.index - 1] === '、' ? item : ''
    if (words !== '' && opinion.includes(words) && words.length > (best ? best.end - best.start : 0)) {
      best = { start: match.index, end: match.index + words.length, share: 1 }
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

function placeInsertion(asked: Asked, clause: Clause): Proposal | null {
  const found = asked.old === '' ? null : locate(asked.old, clause.text, 0.8)
  if (asked.old !== '' && !found) return null
  const to = asked.quoted.new ? asked.new.replace(/[。；;\s]+$/, '') : clean(asked.new)
  const item = asked.quoted.new ? to : withoutListNoun(to, clause.text)
  if (item === '' || (!asked.quoted.new && item.length < 2)) return null
  if (!found) return { op: 'insert', from: '', to: item }
  const edge = asked.side === 'before' ? found.start : found.end
  return {
    op: 'insert',
    from: clause.text.slice(found.start, found.end),
    to: item,
    at: { clause: clause.id, start: edge, end: edge },
  }
}

/** 增加检验检测机构 where the clause lists 甲、乙等机构: the noun after 等 serves the new item, too. */
function withoutListNoun(item: string, clause: string): string {
  for (const [, noun = ''] of clause.matchAll(/等([^、，。；（）等]{2,6})/g)) {
    for (let length = noun.length; length >= 2; length--) {
      for (let i = 0; i + length <= noun.length; i++) {
        const word = noun.slice(i, i + length)
        if (item.endsWith(word) && item.length > length + 1) return item.slice(0, -length)
      }
    }
  }
  return item
}

const exemption =
  /对于?[^，。；]{2,40}?(?:企业|单位|行业|领域|产业|人员|群体|家庭|地区|项目|情形)[^，。；]{0,12}(?:放宽|降低|减|不设|不作|免|例外|另行|单独)/
const scale = /[分设][^，。；]{0,3}[档级类层]|按[^，。；]{0,12}(?:规模|类别|等级)|阶梯|一刀切/

/** 五千万比较符合实际: a wish for another number without “改为”. */
function impliedQuantity(opinion: string, clause: Clause): Proposal | null {
  if (exemption.test(opinion) || scale.test(opinion)) return null
  const found = wantedQuantity(opinion, clause.text)
  if (found) {
    const { start, end, to } = rewriteQuantity(clause.text, found.old, found.wanted, opinion, false)
    return edit(clause, 'replace', start, end, to)
  }
  return openAmount(opinion, clause)
}

const openSum =
  /(给予|予以|提供|安排|发放)?一定(?:数额|额度|金额)?的?([^，。；、]{0,6}?(?:补助|补贴|奖励|奖补|资助|扶持|支持|资金|经费|补偿))/

/** “给予一定的补助” and the wish for a sum: the sum takes the place of 一定. */
function openAmount(opinion: string, clause: Clause): Proposal | null {
  const match = openSum.exec(clause.text)
  if (!match) return null
  const sums = quantitiesOf(opinion).filter(({ kind }) => kind === 'money')
  const [sum] = sums
  if (!sum || sums.length !== 1 || !/建议|希望|明确|应|请/.test(opinion.slice(0, sum.start))) return null
  const each =
    /每(家|个|名|人|户|项|次|年|亩|辆|台)/.exec(opinion.slice(Math.max(0, sum.start - 30), sum.phraseStart))?.[0] ?? ''
  const amount = opinion.slice(sum.phraseStart, sum.phraseEnd)
  const exact = /[元]$/.test(opinion.slice(sum.start, sum.end))
    ? amount
    : amount.replace(/(?<=[万亿千百\d])(?=以上|以下|左右|$)/, '元')
  return edit(
    clause,
    'replace',
    match.index,
    match.index + match[0].length,
    `${match[1] ?? ''}${each}${exact}的${match[2]}`,
  )
}

/** “长期无法开展活动”…建议连续12个月; 评价最好一年一次: the measure takes the place of the open word. */
function impliedMeasure(opinion: string, clause: Clause): Proposal | null {
  const wished = opinion.search(/建议|希望|应|明确|最好|请|就可以|就行|即可|就够/)
  if (wished < 0) return null
  const quotes = [...opinion.matchAll(/[“"]([^“”"]{2,40})[”"]/g)].map(([, inner = '']) => inner)
  const quote = quotes.find((inner) => openWords.test(inner) && clause.text.includes(inner))
  const word = openWords.exec(quote ?? '')?.[0]
  const wish = opinion.slice(wished)
  if (quote !== undefined && word !== undefined) {
    const measure = /^(?:定期|及时|适时)$/.test(word)
      ? frequencyOf(wish)
      : duration.exec(wish)?.[0].replace('十二个月', '12个月')
    const at = clause.text.indexOf(quote)
    return measure === undefined ? null : edit(clause, 'replace', at, at + quote.length, quote.replace(word, measure))
  }
  const often =
    frequencyOf(wish) ?? (wished > 0 && /就可以|就行|即可|就够/.test(wish) ? frequencyOf(opinion) : undefined)
  return often !== undefined && sharesVerb(opinion, clause.text) ? replaceOpenWord(clause, undefined, often) : null
}

/** Whether an opinion names what the clause's open word or frequency qualifies: one of the pairs within reach after it. */
function sharesVerb(opinion: string, clause: string): boolean {
  const slot = new RegExp(`(?:定期|及时|适时|${statedFrequency.source})([^。；]{2,24})`).exec(clause)?.[1] ?? ''
  for (let i = 0; i + 1 < slot.length; i++) if (opinion.includes(slot.slice(i, i + 2))) return true
  return false
}

const everyone = /(?:全体|全部|所有)([^，。；]{0,8}?)(?:协商一致|一致同意|一致通过|同意|通过)/
const share = /(过半数|半数|二分之一|三分之二|四分之三|五分之四)(?:以上)?的?([^，。；]{0,6}?)(同意|通过|赞成)/

/** 三分之二以上成员同意即可, where the clause asks for all: a share of votes is worded 以上, of those whom the clause names. */
function impliedVote(opinion: string, clause: Clause): Proposal | null {
  const all = everyone.exec(clause.text)
  const some = share.exec(opinion)
  if (!all || !some || !/即可|就行|就可以|就够|可以|建议|希望|应/.test(opinion)) return null
  const [, part = '', people = '', verb = ''] = some
  const place = withPreposition(clause.text, { start: all.index, end: all.index + all[0].length, share: 1 })
  const words = `${part}${part.startsWith('过') ? '' : '以上'}${people === '' ? (all[1] ?? '') : people}${verb}`
  return edit(clause, 'replace', place.start, place.end, place.preposition + words)
}

/** “自发布之日起实施”…一般应自公布之日起30日后施行，建议修改: what it should read stands in another member. */
function impliedReading(opinion: string, clause: Clause): Proposal | null {
  if (
    !/(?:建议|应|请|宜)(?:予以|作|作出|进行|相应|加以)?(?:修改|更正|调整|改正|订正)|不符合?|不一致|抵触|冲突/.test(
      opinion,
    )
  )
    return null
  const quote = /[“"]([^“”"]{4,60})[”"]/.exec(opinion)?.[1]
  const found = quote === undefined ? null : locate(quote, clause.text, 0.8)
  if (quote === undefined || !found) return null
  for (const { start, end } of membersOf(opinion)) {
    const reading = /(?:应当?|应该|须|需)(?:是|为|改?为)?([^，。；]{4,60})/.exec(opinion.slice(start, end))?.[1]
    const words = reading?.replace(/的(?:一般)?(?:要求|规定|原则)$/, '')
    if (words && !words.includes(quote) && !/修改|调整|改正/.test(words) && likeness(words, quote) >= 0.5) {
      return edit(clause, 'replace', found.start, found.end, clean(words))
    }
  }
  return null
}

const figure =
  /(?:明确|规定|写明|注明|载明|要求|设定|建议)(?:为|将|把)?([\p{Script=Han}A-Za-z（）]{2,24}?)(?:应|应当|统一|一般)?(?:明确)?(一般)?(不少于|不低于|不超过|不高于|至少|为|是)(?=[\d一二两三四五六七八九十百])/u

/** 明确市内单位占比不低于60%: a figure for something that the clause leaves without one is an addition. */
function statedFigure(opinion: string, clause: Clause | undefined): Proposal | null {
  const match = figure.exec(opinion)
  if (!clause || !match) return null
  const after = match.index + match[0].length
  const sum = quantitiesOf(opinion).find((one) => one.start === after)
  if (!sum || quantitiesOf(clause.text).some(({ kind }) => kind === sum.kind)) return null
  const name = (match[1] ?? '')
    .replace(/^(?:[将把对]|一个?|明确|规定|建议|进一步)+/, '')
    .replace(/(?:统一|明确|一般)+$/, '')
  if (name.length < 2 || /[，。]/.test(name) || /还是/.test(opinion.slice(after))) return null
  const general = /一般/.test(match[0]) ? '一般' : ''
  return { op: 'insert', from: '', to: `${name}${general}${match[3]}${opinion.slice(after, sum.phraseEnd)}` }
}

const slip = /重复|写重|重了|多了|多余|多写|赘|叠|笔误|错别字|手误/

/** A word printed twice in a row (优势产业产业), where the opinion speaks of a slip. */
function doubledWord(opinion: string, clause: Clause): Proposal | null {
  if (!slip.test(opinion)) return null
  for (const match of clause.text.matchAll(/([\p{Script=Han}]{2,6})\1/gu)) {
    const twice = match[0]
    if (!opinion.includes(twice)) continue
    const lead = /[\p{Script=Han}]{2}$/u.exec(clause.text.slice(0, match.index))?.[0] ?? ''
    const start = match.index - (opinion.includes(lead + twice) ? lead.length : 0)
    const end = match.index + twice.length
    return edit(clause, 'replace', start, end, clause.text.slice(start, end - (match[1]?.length ?? 0)))
  }
  return null
}

function clean(text: string): string {
  return text.replace(/^[：:，,、\s]+|[。；;，,、\s]+$/g, '')
}
