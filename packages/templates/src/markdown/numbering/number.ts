import type { Block, Heading, Mark, MarkForm } from '@gongwen/model'

/** How headings without a typed number are numbered. */
export type Scheme = 'outline' | 'articles' | 'none'

const outline: readonly MarkForm[] = ['chinese', 'chinese-paren', 'arabic', 'arabic-paren', 'circled']
const articles: readonly MarkForm[] = ['chapter', 'section', 'article', 'chinese-paren', 'arabic']

/**
 * Gives each waiting heading its number: one more than the last of its level, from one below a new parent. Articles run
 * through the whole text, as in laws. A typed number is kept and counted on from. Attachments count for themselves.
 */
export function numberHeadings(blocks: readonly Block[], waiting: ReadonlySet<Heading>, scheme: Scheme): void {
  const forms = scheme === 'articles' ? articles : outline
  let last = new Map<number, number>()
  let article = 0
  const visit = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.type === 'attachment') numberHeadings(block.children, waiting, scheme)
      else if (block.type === 'title') last = new Map()
      else if (block.type === 'section' || block.type === 'quotation') visit(block.children)
      else if (block.type === 'heading') count(block)
    }
  }
  const count = (heading: Heading): void => {
    if (waiting.has(heading)) {
      const form = heading.mark?.form ?? (scheme === 'none' ? undefined : forms[heading.level - 1])
      if (form === undefined) return
      const previous = form === 'article' ? article : (last.get(heading.level) ?? 0)
      heading.mark = { form, ordinal: previous + 1 } satisfies Mark
    }
    if (!heading.mark) return
    if (heading.mark.form === 'article') article = heading.mark.ordinal
    last.set(heading.level, heading.mark.ordinal)
    for (const level of [...last.keys()]) if (level > heading.level) last.delete(level)
  }
  visit(blocks)
}
