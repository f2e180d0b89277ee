import type { FormPage } from './form-page.ts'
import { answerIn, type FormPlaces, labelKey } from './form-places.ts'
import type { FormValue } from './form-values.ts'

/** A long answer: below its heading, up to the next heading of the form. */
export interface FormAnswer {
  value: FormValue
  /** Where the answer's words stand. */
  start: number
  end: number
  /** The heading that should have ended it is gone: whose answer it is, is not certain. */
  lost?: string
}

/** Headings of a form in their order, as its template writes them. */
export function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#{2,5}\s+(.+)$/gm)]
    .map(([, text = '']) => text.trim())
    .filter((text) => !/[{}]/.test(text))
}

const ordinal = /^[一二三四五六七八九十]{1,3}、\s*(?=\S)/

/** A heading of the form, and where it stands. */
export interface HeadingLine {
  heading: string
  start: number
  end: number
}

/** Where the form's own headings stand. What people number themselves inside an answer is none. */
export function headingLines(page: FormPage, headings: readonly string[]): HeadingLine[] {
  const keys = new Map(headings.map((heading) => [labelKey(heading), heading]))
  const found = page.lines.flatMap(({ text, start, end }) => {
    const plain = text.trim()
    const heading = keys.get(labelKey(plain.replace(ordinal, '')))
    return heading === undefined ? [] : [{ heading, start, end, numbered: ordinal.test(plain) }]
  })
  // Where headings carry their numbers, the same words without one belong to an answer.
  const numbered = found.filter((line) => line.numbered)
  return numbered.length * 2 > found.length ? numbered : found
}

/** How many headings stand more than once: of two forms in one file every one does. */
export function doubledHeadings(lines: readonly HeadingLine[]): number {
  const found = lines.map(({ heading }) => heading)
  return new Set(found.filter((heading, index) => found.indexOf(heading) !== index)).size
}

/** Long answers by the headings above them. */
export function answersOf(
  page: FormPage,
  { leaves }: FormPlaces,
  headings: readonly string[],
  found: readonly HeadingLine[],
): FormAnswer[] {
  return found.flatMap(({ heading, end }, index): FormAnswer[] => {
    const leaf = leaves.find(({ multiline, labels }) => multiline && labels.includes(labelKey(heading)))
    if (!leaf || found.findIndex((other) => other.heading === heading) !== index) return []
    const next = found[index + 1]
    const close = next?.start ?? page.lines.at(-1)?.end ?? end
    const table = page.tables.find(({ start }) => start > end && start < close && next === undefined)
    const stop = table?.start ?? close
    const text = page
      .words(Math.min(end + 1, stop), stop)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n')
    const due = headings[headings.indexOf(heading) + 1]
    return [
      {
        value: { path: leaf.path, value: answerIn(text, leaf.prompts), place: leaf.title },
        start: Math.min(end + 1, stop),
        end: stop,
        ...(due !== undefined && due !== next?.heading && { lost: due }),
      },
    ]
  })
}
