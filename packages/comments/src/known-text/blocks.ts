import type { Cut } from '../records.ts'

/** Texts that the office itself wrote, by what they are. */
export interface KnownText {
  why: Extract<Cut['why'], 'announcement' | 'draft' | 'own-mail'>
  text: string
}

/** An index of known texts, made once for a docket. */
export interface KnownTexts {
  grams: ReadonlyMap<string, KnownText['why']>
  /** Letters of whole lines: a heading of the draft is too short for the index. */
  lines: ReadonlyMap<string, KnownText['why']>
}

/** Runs of this many letters are looked up; shorter agreement is common phrasing. */
const gram = 10
/** A block of at least this many letters is a copy, not a coincidence. */
const leastBlock = 30

const silent = /[\s\p{P}\p{S}\p{Cf}]+/gu

/** Letters and digits of a text, width and case folded. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(silent, '')
}

/** Indexes the announcement, the draft and our own letters. */
export function knownTexts(texts: readonly KnownText[]): KnownTexts {
  const grams = new Map<string, KnownText['why']>()
  const lines = new Map<string, KnownText['why']>()
  for (const { why, text } of texts) {
    for (const line of text.split('\n')) {
      const letters = lettersOf(line)
      if (letters.length >= 4 && !lines.has(letters)) lines.set(letters, why)
    }
    const letters = lettersOf(text)
    for (let at = 0; at + gram <= letters.length; at++) {
      const key = letters.slice(at, at + gram)
      if (!grams.has(key)) grams.set(key, why)
    }
  }
  return { grams, lines }
}

/**
 * Lines that are copied whole from known texts. A known phrase inside a sentence of the sender's is a quotation and stays, and so do
 * lines that say that they quote (原文：……) and cells of tables, where the clause meant is often given by its words.
 */
export function knownCuts(text: string, tables: readonly { start: number; end: number }[], known: KnownTexts): Cut[] {
  if (known.grams.size === 0) return []
  const cuts: (Cut & { letters: number })[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const inTable = tables.some((table) => start < table.end && end > table.start)
    const why = inTable || /^\s*(?:原文|原条款|原表述|原稿|现行|条文)/.test(line) ? undefined : copiedFrom(line, known)
    if (why) {
      const last = cuts.at(-1)
      const letters = lettersOf(line)
      if (last && last.why === why && text.slice(last.end, start).trim() === '') {
        last.end = end
        last.letters += letters.length
      } else cuts.push({ start, end, why, letters: letters.length })
    }
    start = end + 1
  }
  return cuts.filter(({ letters }) => letters >= leastBlock).map(({ start, end, why }) => ({ start, end, why }))
}

/**
 * Which known text a line is copied from, letter by letter. One changed letter makes it a proposal; only a number put before it may be
 * the sender's.
 */
function copiedFrom(line: string, { grams, lines }: KnownTexts): KnownText['why'] | undefined {
  const letters = lettersOf(line)
  const whole = lines.get(letters)
  if (whole || letters.length < gram) return whole
  const votes = new Map<KnownText['why'], number>()
  let until = 0
  let last = 0
  for (let at = 0; at + gram <= letters.length; at++) {
    const why = grams.get(letters.slice(at, at + gram))
    if (!why) continue
    if (at > until && !numbering.test(letters.slice(until, at))) return undefined
    if (at > until && until > 0) return undefined
    until = at + gram
    last = at
    votes.set(why, (votes.get(why) ?? 0) + 1)
  }
  if (votes.size === 0 || last + gram < letters.length) return undefined
  return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0]
}

/** What people put before a clause that they copy. */
const numbering = /^[一二三四五六七八九十百零〇\d第条款项点章节部分附件]{1,6}$/
