import type { Clause, Proposal } from '../records.ts'
import { edit } from './edit.ts'

const parts = /(\d{1,3})\s*[:：∶]\s*(\d{1,3})/g
/** A proportion is read with what frames it: 按照4:6的比例分担. */
const framed = /(按照?)?(\d{1,3}\s*[:：∶]\s*\d{1,3})(的?比例)([分承负]担|分配|拨付|配套)?/g

/** 建议市县各半，即5:5: the clause's one proportion gives way to the other one that the opinion names last. */
export function impliedShare(opinion: string, clause: Clause): Proposal | null {
  const [old, other] = [...clause.text.matchAll(framed)]
  if (!old || other || !/建议|希望|应|改|调|请|宜|最好|倒过来|不如|能不能|能否/.test(opinion)) return null
  const drafted = (old[2] ?? '').replace(/\s/g, '').replace(/[：∶]/, ':')
  const said = [...opinion.matchAll(parts)].map(([, a, b]) => `${a}:${b}`).filter((share) => share !== drafted)
  const wanted = said.at(-1)
  if (wanted === undefined || new Set(said).size > 1) return null
  const to = old[0].replace(old[2] ?? '', wanted)
  return edit(clause, 'replace', old.index, old.index + old[0].length, to)
}
