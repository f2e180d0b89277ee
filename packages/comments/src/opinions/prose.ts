import { fold } from '../links/fold.ts'
import type { Pointer } from '../records.ts'
import type { Span } from './paragraphs.ts'
import type { Block, Piece } from './pieces.ts'
import { cutAtSemicolons, cutRunOn } from './run-on.ts'
import { sentencesOf } from './sentences.ts'
import { type Act, actOf, asksOutright, showsOpinion, signalsOf } from './wording.ts'

const roleOf: Partial<Record<Act, Piece['role']>> = {
  greeting: 'greeting',
  introduction: 'introduction',
  'lead-in': 'context',
  thanks: 'thanks',
  'attachment-note': 'context',
  withdrawal: 'context',
  inquiry: 'other',
}
const turns =
  /^(?:另外|另[,，、]|此外|还有|再有|再者|再就是|再一个|再说一点|其次|最后|除此之外|除此以外|顺便|补充一|还要(?:说|提)|另一(?:个|方面)|还想(?:说|提)|再(?:提|说|补充)一|再说(?!明)|再(?:次)?[,，]|(?:只是|但是?)?(?:就|只)(?:有)?一(?:点|条)[,，])/
const labels: [pattern: RegExp, role: 'quotation' | 'heading' | 'opinion' | 'reason'][] = [
  [
    /^[[(]?(?:原文(?:内容|表述|条款)?|原(?:条款|条文|表述|规定|稿|内容)|现(?:条款|条文|表述|规定|行规定)|(?:征求意见)?稿(?:原文|表述|内容)|条款内容|条文内容|文件原文)[\])]?\s?(?:[:：]|(?=“))/,
    'quotation',
  ],
  [
    /^[[(]?(?:(?:涉及|对应|修改|所在|所涉)?(?:条款|条目|章节|条文|位置|部分|页码)(?:位置|名称|序号)?)[\])]?\s?[:：]/,
    'heading',
  ],
  [
    /^[[(]?(?:(?:具体|修改|我的|反馈|本人|我方)?(?:意见建议|意见和建议|修改意见|修改建议|意见|建议)(?:内容)?|(?:建议)?(?:拟)?(?:修改|改|调整)(?:后)?(?:为|成)?(?:条款|内容|表述)?)[\])]?\s?[:：]/,
    'opinion',
  ],
  [/^[[(]?(?:(?:修改|主要|具体|相关)?(?:理由|原因|依据|说明|事由)(?:和依据|及依据|说明)?)[\])]?\s?[:：]/, 'reason'],
]

/** What a labelled line (`原文：`, `理由：`) says that it is. */
export function labelOf(text: string): 'quotation' | 'heading' | 'opinion' | 'reason' | undefined {
  const head = fold(text.slice(0, 40))
  return labels.find(([pattern]) => pattern.test(head))?.[1]
}

/** A line that only names what the following is about: 关于申报条件, 第三条. */
export function isHeadingLine(block: Block, text: string): boolean {
  const folded = fold(text).trim()
  if (folded.length > 60 || /[。!?;]/.test(folded.slice(0, -1))) return false
  const words = folded.replace(/[:。,]$/, '')
  if (words.length <= 40 && block.draft.isDraft(words)) return true
  if (
    showsOpinion(words.replace(/^(?:关于|对于?|针对|就)/, '')) &&
    !/^(?:关于|对于?|针对)[^,。]{1,40}(?:的)?(?:意见|建议|问题|修改|条款)?[:]?$/.test(folded)
  )
    return false
  if (/^(?:关于|对于?|针对|就)[^,。]{1,50}$/.test(words))
    return !asksOutright(words.replace(/(?:的)?(?:几点|修改|具体)?(?:意见|建议)$/, ''))
  // 第十条有效期五年符合规定。 says something.
  if (/[。]$/.test(folded) && words.length > 10) return false
  return words.length <= 30 && block.draft.pointsAtClause(words)
}

/** The sender's own number before the first sentence, and where a run-on was cut. */
interface Cuts {
  mark: number
  apart: ReadonlySet<number>
}

function groupsOf(block: Block, sentences: Span[], acts: Act[], { mark, apart }: Cuts): { from: number; to: number }[] {
  const groups: { from: number; to: number }[] = []
  const asking = sentences.map(({ start, end }) => {
    const { demand, objection, support } = signalsOf(block.text.slice(start, end))
    return demand || objection || support
  })
  const lastAsking = sentences.findLastIndex((_, index) => asking[index] || acts[index] === 'question')
  let from = 0
  let asked = asking[0] ?? false
  for (let index = 1; index < sentences.length; index++) {
    const opens =
      acts[index] !== 'reason' &&
      (asked || (apart.has(sentences[index]!.start) && acts.slice(from, index).includes('question'))) &&
      index <= lastAsking &&
      // A row of a table is one opinion, whatever it goes through; a numbered point unless it turns.
      !block.cell &&
      (turns.test(fold(block.text.slice(sentences[index]!.start, sentences[index]!.start + 12))) ||
        apart.has(sentences[index]!.start) ||
        turnsAway(block, sentences, from, index, mark) ||
        (mark === 0 && startsElsewhere(block, sentences, from, index)))
    if (opens) {
      groups.push({ from, to: index })
      from = index
      asked = false
    }
    asked ||= asking[index]!
  }
  groups.push({ from, to: sentences.length })
  return groups
}

/** 第三条……；第九条……: each asks something of its own clause. */
function turnsAway(block: Block, sentences: Span[], from: number, index: number, mark: number): boolean {
  const text = block.text.slice(sentences[index]!.start, sentences[index]!.end)
  const before = block.text.slice(sentences[from]!.start + (from === 0 ? mark : 0), sentences[index - 1]!.end)
  return showsOpinion(text) && block.draft.turnsToClause(before.slice(-recent), text)
}

/** How far back the words before a sentence are looked at. */
const recent = 300
/** 建议予以明确。 finishes what stands before. */
const finishes = /^(?:并|也)?(?:建议|希望|请)(?:予以|参照|参考|进一步|统一|明确|修改|改为|调整为|删|表述)?[^,，]{0,4}$/
/** 要写明不得另外收费。 says what a question wants to hear. */
const answers =
  /^(?:(?:建议|希望|请|应当?|需要?|要|最好)(?:予以|进一步|在文件(?:里|中))?)?(?:写|注|说|讲|载|规定)(?:明|清楚?)/
/** Grounds and consequences stay with their demand. */
const leans =
  /^(?:因为|因此|所以|这样|否则|不然|毕竟|例如|比如|如|即|也就是|而且|况且|何况|目前|现在|实际|事实上|我市|我县|我区|我司|我公司|我们|他们|理由|原因|如果|若|对此|这)/

/** Another clause named, 建议…… once more, or another complaint, and clearly about another clause than what stands before. */
function startsElsewhere(block: Block, sentences: Span[], from: number, index: number): boolean {
  const text = block.text.slice(sentences[index]!.start, sentences[index]!.end)
  const head = fold(text.slice(0, 30))
  if (finishes.test(head) || !showsOpinion(text)) return false
  if (answers.test(head) && /[?？]$/.test(block.text.slice(0, sentences[index - 1]!.end))) return false
  const end = sentences[index - 1]!.end
  const before = block.text.slice(Math.max(sentences[from]!.start, end - recent), end)
  if (!showsOpinion(before)) return false
  const numbered = block.draft.pointsAtClause(head.slice(0, 16))
  const names = numbered || /^(?:关于|对于?|针对|同时|第[①-⑳\d(])/.test(head)
  if (!names && leans.test(head)) return false
  return (numbered && !block.draft.pointsAtClause(before)) || block.draft.areDistinct(before, text)
}

/** Cuts one paragraph of prose: outward forms off both ends, opinions between, grounds that are marked as such apart. */
export function cutParagraph(block: Block, paragraph: Span, presumed: boolean, mark = 0): Piece[] {
  const { text } = block
  const body = { start: paragraph.start + mark, end: paragraph.end }
  const written = sentencesOf(text, body)
  const apart = new Set<number>()
  const sentences = block.cell
    ? written
    : written
        .flatMap((sentence) => cutAtSemicolons(block, sentence))
        .flatMap((sentence) => {
          const matters = cutRunOn(block, sentence, mark > 0)
          for (const { start } of matters.slice(1)) apart.add(start)
          return matters
        })
  if (sentences.length === 0) return [{ ...paragraph, role: 'other' }]
  sentences[0] = { start: paragraph.start, end: sentences[0]!.end }
  const acts = sentences.map(({ start, end }, index) => actOf(text.slice(index === 0 ? start + mark : start, end)))
  const pieces: Piece[] = []
  let first = 0
  let last = sentences.length
  const outward = (act: Act | undefined) => act !== undefined && roleOf[act] !== undefined
  while (first < last && outward(acts[first])) {
    pieces.push({ ...sentences[first]!, role: roleOf[acts[first]!]! })
    first++
  }
  const after: Piece[] = []
  while (last > first && (acts[last - 1] === 'thanks' || acts[last - 1] === 'attachment-note')) {
    after.unshift({ ...sentences[last - 1]!, role: roleOf[acts[last - 1]!]! })
    last--
  }
  // What stands before a lead-in in the same paragraph leads in, too: 总体上支持，但有两点想不通：
  if (
    last > first &&
    acts[last - 1] === 'lead-in' &&
    sentences.slice(first, last).every(({ start, end }) => !asksOutright(text.slice(start, end)))
  ) {
    pieces.push({ start: sentences[first]!.start, end: sentences[last - 1]!.end, role: 'context' })
    first = last
  }
  const core = sentences.slice(first, last)
  const coreActs = acts.slice(first, last)
  if (core.length > 0) pieces.push(...cutCore(block, core, coreActs, presumed && pieces.length === 0, { mark, apart }))
  pieces.push(...after)
  if (mark > 0 && pieces[0]?.role === 'opinion') pieces[0].mark = mark
  return pieces
}

function isOpinion(block: Block, acts: Act[], presumed: boolean): boolean {
  if (acts.some((act) => act === 'demand' || act === 'objection')) return true
  if (block.strict) return false
  return (
    acts.some((act) => act === 'support' || act === 'question') || (presumed && acts.some((act) => act === 'statement'))
  )
}

function cutCore(block: Block, sentences: Span[], acts: Act[], presumed: boolean, cut: Cuts): Piece[] {
  const pieces: Piece[] = []
  for (const { from, to } of groupsOf(block, sentences, acts, cut)) {
    let at = from
    while (at < to) {
      const isReason = acts[at] === 'reason'
      let end = at + 1
      // Grounds run until somebody asks again; a demand runs until grounds are announced.
      while (
        end < to &&
        (isReason
          ? !asksOutright(block.text.slice(sentences[end]!.start, sentences[end]!.end))
          : acts[end] !== 'reason')
      )
        end++
      const role = isReason ? 'reason' : isOpinion(block, acts.slice(at, end), presumed) ? 'opinion' : 'context'
      const asked = role === 'opinion' ? lastAsking(block, sentences, at, end) : end
      pieces.push({ start: sentences[at]!.start, end: sentences[asked - 1]!.end, role })
      if (asked < end) pieces.push({ start: sentences[asked]!.start, end: sentences[end - 1]!.end, role: 'reason' })
      at = end
    }
  }
  return pieces
}

/** Where the asking ends: plain sentences after 建议…… are its grounds. */
function lastAsking(block: Block, sentences: Span[], from: number, to: number): number {
  const textOf = (index: number) => block.text.slice(sentences[index]!.start, sentences[index]!.end)
  let last = to
  while (last > from + 1) {
    const end = sentences[last - 2]!.end
    if (!asksOutright(block.text.slice(Math.max(sentences[from]!.start, end - recent), end))) return to
    const text = textOf(last - 1)
    const { demand, question, support } = signalsOf(text)
    if (demand || question || support || text.length < 8 || /[“"《【]/.test(text) || block.draft.pointsAtClause(text))
      return last
    last--
  }
  return last
}

/** A pointer to a stretch of the part. */
export function pointer({ start, end }: Span, why: Pointer['why']): Pointer {
  return { start, end, why }
}
