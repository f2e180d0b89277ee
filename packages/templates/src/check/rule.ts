import type { Document, Severity, Strength } from '@gongwen/model'
import type { Passage } from './passage.ts'

/** A stretch of a passage that breaks a rule. */
export interface Finding {
  start: number
  end: number
  message: string
  remedy: string
  /** What to put instead, where that is safe. */
  replacement?: string
}

/** A finding in some passage. */
export interface PlacedFinding extends Finding {
  passage: Passage
}

/** A rule of style: one entry, one thing to look for. */
export interface Rule {
  code: string
  /** Only 规定 is an error. */
  strength: Strength
  /** The clause behind it. */
  clause?: string
  /** One line for the list of rules. */
  about: string
  /** Some of its findings say what to put instead: `--fix` does it. */
  safe?: true
  /** Lower than its strength gives, where offices differ. */
  severity?: Severity
  /** Looks at one passage. */
  inText?(passage: Passage): Finding[]
  /** Looks at the whole. */
  inWhole?(whole: Whole): PlacedFinding[]
}

/** The whole text: its passages in order, and the document they make. */
export interface Whole {
  passages: readonly Passage[]
  document: Document
  /** Whether this is a paper from its title to its end, and no extract. */
  complete: boolean
}

/** What a rule's breach is: 规定 is an error, 推荐 is worth knowing, the rest a person should look at. */
export function severityOf({ strength, severity }: Rule): Severity {
  if (severity) return severity
  return strength === '规定' ? 'error' : strength === '推荐' ? 'info' : 'warning'
}

/** Findings for every match of a pattern. `make` returns undefined for a match that is right. */
export function matches(
  passage: Passage,
  pattern: RegExp,
  make: (match: RegExpExecArray) => (Omit<Finding, 'start' | 'end'> & { from?: number; to?: number }) | undefined,
): Finding[] {
  const found: Finding[] = []
  for (const match of passage.text.matchAll(pattern)) {
    const made = make(match)
    if (!made) continue
    const { from = 0, to = match[0].length, ...rest } = made
    found.push({ start: match.index + from, end: match.index + to, ...rest })
  }
  return found
}
