import type { HeadingLine } from './form-answers.ts'
import type { FormPage } from './form-page.ts'
import { answerIn, type FormPlaces, labelKey } from './form-places.ts'
import type { FormValue } from './form-values.ts'

/**
 * Values of a cover that is no table, or whose rules a PDF does not draw: a line each, label and value parted by a tab or a colon.
 * Only above the first heading: further down such a line is part of an answer.
 */
export function coverValues(
  { lines }: FormPage,
  { leaves }: FormPlaces,
  headings: readonly HeadingLine[],
): FormValue[] {
  const end = headings[0]?.start ?? 0
  return lines.flatMap(({ text, start }): FormValue[] => {
    const parts = start < end ? /^([^\t:：]{2,20})[\t:：]\s*(.*)$/s.exec(text.trim()) : null
    const leaf =
      parts && leaves.find(({ multiline, labels }) => !multiline && labels.includes(labelKey(parts[1] ?? '')))
    return leaf ? [{ path: leaf.path, value: answerIn(parts[2] ?? '', leaf.prompts), place: leaf.title }] : []
  })
}
