import { formatNumeral } from '@gongwen/model'
import type { Clause } from '../records.ts'
import { splitHeadings } from './heading.ts'
import type { Branch } from './outline.ts'

/** A clause and where its own text stands in the source. */
export interface PlacedClause {
  clause: Clause
  start: number
  end: number
}

/** Writes the tree out as clauses in document order, with their ids, headings and 款. */
export function clausesOf(branches: readonly Branch[]): PlacedClause[] {
  const clauses: PlacedClause[] = []
  const seen = new Map<string, number>()
  const add = (
    parent: string | null,
    segment: string,
    rest: Omit<Clause, 'id' | 'parent'>,
    start: number,
    end: number,
  ): string => {
    const plain = parent === null ? segment : `${parent}/${segment}`
    const count = (seen.get(plain) ?? 0) + 1
    seen.set(plain, count)
    // A number that stands twice is kept apart by #2: both texts stay, and links to either hold.
    const id = count === 1 ? plain : `${plain}#${count}`
    clauses.push({ clause: { id, parent, ...rest }, start, end })
    return id
  }
  const write = (siblings: readonly Branch[], parent: string | null, level: number, inArticle: boolean): void => {
    const words = splitHeadings(siblings, inArticle)
    for (const branch of siblings) {
      const { heading, paragraphs } = words.get(branch)!
      const { marker, segment, children, start, end } = branch
      const article = branch.mark?.form === 'article'
      const within = inArticle || article
      if (!article || paragraphs.length < 2) {
        const text = paragraphs.map((one) => one.text).join('\n')
        write(children, add(parent, segment, { level, marker, heading, text }, start, end), level + 1, within)
        continue
      }
      const id = add(parent, segment, { level, marker, heading, text: '' }, start, end)
      write(children.slice(0, paragraphs[0]!.after), id, level + 1, within)
      paragraphs.forEach(({ text, after }, k) => {
        const name = `第${formatNumeral(k + 1)}款`
        const own = add(id, name, { level: level + 1, marker: name, heading: '', text }, start, end)
        write(children.slice(after, paragraphs[k + 1]?.after), own, level + 2, within)
      })
    }
  }
  write(branches, null, 1, false)
  return clauses
}
