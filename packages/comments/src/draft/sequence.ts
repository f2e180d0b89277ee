import type { Mark, MarkForm } from '@gongwen/model'

/** How high each form of mark stands: a mark is a child of the nearest one before it that stands higher. */
export type Ranks = (form: MarkForm) => number

const order: readonly MarkForm[] = [
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'chinese',
  'chinese-paren',
  'arabic',
  'arabic-paren',
  'circled',
]

/** The usual order; in a draft whose 一、 groups articles (司法解释), 一、 stands above 第…条. */
export function ranksOf(chineseAboveArticle: boolean): Ranks {
  const rank = (form: MarkForm): number => {
    if (form === 'chinese' && chineseAboveArticle) return order.indexOf('article') - 0.5
    return order.indexOf(form)
  }
  return rank
}

/** How a mark goes on from those before it. */
export type Step = 'first' | 'next' | 'running' | 'gap' | 'double' | 'back' | 'late-start'

/** Follows the numbers of an outline. */
export interface Sequence {
  /** How a mark would go on; nothing is noted. */
  step(mark: Mark): Step
  /** Whether no mark has been noted. */
  isEmpty(): boolean
  /** Notes a mark. */
  take(mark: Mark): void
  /** The number that a mark of this form would have to go on. */
  expected(mark: Mark): number
}

/** Starts before the first mark. Articles run through the chapters; other marks start again below each new parent, or run on. */
export function startSequence(ranks: Ranks): Sequence {
  let open: Mark[] = []
  const lastOf = new Map<MarkForm, Mark>()
  const sibling = (mark: Mark): Mark | undefined =>
    mark.form === 'article' ? lastOf.get('article') : open.find((one) => one.form === mark.form)
  return {
    step(mark) {
      const before = sibling(mark)
      const last = lastOf.get(mark.form)
      if (!before) {
        if (mark.ordinal === 1) return 'first'
        // （四） may run on below the next 二、, but the items of each article start anew.
        const inArticle = open.some((one) => one.form === 'article' && ranks(one.form) < ranks(mark.form))
        return last && !inArticle && mark.ordinal === last.ordinal + 1 ? 'running' : 'late-start'
      }
      if (follows(before, mark)) return 'next'
      if (mark.ordinal === before.ordinal && (mark.sub ?? 0) === (before.sub ?? 0)) return 'double'
      return mark.ordinal > before.ordinal ? 'gap' : 'back'
    },
    isEmpty: () => lastOf.size === 0,
    expected(mark) {
      return (sibling(mark)?.ordinal ?? 0) + 1
    },
    take(mark) {
      open = [...open.filter((one) => ranks(one.form) < ranks(mark.form)), mark]
      lastOf.set(mark.form, mark)
    },
  }
}

/** 三 after 二, 第六条之一 after 第六条, 第七条 after 第六条之二. */
function follows(before: Mark, mark: Mark): boolean {
  if (mark.sub === undefined) return mark.ordinal === before.ordinal + 1
  return mark.ordinal === before.ordinal && mark.sub === (before.sub ?? 0) + 1
}
