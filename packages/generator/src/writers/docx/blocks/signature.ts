import { formatDate, isDate, type Signature } from '@gongwen/model'
import { cell, cellsOf, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { jointSignature } from './joint-signature.ts'
import { seal } from './seal.ts'

/** 署名、成文日期、印章 (GB/T 9704-2012, 7.3.5). */
export function signature(node: Signature, scope: Scope): string {
  const { organs, sealed, signedBy } = node
  const date = isDate(node.date) ? formatDate(node.date) : node.date
  if (signedBy) return stamped(signedBy, date, scope)
  if (!sealed)
    return unsealed(
      organs.map(({ name }) => name),
      date,
      scope,
    )
  return organs.length > 1 ? jointSignature(organs, date, scope) : single(organs[0], date, scope)
}

/** 7.3.5.2: 署名 ends two characters from the right and the date begins two further right than it; a longer date ends there. */
function unsealed(organs: readonly string[], date: string, scope: Scope): string {
  const longest = Math.max(0, ...organs.map(widthOf))
  const wide = widthOf(date)
  // a date that is only longer by its gaps must still end within the line
  const organRight = cellsOf(date) > longest ? wide + 4 - longest : 2 + Math.max(0, wide - longest)
  const start = Math.max(0, scope.width / cell - organRight - longest)
  const lines = organs.map((name, index) => {
    const right = Math.round((organRight + longest - widthOf(name)) * cell)
    const style = index === 0 ? 'Organ' : 'OrganMore'
    return paragraph(scope, style, run(name, {}, scope), right === 2 * cell ? {} : { right })
  })
  if (date === '') return lines.join('')
  return lines.join('') + paragraph(scope, 'Date', run(date, {}, scope), { left: Math.round((start + 2) * cell) })
}

/** 7.3.5.1: the date ends four characters from the right, the 署名 stands in the middle above it, the seal over both. */
function single(organ: Signature['organs'][number] | undefined, date: string, scope: Scope): string {
  const middle = 4 + widthOf(date) / 2
  const right = Math.max(0, Math.round((middle - widthOf(organ?.name ?? '') / 2) * cell))
  const stamp = organ?.seal ? seal(organ.seal, scope.width - Math.round(middle * cell), scope) : ''
  const above = organ ? paragraph(scope, 'SealedOrgan', run(organ.name, {}, scope), { right }) : ''
  return above + paragraph(scope, 'SealedDate', stamp + run(date, {}, scope))
}

/** 7.3.5.3: 签名章 four characters from the right, the post two characters before it; the date a line below. */
function stamped({ post, name, stamp }: NonNullable<Signature['signedBy']>, date: string, scope: Scope): string {
  const picture = stamp ? seal(stamp, scope.width - Math.round((4 + widthOf(name) / 2) * cell), scope) : ''
  const line = paragraph(
    scope,
    'Signer',
    picture + run(`${post}\u3000\u3000`, {}, scope) + run(name, { face: 'kaiti' }, scope),
  )
  return line + (date ? paragraph(scope, 'SignerDate', run(date, {}, scope)) : '')
}
