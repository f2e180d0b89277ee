import type { Clause } from '../records.ts'

/** A clause as people name it: `二/（一）/1/②` → 二（一）1②, `第一章/第三条/（一）` → 第三条（一）. */
export function clauseLabel(id: string): string {
  const steps = id.split('/')
  const article = steps.findIndex((step) => /^第.+条/.test(step))
  return (article < 0 ? steps : steps.slice(article)).join('')
}

/** Text of a clause as it stands in the draft: mark, heading, own words. */
export function clauseText({ marker, heading, text }: Clause): string {
  const spaced = /^第/.test(marker) ? `${marker}\u3000` : marker
  const joint = heading && text && !/[。：:]$/.test(heading) ? '：' : ''
  return `${spaced}${heading}${joint}${text}`
}

/** A clause with its whole place instead of its mark: 二（一）1②\u3000年销售收入不低于1亿元。 */
export function namedClause({ id, heading, text }: Clause): string {
  const joint = heading && text && !/[。：:]$/.test(heading) ? '：' : ''
  return `${clauseLabel(id)}\u3000${heading}${joint}${text}`
}
