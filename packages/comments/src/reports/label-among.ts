import { demandSentence } from '../clusters/label.ts'
import type { AnalyzedOpinion, Cluster } from '../records.ts'

/**
 * The name of a group where only some of its members are reported: the words of one that is left out (taken back, late) do not
 * stand for the others. A name that a person gave stays.
 */
export function labelAmong(
  { label, opinions }: Cluster,
  members: readonly AnalyzedOpinion[],
  all: ReadonlyMap<string, AnalyzedOpinion>,
): string {
  const [first] = members
  if (!first || members.length === opinions.length) return label
  const said = label.replace(/（\d+）$/, '')
  const says = ({ text }: AnalyzedOpinion): boolean => [label, said].includes(demandSentence(text))
  if (members.some(says)) return label
  const shown = new Set(members.map(({ id }) => id))
  const saidByOther = opinions.some((id) => !shown.has(id) && all.has(id) && says(all.get(id) as AnalyzedOpinion))
  return saidByOther ? demandSentence(first.text) : label
}
