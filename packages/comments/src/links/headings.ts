import { fold } from './fold.ts'
import type { ClauseNode } from './tree.ts'

/** A name by which a node may be called: its heading, or the heading without its verb. */
export interface HeadingName {
  node: number
  text: string
  /** 1 for the heading itself, less for what is left of it. */
  weight: number
}

const verbs =
  /^(?:进一步|积极|大力|全面|不断)?(?:加强|强化|推动|推进|建立|健全|完善|制定|实施|开展|组建|发布|加快|提升|优化|创新|落实|规范|明确|支持|鼓励|加大|严格|深化|促进|做好|抓好|构建|培育|引导|统筹|保障|拓展|扩大|突出|改进)(?:和|与)?/
const tails = /(?:工作|机制|制度|体系|力度|建设|管理|办法|措施|要求|有关规定)$/

/** The names of all headings; those that two nodes share are left out. */
export function headingNames(nodes: readonly ClauseNode[]): HeadingName[] {
  const names: HeadingName[] = []
  const count = new Map<string, number>()
  const add = (node: number, text: string, weight: number) => {
    if (text.length < 2) return
    names.push({ node, text, weight })
    count.set(text, (count.get(text) ?? 0) + 1)
  }
  for (const { clause, index } of nodes) {
    const heading = fold(clause.heading).replace(/[\s:。.、]/g, '')
    if (heading.length < 2 || heading.length > 40) continue
    add(index, heading, 1)
    const noun = heading.replace(verbs, '')
    if (noun !== heading && noun.length >= 3) add(index, noun, 0.7)
    const core = noun.replace(tails, '')
    if (core !== noun && core.length >= 3) add(index, core, 0.5)
  }
  return names.filter(({ text, weight }) => count.get(text) === 1 || weight === 1)
}

/** A heading named in a text. `pointed`: named as a place (“解散与退出”中, 附则部分), not only as a word. */
export interface NamedHeading extends HeadingName {
  start: number
  end: number
  pointed: boolean
  /** Named as the place of a change: 在总体要求中增加. */
  placed: boolean
}

const place =
  /^[”"']?\s?(?:部分|中|里|内|一章|一节|一条|一款|一项|章|节|(?:这|那|该)(?:一)?(?:条|段|部分|块|项|点|款)|方面|条款|条件|条目|的规定|规定|的条款|第|应具备|[:。.,、]|$)/
const placing = /^[”"']?\s?(?:部分|中|里|内|一章|一节|一条|章节|(?:这|那|该)(?:一)?(?:条|段|部分|章|节))/
const opener = /(?:^|关于|对于?|针对|在|将|把|就|[“"”'、:]|》|部分|章|节|[)）]|[.．]|\d)\s?$/

/** The headings named in a folded text, longest first at each place. */
export function namedHeadings(names: readonly HeadingName[], folded: string): NamedHeading[] {
  const found: NamedHeading[] = []
  for (const name of names) {
    const start = folded.indexOf(name.text)
    if (start < 0) continue
    const end = start + name.text.length
    const before = folded.slice(Math.max(0, start - 3), start)
    const after = folded.slice(end, end + 6)
    found.push({
      ...name,
      start,
      end,
      pointed: opener.test(before) && place.test(after),
      placed: placing.test(after) && opener.test(before),
    })
  }
  // 政策支持 inside 强化政策支持 is the same naming.
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one && other.start <= one.start && other.end >= one.end && other.text.length > one.text.length,
      ),
  )
}
