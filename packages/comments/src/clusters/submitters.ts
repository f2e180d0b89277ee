import { unionOf } from '../duplicates/union.ts'
import { fold } from '../language/fold.ts'
import type { Mail, SubmitterType } from '../records.ts'

const persons: readonly SubmitterType[] = ['个人', '未知']

/**
 * Who is behind each mail, by mail id: letters from one address, or in the name of one organisation, count as one
 * submitter; people who only share a name do not.
 */
export function submittersOf(mails: readonly Mail[]): Map<string, string> {
  const sorted = [...mails].sort((a, b) => (a.id < b.id ? -1 : 1))
  const union = unionOf(sorted.length)
  const seen = new Map<string, number>()
  sorted.forEach(({ from, submitter }, i) => {
    const unit = submitter.unit ?? (persons.includes(submitter.type) ? '' : submitter.name)
    const names: string[] = [
      from.address === '' ? '' : `@${from.address.toLowerCase()}`,
      unit === '' ? '' : `u${fold(unit, 'words').text}`,
    ]
    if (names.join('') === '' && submitter.name !== '') names.push(`n${fold(submitter.name, 'words').text}`)
    for (const name of names) {
      if (name === '' || name === 'u') continue
      const other = seen.get(name)
      if (other === undefined) seen.set(name, i)
      else union.join(other, i)
    }
  })
  return new Map(sorted.map(({ id }, i) => [id, sorted[union.find(i)]?.id ?? id]))
}
