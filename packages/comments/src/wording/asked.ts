import { type Masked, type Quoted, quoteAt } from './quoted.ts'

/** What an opinion asks for in so many words, before it is compared with the draft. */
export interface Asked {
  op: 'replace' | 'delete' | 'insert'
  /** The draft's words as the sender gives them; empty when only the new wording is given. */
  old: string
  /** New words as the sender gives them. */
  new: string
  /** Whether the old and the new words stand in quotation marks. */
  quoted: { old: boolean; new: boolean }
  /** Both wordings are given in full, with what stays as it is. */
  full?: boolean
  /** For an insertion without quotation marks: it may name a subject to regulate rather than wording. */
  subject?: boolean
  /** For an insertion: whether it goes before or after `old`. */
  side?: 'before' | 'after'
  /** The words that say so, and where the demand starts in the opinion's text without its number. */
  evidence: string
  at: number
}

/** Wishes of a kind that are read in one sentence; strangers' texts have no limit of their own. */
const mostWishes = 12
const refusal =
  /(?:(?<![能可是要该])不(?:应该?|宜|能|可以?|得|要|建议|同意|赞成|支持|希望|必|需要?|该)|没有?必要|无需|无须|反对|切勿|请勿|别)[^，。；！？\n]{0,14}$/
/** What stands after wording without being part of it. */
export const tail: RegExp =
  /(?:即可|就可以了?|就行了?|就够了?|为宜|为好|为妥|比较?(?:好|合适|合理|妥当|符合实际)|更(?:好|为?合适|为?合理|为?妥当|为?准确|为?恰当)|的(?:表述|规定|要求|说法|内容|字样)|(?:等)?字样|一[词语句]|算了|吧|呢|了|可以吗|行不行|是否可行|较(?:好|合适|妥|为合适|为妥)|才(?:好|行|可以?|够|算?合适|算?合理|比较合适|比较合理))+$/

/** The first matches, as many as are read. */
export function first(matches: Iterable<RegExpExecArray>): RegExpExecArray[] {
  const list: RegExpExecArray[] = []
  for (const match of matches) if (list.push(match) === mostWishes) break
  return list
}

/** Whether what stands before a wish turns it down (不同意将…, 无需删除…). */
export function refused(before: string): boolean {
  return refusal.test(
    before
      .slice(-200)
      .split(/[，,、：:]/)
      .at(-1) ?? '',
  )
}

/** The member of the sentence up to a place. */
export function memberBefore(sentence: string, index: number): string {
  return (
    sentence
      .slice(0, index)
      .split(/[，,。；;：:\n]/)
      .at(-1) ?? ''
  )
}

/** The last quotation before a place. */
export function nearest(before: string, masked: Masked): Quoted | undefined {
  return quoteAt(masked, [...before].filter((character) => quoteAt(masked, character)).at(-1))
}

/** A wish for new words `fresh`, beside `old` where the letter names a place. */
export function insertion(
  old: string,
  fresh: string,
  quoted: boolean,
  side: 'before' | 'after',
  match: RegExpExecArray,
): Asked {
  return {
    op: 'insert',
    old,
    new: fresh,
    quoted: { old: old !== '', new: quoted },
    side,
    evidence: match[0],
    at: match.index,
  }
}
