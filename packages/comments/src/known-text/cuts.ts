import type { Cut, Part } from '../records.ts'
import { type KnownTexts, knownCuts } from './blocks.ts'
import { quotedCuts } from './quoted.ts'
import { signatureCuts } from './signature.ts'

/** What is not the sender's own words in a part: sorted, without overlap. Attachments have no quotations and signatures of mail programs. */
export function cutsOf(part: Pick<Part, 'id' | 'text' | 'tables'>, subject: string, known: KnownTexts): Cut[] {
  const body = part.id === 'body'
  const quoted = body ? quotedCuts(part.text, subject) : []
  const until =
    quoted.filter(({ end, why }) => why !== undefined && end >= part.text.trimEnd().length)[0]?.start ??
    part.text.length
  const signed = body ? signatureCuts(part.text, until) : []
  return disjoint([...quoted, ...signed, ...knownCuts(part.text, part.tables, known)], part.text)
}

/** The cuts of a part that has some already: the header of a letter inside the letter, and headers of pages, stay set aside. */
export function cutsAnew(part: Part, subject: string, known: KnownTexts): Cut[] {
  const header =
    part.id === 'body'
      ? []
      : part.cuts.filter(({ why, start }) => (why === 'forwarded' || why === 'margin') && start === 0)
  return disjoint([...header, ...cutsOf(part, subject, known)], part.text)
}

/** Sorts cuts and takes from each what an earlier one has; empty ones go. */
export function disjoint(cuts: readonly Cut[], text: string): Cut[] {
  const out: Cut[] = []
  const sorted = [...cuts].sort((one, other) => one.start - other.start || other.end - one.end)
  for (const cut of sorted) {
    const start = Math.max(cut.start, out.at(-1)?.end ?? 0)
    if (start < cut.end && text.slice(start, cut.end).trim() !== '') out.push({ ...cut, start })
  }
  return out
}

/** The sender's own words of a part, the cuts left out. */
export function ownWords({ text, cuts }: Pick<Part, 'text' | 'cuts'>): string {
  let out = ''
  let at = 0
  for (const { start, end } of cuts) {
    out += text.slice(at, start)
    at = end
  }
  return out + text.slice(at)
}
