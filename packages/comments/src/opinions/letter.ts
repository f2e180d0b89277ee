import type { Pointer } from '../records.ts'
import { isPoint, type Line, outlineOf, type Point } from './outline.ts'
import { isPageNumber, type Span } from './paragraphs.ts'
import type { Block, Piece } from './pieces.ts'
import { cutParagraph, isHeadingLine, labelOf, pointer } from './prose.ts'
import { actOf, asksOutright, showsOpinion } from './wording.ts'

/** What the lines before have set up for those that follow. */
interface Running {
  /** What a lead-in says the whole letter is about. */
  subject?: Pointer
  /** The heading line or points above. */
  headings: Pointer[]
  /** Quoted wording that the next opinion is about. */
  quoted: Pointer[]
  /** A provision stands quoted right above: what follows is said of it. */
  provision?: boolean
}

const contentFollows = /(?:为|如下|以下[^，。]{0,8}|包括|内容|条件|情形|职责|措施|规定|要求|标准|条款)\s*[:：]\s*$/
const furniture =
  /^(?:[（(]?(?:联系人|联系电话|电话|手机|传真|邮编|地址|邮箱|单位|单位名称|填表单位|填报单位|填表人|填报人|反馈单位|姓名|日期|时间|盖章|公章|负责人|职务|发件人|收件人|抄送|主送|附件|附)[)）]?\s*[:：（(]|[\d\s年月日./-]{6,20}$|二[〇○0-9零一二三四五六七八九十年月日]{6,14}$|[（(](?:盖章|公章|签字|签名|此页无正文|联系人).{0,40}[)）]$)/

function isTitle(text: string): boolean {
  if (/^的(?:修改|反馈|若干|几点)?(?:意见|建议|意见建议|函|复函)$/.test(text)) return true
  return (
    text.length <= 80 &&
    !/[。！？；，]/.test(text) &&
    /(?:的|》|稿)?(?:修改|反馈|具体|书面)?(?:意见|建议|意见建议|意见和建议|反馈表|意见表|回复|复函|函|汇总表|批注|情况说明|反馈)$/.test(
      text,
    ) &&
    /^(?:关于|对|《)|《.*》|^.{0,30}(?:局|会|公司|所|院|中心|协会|大学|学院|厂|处|室|委).{0,4}(?:关于|对|的)?|^(?:意见|建议|反馈)/.test(
      text,
    )
  )
}

function isName(text: string): boolean {
  return (
    text.length <= 40 &&
    !/[，。；：！？、]/.test(text) &&
    /(?:公司|局|协会|学院|大学|中心|研究所|研究院|商会|联合会|办公室|委员会|厂|学会|秘书处|律师事务所|集团|促进会|合作社|医院|支行|分行)(?:[（(].{1,8}[)）])?$/.test(
      text,
    ) &&
    !showsOpinion(text.replace(/(?:公司|局|协会|学院|大学|中心|支行|分行)/g, ''))
  )
}

/** Cuts the free text of a part into pieces that cover it. */
export function cutLetter(block: Block, paragraphs: readonly Span[], annotated: ReadonlyMap<number, Pointer>): Piece[] {
  const kept: Span[] = []
  const pieces: Piece[] = []
  for (const paragraph of paragraphs) {
    const text = block.text.slice(paragraph.start, paragraph.end)
    if (isPageNumber(text) || furniture.test(text) || !/[\p{L}\p{N}]/u.test(text))
      pieces.push({ ...paragraph, role: 'other' })
    else if (isTitle(text) || isName(text)) pieces.push({ ...paragraph, role: 'context' })
    else kept.push(paragraph)
  }
  const running: Running = { headings: [], quoted: [] }
  const tree = outlineOf(block, kept)
  const cut = cutEntries(block, tree, running, annotated, false)
  return [...pieces, ...cut].sort((a, b) => a.start - b.start)
}

function cutEntries(
  block: Block,
  entries: (Line | Point)[],
  running: Running,
  annotated: ReadonlyMap<number, Pointer>,
  presumed: boolean,
): Piece[] {
  const pieces: Piece[] = []
  for (const entry of entries) {
    if (isPoint(entry)) pieces.push(...cutPoint(block, entry, running, annotated))
    else pieces.push(...cutLine(block, entry, running, annotated, presumed, 0, pieces.at(-1)))
  }
  // 我院总体赞同。and then 提出以下意见： is courtesy, not an opinion of its own.
  pieces.forEach((piece, at) => {
    const next = pieces[at + 1]
    if (piece.role !== 'opinion' || piece.mark || next?.role !== 'context') return
    const text = block.text.slice(piece.start, piece.end)
    if (
      actOf(text) === 'support' &&
      actOf(block.text.slice(next.start, next.end)) === 'lead-in' &&
      !block.draft.pointsAtClause(text)
    )
      piece.role = 'context'
  })
  return pieces
}

function equip(piece: Piece, running: Running, annotated: ReadonlyMap<number, Pointer>): Piece {
  if (piece.role !== 'opinion') return piece
  const note = annotated.get(piece.start)
  const pointers = [
    ...running.quoted,
    ...(note ? [note] : []),
    ...running.headings,
    ...(running.subject ? [running.subject] : []),
  ]
  running.quoted = []
  if (pointers.length > 0) piece.pointers = pointers
  return piece
}

function cutLine(
  block: Block,
  line: Line,
  running: Running,
  annotated: ReadonlyMap<number, Pointer>,
  presumed: boolean,
  mark: number,
  previous: Piece | undefined,
): Piece[] {
  const text = block.text.slice(line.start + mark, line.end)
  const label = labelOf(text)
  if (
    label === 'quotation' ||
    (!label && mark === 0 && text.length >= 6 && block.draft.isDraft(text) && !asksOutright(text))
  ) {
    running.quoted.push(pointer(line, 'quotation'))
    return [{ start: line.start, end: line.end, role: 'context' }]
  }
  const provision = mark === 0 ? provisionIn(block, line) : undefined
  if (provision) {
    running.quoted = [pointer(line, 'heading'), pointer(provision, 'quotation')]
    running.provision = true
    return [{ start: line.start, end: line.end, role: 'context' }]
  }
  if (label === 'reason') return [{ start: line.start, end: line.end, role: 'reason' }]
  if (label === 'heading' || (label !== 'opinion' && isHeadingLine(block, text))) {
    if (mark === 0) running.headings = []
    running.headings = [pointer(line, 'heading'), ...running.headings.slice(0, 1)]
    return [{ start: line.start, end: line.end, role: 'context' }]
  }
  const act = actOf(text)
  if (act === 'lead-in' && mark === 0) {
    if (block.draft.pointsAtClause(text)) running.subject = pointer(line, 'heading')
    running.headings = []
  }
  const below = running.provision === true && act === 'statement'
  running.provision = false
  const cut = cutParagraph(block, { start: line.start, end: line.end }, presumed || below || label === 'opinion', mark)
  for (const piece of cut) {
    // Grounds of a pointed demand are often given without a word that says so.
    if (piece.role === 'opinion' && previous?.role === 'opinion' && mark === 0 && isGrounds(block, previous, piece))
      piece.role = 'reason'
    // Plain statements right after an opinion are its grounds.
    if (
      piece.role === 'context' &&
      previous &&
      (previous.role === 'opinion' || previous.role === 'reason') &&
      isPlain(block, piece)
    )
      piece.role = 'reason'
    equip(piece, running, annotated)
    previous = piece
  }
  return cut
}

/** 第四条第（二）项规定：“……”。 on a line of its own: what the next lines are about. */
function provisionIn(block: Block, { start, end }: Span): Span | undefined {
  const text = block.text.slice(start, end)
  const quoted = /^[^“”，。；]{2,40}(?:规定|提出|明确|要求|表述|载明|写道|称)?[:：，,]?\s*(“[^“”]{6,}”)[。；]?$/.exec(
    text,
  )
  if (!quoted || !block.draft.pointsAtClause(text.slice(0, 30))) return undefined
  const from = start + text.indexOf(quoted[1]!) + 1
  const before = text.slice(0, from - start - 1)
  if (asksOutright(before) || /[为成]\s*[:：]?\s*$/.test(before)) return undefined
  return { start: from, end: from + quoted[1]!.length - 2 }
}

/** 第三条……建议改为……。 and then a paragraph that neither asks nor points anywhere. */
function isGrounds(block: Block, demand: Piece, piece: Piece): boolean {
  const text = block.text.slice(piece.start, piece.end)
  if (
    asksOutright(text) ||
    actOf(text) === 'support' ||
    /[“"《]|^(?:另|还|再|此外|其次|最后|补充)|[?？]/.test(text) ||
    turning.test(text) ||
    block.draft.pointsAtClause(text)
  )
    return false
  const before = block.text.slice(demand.start, demand.end)
  return asksOutright(before) && (block.draft.pointsAtClause(before.slice(0, 24)) || /^.{0,12}[“"]/.test(before))
}

function isPlain(block: Block, piece: Piece): boolean {
  const act = actOf(block.text.slice(piece.start, piece.end))
  return act === 'statement' || act === 'question'
}

function cutPoint(block: Block, point: Point, running: Running, annotated: ReadonlyMap<number, Pointer>): Piece[] {
  const below = point.content.filter(isPoint)
  if (below.length === 0) return cutLeaf(block, point, running, annotated)
  const firstChild = point.content.findIndex(isPoint)
  const head = point.content.slice(0, firstChild) as Line[]
  const headSpan = { start: head[0]!.start, end: head.at(-1)!.end }
  const mark = point.numbering.length
  const headText = block.text.slice(headSpan.start + mark, headSpan.end)
  const asking = below.filter((child) => asksOutright(block.text.slice(child.start, child.end))).length
  const act = actOf(headText)
  const asks = act !== 'lead-in' && asksOutright(headText)
  if (asks && (contentFollows.test(headText) || asking * 2 < below.length)) {
    const grounds = point.content.slice(firstChild).filter((entry): entry is Line => !isPoint(entry))
    const end = grounds.find((line) => labelOf(block.text.slice(line.start, line.end)) === 'reason')?.start ?? point.end
    const opinion: Piece = { start: point.start, end: Math.min(end, point.end), role: 'opinion', mark }
    const pieces = [equip(opinion, running, annotated)]
    if (end < point.end) pieces.push({ start: end, end: point.end, role: 'reason' })
    return pieces
  }
  const saved = running.headings
  const pieces: Piece[] = []
  if (asks && headText.length > 30)
    pieces.push(...cutLine(block, { ...headSpan, inline: point.inline }, running, annotated, true, mark, undefined))
  else pieces.push({ ...headSpan, role: act === 'introduction' ? 'introduction' : 'context' })
  running.headings = [pointer(headSpan, 'heading'), ...saved]
  pieces.push(...cutEntries(block, point.content.slice(firstChild), running, annotated, true))
  running.headings = saved
  return pieces
}

const background =
  /^(?:基本情况|单位(?:简介|概况|情况)|企业(?:简介|概况|情况)|公司(?:简介|概况|情况)|背景|调研情况|征求意见情况|总体情况|工作开展情况|征集情况)/

/** Says itself that it is another thing: 另外, 我自己再加一条. */
const turning =
  /^(?:另外|此外|还有|补充|最后|再有|另|(?:我(?:们|自己|个人|本人)*|本人|本公司|我(?:司|会|局|单位))?(?:还|再|另|也)(?:想|要|有)?(?:再)?(?:加|添|补充|说|提|讲)(?:上)?[一两几]|除(?:上述|以上|此)|(?:其余|其他|其它)(?:均|都|部分|内容|条款|各条)?(?:无|没有?|同意|赞成)|无其他)/

/** A point without points below: one opinion, its grounds apart, unless it says something else altogether. */
function cutLeaf(block: Block, point: Point, running: Running, annotated: ReadonlyMap<number, Pointer>): Piece[] {
  const mark = point.numbering.length
  const lines = point.content as Line[]
  const first = lines[0]!
  const firstText = block.text.slice(first.start + mark, first.end)
  const saved = running.headings
  if (background.test(firstText) && !asksOutright(block.text.slice(point.start, point.end))) {
    return lines.map(({ start, end }) => ({ start, end, role: 'introduction' }))
  }
  const pieces: Piece[] = []
  lines.forEach((line, index) => {
    const text = block.text.slice(line.start, line.end)
    if (index === 0) {
      const heading = lines.length > 1 && firstText.length <= 40 && isHeadingLine(block, firstText)
      if (heading && labelOf(block.text.slice(lines[1]!.start, lines[1]!.end)) !== 'quotation') {
        // 1.关于第三条 and the opinion on the next line are one: the heading opens the opinion.
        pieces.push({ start: line.start, end: line.end, role: 'opinion', mark })
        equip(pieces[0]!, running, annotated)
      } else pieces.push(...cutLine(block, line, running, annotated, true, mark, undefined))
      return
    }
    const previous = pieces.at(-1)
    const cut = cutLine(block, line, running, annotated, false, 0, previous)
    const opening = cut[0]!
    const last = previous?.role === 'opinion' ? previous : undefined
    const turned = turning.test(text)
    if (last && opening.role === 'opinion' && !turned && index === 1) {
      last.end = opening.end
      if (opening.pointers)
        last.pointers = [
          ...(last.pointers ?? []),
          ...opening.pointers.filter(({ start }) => !last.pointers?.some((own) => own.start === start)),
        ]
      cut.shift()
    }
    pieces.push(...cut)
  })
  running.headings = saved
  return pieces
}
