import { parseNumeral } from '../language/numerals.ts'
import { quantitiesOf } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import type { Asked } from './asked.ts'
import { edit } from './edit.ts'
import { frequencyOf, openWords, statedFrequency } from './frequency.ts'

const duration = /(?:连续|超过|满|不超过)?[\d一二两三四五六七八九十]{1,3}(?:个月|年|个工作日|日|天)(?:内|以内|以上)?/

/** 定期评估 → 一年一评: the open word, or the frequency that the clause states, gives way to the measure. */
export function placeMeasure(asked: Asked, clause: Clause): Proposal | null {
  const word = openWords.exec(asked.old)?.[0]
  const anew = word !== undefined && word === asked.old ? restated(word, asked.new, clause) : null
  if (anew) return anew
  const length = duration.exec(asked.new)
  if (word !== undefined && length && length[0] === asked.new && asked.old.length > word.length) {
    const at = clause.text.indexOf(asked.old)
    const measure = asDrafted(asked.new, clause.text)
    return at < 0 ? null : edit(clause, 'replace', at, at + asked.old.length, asked.old.replace(word, measure))
  }
  const often = frequencyOf(asked.new)
  const rest = often ? asked.new.replace(/[每按半一二两三五1235年季度月周学期次可]/g, '') : ''
  if (
    often === undefined ||
    quantitiesOf(asked.new).some(
      ({ kind, bound }) => kind === 'money' || kind === 'ratio' || (kind === 'time' && bound !== ''),
    ) ||
    [...rest].some((character) => !clause.text.includes(character) && !'报评考审查检'.includes(character))
  ) {
    return null
  }
  const exact = word === undefined ? -1 : clause.text.indexOf(asked.old)
  // 定期消毒 → 每周消毒 changes one word; a longer quotation is left as the sender cut it.
  if (word !== undefined && exact >= 0 && asked.old.length > word.length + 2) {
    return edit(clause, 'replace', exact, exact + asked.old.length, asked.old.replace(word, often))
  }
  return replaceOpenWord(clause, word, often, { doing: rest })
}

/** “长期”…写成无正当理由连续三年不使用: what follows the open word in the clause is said anew with the measure. */
function restated(word: string, wanted: string, clause: Clause): Proposal | null {
  const at = clause.text.indexOf(word)
  const tail = clause.text.slice(at + word.length)
  for (let length = Math.min(tail.length, wanted.length); at >= 0 && length >= 2; length--) {
    if (wanted.endsWith(tail.slice(0, length))) return edit(clause, 'replace', at, at + word.length + length, wanted)
  }
  return null
}

/** A measure in the clause's manner of writing figures: 连续三个月 is 连续3个月 where the clause has 60日. */
function asDrafted(measure: string, clause: string): string {
  const unit = '(?=个月|年|个工作日|日|天)'
  if (!new RegExp(`\\d${unit}`).test(clause)) return measure
  return measure.replace(new RegExp(`[一二两三四五六七八九十]{1,3}${unit}`), (said) =>
    String(parseNumeral(said) ?? said),
  )
}

/** Puts a measure in place of the clause's open word or stated frequency, if there is just one, or one before what is to be done. */
function replaceOpenWord(
  clause: Clause,
  word: string | undefined,
  often: string,
  { doing = '', opinion = '' } = {},
): Proposal | null {
  const slots = [...clause.text.matchAll(new RegExp(`定期|及时|适时|${statedFrequency.source}`, 'g'))].filter(
    ([slot]) => (word === undefined || slot === word) && slot !== often,
  )
  const stated = slots.filter(([one]) => !/^(?:定期|及时|适时)$/.test(one))
  // 一学期才查一次，应当每月查: of the clause's two slots the one whose frequency the opinion names.
  const said = frequenciesIn(opinion)
  const [meant, other] = stated.filter(([one]) => said.has(one))
  if (slots.length > 1 && meant && !other)
    return edit(clause, 'replace', meant.index, meant.index + meant[0].length, often)
  const verb = doing.slice(0, 2)
  const fitting = slots.filter(
    (one) => verb.length === 2 && clause.text.slice(one.index, one.index + 14).includes(verb),
  )
  const [slot] = slots.length > 1 ? fitting : slots
  if (!slot || (slots.length !== 1 && fitting.length !== 1)) return null
  const action =
    word === undefined ? headedAction(clause.text, slot.index, slot.index + slot[0].length, doing + opinion) : ''
  return edit(clause, 'replace', slot.index, slot.index + slot[0].length + action.length, often + action)
}

/**
 * 〔定期向市科技局报告〕创新联合体的运行情况: a measure that opens its member is nothing without what is done so often. Only
 * where the letter names that by its verb, and does not quote the open word itself.
 */
function headedAction(clause: string, start: number, end: number, said: string): string {
  if (start > 0 && !/[，。；：\n]/.test(clause[start - 1] ?? '')) return ''
  const rest = clause.slice(end)
  const action = recurring.exec(rest)
  return action && said.includes(action[1] ?? '') ? action[0] : ''
}

/** What is done again and again, with whom it is done: 向市科技局报告. */
const recurring =
  /^[向对由与][^，。；、的]{1,10}?(报告|汇报|通报|报送|公布|公示|公开|反馈|评估|评价|考核|检查|抽查|培训|会商|沟通)/

/** “长期无法开展活动”…建议连续12个月; 评价最好一年一次: the measure takes the place of the open word. */
export function impliedMeasure(opinion: string, clause: Clause): Proposal | null {
  const wished = opinion.search(/建议|希望|应|明确|最好|不如|起码|至少|请|就可以|就行|就好|即可|就够|为[好宜妥]/)
  if (wished < 0 && !namesFrequency(opinion, clause.text)) return null
  const quotes = [...opinion.matchAll(/[“"]([^“”"]{2,40})[”"]/g)].map(([, inner = '']) => inner)
  const quote = quotes.find((inner) => openWords.test(inner) && clause.text.includes(inner))
  const word = openWords.exec(quote ?? '')?.[0]
  const wish = opinion.slice(Math.max(0, wished))
  if (quote !== undefined && word !== undefined) {
    const often = /^(?:定期|及时|适时)$/.test(word)
    const said = often ? frequencyOf(wish) : duration.exec(wish)?.[0]
    if (said === undefined) return null
    const measure = often ? said : asDrafted(said, clause.text)
    // 定期公布 is one word that changes; a longer quotation is left as the sender cut it.
    const words = often && quote.length <= word.length + 2 ? word : quote
    const at = clause.text.indexOf(quote) + quote.indexOf(words)
    return edit(clause, 'replace', at, at + words.length, words.replace(word, measure))
  }
  const said = frequencyOf(wish)
  const often = said === undefined || clause.text.includes(said) ? elsewhereSaid(opinion, wished, clause.text) : said
  // 每季度至少2次, where the clause says 每季度: another figure is meant, not another frequency.
  const meant = sharesVerb(opinion, clause.text) || namesFrequency(opinion, clause.text)
  return often !== undefined && !clause.text.includes(often) && meant
    ? replaceOpenWord(clause, undefined, often, { opinion })
    : null
}

function memberUpTo(opinion: string, end: number): string {
  return /[^，。；：！？]*$/.exec(opinion.slice(0, end))?.[0] ?? ''
}

/** Whether the opinion says how often the clause has it now: 考核一年一次看不出问题. */
function namesFrequency(opinion: string, clause: string): boolean {
  const said = frequenciesIn(opinion)
  return [...clause.matchAll(new RegExp(statedFrequency.source, 'g'))].some(([one]) => said.has(frequencyOf(one)))
}

/** The measure where the wish stands after it (一年一次就够), or where the letter names the clause's own one, too. */
function elsewhereSaid(opinion: string, wished: number, clause: string): string | undefined {
  if (wished > 0 && /^(?:就可以|就行|就好|即可|就够|为[好宜妥])/.test(opinion.slice(wished)))
    return frequencyOf(memberUpTo(opinion, wished)) ?? frequencyOf(opinion)
  return /更正|改正|不一致|不符/.test(opinion) || namesFrequency(opinion, clause)
    ? otherFrequency(opinion, clause)
    : undefined
}

/** 要求是一年一检，文稿写每两年一次，请更正: the one frequency of the opinion that is not the clause's. */
function otherFrequency(opinion: string, clause: string): string | undefined {
  const [only, second] = [...frequenciesIn(opinion)].filter((often) => often !== undefined && !clause.includes(often))
  return second === undefined ? only : undefined
}

function frequenciesIn(opinion: string): Set<string | undefined> {
  return new Set(membersOf(opinion).map(({ start, end }) => frequencyOf(opinion.slice(start, end))))
}

/** Whether an opinion names what the clause's open word or frequency qualifies: one of the pairs within reach after it. */
function sharesVerb(opinion: string, clause: string): boolean {
  const slot = new RegExp(`(?:定期|及时|适时|${statedFrequency.source})([^。；]{2,24})`).exec(clause)?.[1] ?? ''
  for (let i = 0; i + 1 < slot.length; i++) if (opinion.includes(slot.slice(i, i + 2))) return true
  return false
}
