import { endsClause, endsSentence } from './line-end.ts'
import type { Branch } from './outline.ts'

/** A branch's own words, parted into its heading and its text. */
export interface Words {
  heading: string
  paragraphs: { text: string; after: number }[]
}

/** A heading that a branch may have. `sure` by its form; otherwise it counts only where those beside it have one, too. */
interface Candidate {
  heading: string
  rest: string
  sure: boolean
}

const mostHeading = 40
const longestGroupHeading = 60
/** Words of a rule, or before a list, rather than of a heading. */
const ruling = /应当|不得|可以|必须|是指|负责|按照|依照|根据|为了|的，|下列|以下|如下|包括/
/** A colon between digits is of a proportion (1:30) or a time of day (5:00). */
const colonHeading = /^([^，。；：！？,;:!?]{2,24})(?!(?<=\d)[：:]\d)[：:](?=[^\s“])/
const pointHeading = /^([^。；：！？;:!?]{2,40})。(?=\S)/
const bracketHeading = /^(?:【([^【】]{1,20})】|（([^（）]{2,14})）|\(([^()]{2,14})\))\s?(?=\S)/
const onlyRemark = /^（[^（）]*(?:（[^（）]*）[^（）]*)*）$/

/** The heading that a branch's first paragraph is, or begins with. */
function candidateOf(branch: Branch, inArticle: boolean): Candidate | undefined {
  const first = branch.own[0]
  const form = branch.mark?.form
  if (!first) return undefined
  const { text } = first
  if (form === 'article') {
    const bracket = bracketHeading.exec(text)
    return bracket
      ? { heading: bracket[1] ?? bracket[2] ?? bracket[3] ?? '', rest: text.slice(bracket[0].length), sure: true }
      : undefined
  }
  if (first.heading || (isGroup(branch) && text.length <= longestGroupHeading && !endsSentence(text))) {
    return { heading: text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''), rest: '', sure: true }
  }
  const colon = colonHeading.exec(text)
  if (colon && !ruling.test(colon[1] ?? ''))
    return { heading: colon[1] ?? '', rest: text.slice(colon[0].length), sure: true }
  const high = form === 'chinese' || form === 'chinese-paren'
  const goesOn = branch.own.length > 1 || branch.children.length > 0
  if (text.length <= mostHeading && !endsClause(text) && !/[，、,]$/.test(text)) {
    return goesOn || (high && !inArticle) ? { heading: text, rest: '', sure: true } : undefined
  }
  if (inArticle || !(high || form === 'arabic')) return undefined
  const point = pointHeading.exec(goesOn && endsSentence(text) ? `${text}.` : text)
  const heading = point?.[1] ?? ''
  if (!point || ruling.test(heading) || (!high && heading.includes('，'))) return undefined
  return pointCandidate(heading, text)
}

/** （一）健全体系。…… or （一）健全体系。 with its text below; a remark alone (责任单位) is no text. */
function pointCandidate(heading: string, text: string): Candidate | undefined {
  const rest = text.slice(heading.length + 1)
  return onlyRemark.test(rest) ? undefined : { heading, rest, sure: false }
}

/** Parts, chapters and sections have headings only; so has an annex. */
function isGroup({ mark }: Branch): boolean {
  return mark === undefined || ['part', 'subpart', 'chapter', 'section'].includes(mark.form)
}

/**
 * Parts headings from text among branches that stand side by side. A first sentence counts as a heading only where most
 * of them begin so, one with a comma where nearly all do; 牵头单位：…… always does.
 */
export function splitHeadings(siblings: readonly Branch[], inArticle: boolean): Map<Branch, Words> {
  const candidates = siblings.map((branch) => candidateOf(branch, inArticle))
  const share = candidates.filter(Boolean).length / siblings.length
  return new Map(
    siblings.map((branch, i): [Branch, Words] => {
      const [first, ...below] = branch.own
      const found = candidates[i]
      if (!first || !found || !(found.sure || share > (found.heading.includes('，') ? 0.8 : 0.5)))
        return [branch, { heading: '', paragraphs: branch.own }]
      const rest = found.rest === '' ? [] : [{ text: found.rest, after: first.after }]
      return [branch, { heading: found.heading, paragraphs: [...rest, ...below] }]
    }),
  )
}
