import type { Branch } from './outline.ts'

/** A branch's own words, parted into its heading and its text. */
export interface Words {
  heading: string
  paragraphs: { text: string; after: number }[]
}

const mostHeading = 40
/** Words of a rule rather than of a heading. */
const ruling = /应当|不得|可以|必须|是指|负责|按照|依照|根据|为了|的，/
const colonHeading = /^([^，。；：！？,;:!?]{2,24})[：:](?=[^\s“])/
const pointHeading = /^([^。；：！？;:!?]{2,40})。(?=\S)/
const bracketHeading = /^(?:【([^【】]{1,20})】|（([^（）]{2,14})）|\(([^()]{2,14})\))\s?(?=\S)/

/** What a run-in heading may be, by the mark it follows; undefined when the paragraph has none. */
function runIn(branch: Branch, inArticle: boolean): { heading: string; rest: string } | undefined {
  const text = branch.own[0]?.text ?? ''
  const form = branch.mark?.form
  const bracket = form === 'article' ? bracketHeading.exec(text) : null
  if (bracket) return { heading: bracket[1] ?? bracket[2] ?? bracket[3] ?? '', rest: text.slice(bracket[0].length) }
  if (form === 'article') return undefined
  const colon = colonHeading.exec(text)
  if (colon) return { heading: colon[1] ?? '', rest: text.slice(colon[0].length) }
  if (inArticle || form === 'arabic-paren' || form === 'circled') return undefined
  const point = pointHeading.exec(text)
  const heading = point?.[1] ?? ''
  return point && !ruling.test(heading) ? { heading, rest: text.slice(point[0].length) } : undefined
}

/** The heading that stands alone in its paragraph: 一、总体要求, or （一）健全体系。 with the text below. */
function standalone(branch: Branch, inArticle: boolean): string | undefined {
  const first = branch.own[0]
  if (!first || branch.mark?.form === 'article') return undefined
  if (first.heading || isGroup(branch)) return first.text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  if (first.text.length > mostHeading || colonHeading.test(first.text)) return undefined
  const goesOn = branch.own.length > 1 || branch.children.length > 0
  if (!/[。；：！？，、.;:!?,]$/.test(first.text)) return inArticle && !goesOn ? undefined : first.text
  const high = branch.mark?.form === 'chinese' || branch.mark?.form === 'chinese-paren'
  const oneSentence = first.text.endsWith('。') && !(high ? /[。；！？]/ : /[，。；！？]/).test(first.text.slice(0, -1))
  return oneSentence && goesOn && !inArticle && !ruling.test(first.text) ? first.text.slice(0, -1) : undefined
}

/** Parts, chapters and sections have headings only; so has an annex. */
function isGroup({ mark }: Branch): boolean {
  return mark === undefined || ['part', 'subpart', 'chapter', 'section'].includes(mark.form)
}

/**
 * Parts headings from text among branches that stand side by side. A first sentence counts as a heading only where most
 * of them begin so; 牵头单位：…… always does.
 */
export function splitHeadings(siblings: readonly Branch[], inArticle: boolean): Map<Branch, Words> {
  const candidates = siblings.map((branch) => runIn(branch, inArticle))
  const found = candidates.filter(Boolean).length
  const words = new Map<Branch, Words>()
  siblings.forEach((branch, i) => {
    const [first, ...rest] = branch.own
    const candidate = candidates[i]
    const alone = standalone(branch, inArticle)
    if (alone !== undefined) words.set(branch, { heading: alone, paragraphs: rest })
    else if (first && candidate && (candidate.heading.length <= 12 || found * 2 > siblings.length))
      words.set(branch, {
        heading: candidate.heading,
        paragraphs: [{ text: candidate.rest, after: first.after }, ...rest],
      })
    else words.set(branch, { heading: '', paragraphs: branch.own })
  })
  return words
}
