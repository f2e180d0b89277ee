import { formatDate, isDate, type Signature } from '@gongwen/model'
import { cell, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { jointSeals, seal } from './seal.ts'

/** 署名、成文日期、印章 (GB/T 9704-2012, 7.3.5). */
export function signature(node: Signature, scope: Scope): string {
  const date = isDate(node.date) ? formatDate(node.date) : node.date
  if (node.signedBy) return signed(node.signedBy, date, scope)
  if (!node.sealed)
    return unsealed(
      node.organs.map(({ name }) => name),
      date,
      scope,
    )
  if (node.organs.length > 1) return jointSeals(node.organs, scope) + sealedDate(date, scope)
  return sealed(node.organs[0], date, scope)
}

/** 7.3.5.2: the first 署名 ends two characters from the right, the date begins two further right than it. */
function unsealed(organs: readonly string[], date: string, scope: Scope): string {
  const all = scope.width / cell
  const longest = Math.max(0, ...organs.map(widthOf))
  const wide = widthOf(date)
  const organRight = wide > longest ? 4 + wide - longest : 2
  const start = Math.max(0, all - organRight - longest)
  const lines = organs.map((name, index) => {
    const right = Math.round((organRight + (longest - widthOf(name))) * cell)
    return paragraph(
      scope,
      index === 0 ? 'Organ' : 'OrganMore',
      run(name, {}, scope),
      right === 2 * cell ? {} : { right },
    )
  })
  const left = Math.round(Math.min(start + 2, all - 1) * cell)
  return lines.join('') + (date ? paragraph(scope, 'Date', run(date, {}, scope), { left, right: -2 * cell }) : '')
}

/** 7.3.5.1: the date ends four characters from the right, the 署名 stands in the middle above it. */
function sealed(organ: Signature['organs'][number] | undefined, date: string, scope: Scope): string {
  if (!organ) return sealedDate(date, scope)
  const right = Math.max(0, Math.round((4 + (widthOf(date) - widthOf(organ.name)) / 2) * cell))
  const stamp = organ.seal ? seal(organ.seal, scope.width - Math.round((4 + widthOf(date) / 2) * cell), scope) : ''
  return paragraph(scope, 'SealedOrgan', stamp + run(organ.name, {}, scope), { right }) + sealedDate(date, scope)
}

function sealedDate(date: string, scope: Scope): string {
  return date ? paragraph(scope, 'SealedDate', run(date, {}, scope)) : ''
}

/** 7.3.5.3: 签名章 four characters from the right, the post two characters before it; the date a line below. */
function signed({ post, name, stamp }: NonNullable<Signature['signedBy']>, date: string, scope: Scope): string {
  const picture = stamp ? seal(stamp, scope.width - Math.round((4 + widthOf(name) / 2) * cell), scope) : ''
  const line = paragraph(scope, 'Signer', picture + run(`${post}\u3000\u3000${name}`, {}, scope))
  return line + (date ? paragraph(scope, 'SignerDate', run(date, {}, scope)) : '')
}
