import type { Signature } from '@gongwen/model'
import { cell, twips, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { plainTable } from '../plain-table.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { seal } from './seal.ts'

type Organ = Signature['organs'][number]

/** Room for a seal and the gap to its neighbour, twips: seals neither cross nor touch. */
const sealRoom = twips(44)

/** Several organs side by side in their order, each under its own seal; the last seal is also over the date (7.3.5.1). */
export function jointSignature(organs: readonly Organ[], date: string, scope: Scope): string {
  const longest = Math.max(...organs.map(({ name }) => widthOf(name))) + 1
  const each = Math.max(1, Math.min(organs.length, 4, Math.floor(scope.width / Math.max(sealRoom, longest * cell))))
  const rows: string[][] = []
  const missing = (each - (organs.length % each)) % each
  const slots: (Organ | undefined)[] = [
    ...organs.slice(0, organs.length - each + missing),
    ...Array(missing).fill(undefined),
    ...organs.slice(organs.length - each + missing),
  ]
  const width = Math.floor(scope.width / each)
  const inside: Scope = { ...scope, place: scope.place === 'page' ? 'cell' : scope.place, width }
  for (let i = 0; i < slots.length; i += each) {
    const row = slots.slice(i, i + each)
    rows.push(row.map((organ, at) => cellOf(organ, i + at === slots.length - 1 ? date : '', width, inside)))
  }
  return plainTable(rows, Array(each).fill(width))
}

/** 署名 and below it the line of the date, which holds the seal. */
function cellOf(organ: Organ | undefined, date: string, width: number, scope: Scope): string {
  if (!organ) return paragraph(scope, 'JointOrgan', '')
  const stamp = organ.seal ? seal(organ.seal, width / 2, scope) : ''
  return (
    paragraph(scope, 'JointOrgan', run(organ.name, {}, scope)) +
    paragraph(scope, 'JointDate', stamp + run(date, {}, scope))
  )
}
