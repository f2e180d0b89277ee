import { quantitiesOf, sameQuantity } from '../language/quantities.ts'
import { joinLines, membersOf, numberingLength } from '../language/sentences.ts'
import type { Clause, Proposal, Stance } from '../records.ts'
import { openWords } from '../wording/frequency.ts'
import { maskQuotes } from '../wording/quoted.ts'
import { adding, agreement, type Cue, changing, eager, onlyClarify, question, refusal, wish } from './cues.ts'
import { classify, type StanceModel } from './learned.ts'

/** A stance and why, in words for the officer. */
export interface StanceReading {
  stance: Stance
  reason: string
}

const longest = 2000
/** A learnt answer replaces the rules' only when it is this sure. */
const sureEnough = 0.9

/**
 * The stance of an opinion by rules over its words (not those it quotes) and its proposed wording; a model learnt from
 * corrections has the last word where it is sure.
 */
export function readStance(
  opinion: string,
  proposal: Proposal | null,
  clauses: readonly Clause[] = [],
  model?: StanceModel,
): StanceReading {
  const ruled = byRules(opinion, proposal, clauses)
  const learnt = model ? classify(model, opinion) : undefined
  if (learnt && learnt.stance !== ruled.stance && learnt.probability >= sureEnough) {
    return {
      stance: learnt.stance,
      reason: `与已更正的意见相近（把握${Math.round(learnt.probability * 100)}%）；按规则为${ruled.stance}：${ruled.reason}`,
    }
  }
  return ruled
}

function byRules(opinion: string, proposal: Proposal | null, clauses: readonly Clause[]): StanceReading {
  const text = maskQuotes(joinLines(opinion.slice(numberingLength(opinion), longest))).text
  const asks = wish.test(text)
  const refused = refusal.exec(text)
  if (refused && !proposal && !constructive(text.replace(refusal, '')))
    return { stance: '反对', reason: `“${refused[0]}”，未提出替代方案` }
  const agreed = agreement.exec(text)
  const other = text
    .replace(/(?:建议|应当?|希望|请|务必|一定要)(?:予以|继续|给予|务必)?(?:保留|维持|坚持|保持)/g, '')
    .replace(eager, '')
  if (
    agreed &&
    !proposal &&
    !wish.test(other.replace(agreement, '')) &&
    !complains(kept.test(agreed[0]) ? other : afterBut(other))
  )
    return { stance: '支持', reason: `“${agreed[0].replace(/^[，。！、；]/, '')}”，未要求改动` }
  if (!proposal && question.test(text) && !requests(text))
    return { stance: '疑问', reason: '询问草案的含义，未提出改动' }
  if (refused && !proposal && !asks) return { stance: '反对', reason: `“${refused[0]}”` }
  return weigh(text, proposal, namesDraftWords(opinion.slice(0, longest), clauses))
}

/** Whether more than an explanation is wanted: a wish outside the questions, or a question that is one (能不能放宽). */
function requests(text: string): boolean {
  return membersOf(text.replace(onlyClarify, '')).some(({ start, end }) => {
    const member = text.replace(onlyClarify, '').slice(start, end)
    if (asking.test(member) || (clearWish.test(member) && !/[？?]$/.test(member))) return true
    return !question.test(member) && (wish.test(member) || /(?:^|[^只主重需])(?:得|该|要)(?![求么是])/.test(member))
  })
}

const asking =
  /(?:能不能|能否|可否|可不可以|要不要|何不|为什么不|怎么不|是不是(?:应该?|可以|该))(?:把|不要|别(?!的)|[^，。；？?]{0,12}(?:降|改|写|放|加|增|明确|设|减|延|提高|删|去掉|取消|统一|细化|具体|补|给|让|免|先|保留|恢复|公开|安排|照顾|考虑|缓|推迟|提前|参加|搞|建|换|分|扩|弄|留|装|算进|写进))|不好吗|不行吗|留个口子/

const clearWish = /建议|希望|恳请|请(?!问)|务必|最好|应该?写|要写|得写|望(?=能|予)/

const kept = /保留|维持|坚持|保持/

function constructive(text: string): boolean {
  return /建议|希望|改为|改成|调整|换成|不如|最好|应当?改|宜改/.test(text)
}

/** What follows the last 但: agreement before it is politeness. */
function afterBut(text: string): string {
  const at = Math.max(
    text.lastIndexOf('但'),
    text.lastIndexOf('不过'),
    text.lastIndexOf('然而'),
    text.lastIndexOf('只是'),
  )
  return at < 0 ? '' : text.slice(at)
}

function complains(text: string): boolean {
  return (
    changing.some(({ pattern }) => pattern.test(text)) ||
    adding.some(({ pattern, weight }) => weight >= 1.3 && pattern.test(text))
  )
}

/** Whether an opinion points at words of the draft: quotes them, repeats a figure or an open word (定期, 一定数量). */
function namesDraftWords(opinion: string, clauses: readonly Clause[]): boolean {
  const draft = clauses.map(({ heading, text }) => heading + text).join('\n')
  const figures = quantitiesOf(draft)
  return (
    maskQuotes(opinion).quotes.some(({ text }) => text.length > 1 && draft.includes(text)) ||
    quantitiesOf(opinion).some((one) => figures.some((other) => sameQuantity(one, other))) ||
    [...opinion.matchAll(new RegExp(openWords, 'g'))].some(([word]) => draft.includes(word))
  )
}

function weigh(text: string, proposal: Proposal | null, named: boolean): StanceReading {
  const change = total(changing, text)
  if (named) change.push({ weight: 0.9, reason: '针对草案原有文字' })
  const addition = total(adding, text)
  if (proposal?.op === 'insert') addition.push({ weight: 3, reason: '提出新增文字' })
  if (proposal && listsMore(proposal)) addition.push({ weight: 2.5, reason: '在列举中增加一项' })
  else if (proposal?.op === 'replace') change.push({ weight: 2.5, reason: '提出替换文字' })
  if (proposal?.op === 'delete') change.push({ weight: 3, reason: '提出删去文字' })
  const sum = (found: { weight: number }[]) => found.reduce((all, { weight }) => all + weight, 0)
  const [stance, found]: [Stance, typeof change] =
    sum(addition) > sum(change) || change.length === 0 ? ['补充', addition] : ['修改', change]
  const best = [...found].sort((a, b) => b.weight - a.weight).slice(0, 2)
  return { stance, reason: best.map(({ reason }) => reason).join('；') || '提出意见，未见支持、反对或提问的用语' }
}

/** 甲、乙等机构 → 甲、丙、乙等机构: all items stay and another joins them. */
function listsMore({ op, from, to }: Proposal): boolean {
  const items = (text: string) => text.split('、').map((item) => item.replace(/等.*$/, ''))
  const fresh = new Set(items(to))
  return (
    op === 'replace' &&
    from.includes('、') &&
    items(from).length < fresh.size &&
    items(from).every((item) => fresh.has(item))
  )
}

function total(cues: readonly Cue[], text: string): { weight: number; reason: string }[] {
  return cues.filter(({ pattern }) => pattern.test(text)).map(({ weight, reason }) => ({ weight, reason }))
}
