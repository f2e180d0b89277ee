import type { Clause, Proposal } from '../records.ts'
import type { Asked } from './asked.ts'
import { edit } from './edit.ts'

const parts = /(\d{1,3}(?:\.\d+)?)\s*[:：∶]\s*(\d{1,3}(?:\.\d+)?)/g
/** A proportion is read with what frames it: 按照4:6的比例分担. */
const framed =
  /(按照?|不低于|不少于|不超过|不高于)?(?<![\d:：])(\d{1,3}(?:\.\d+)?\s*[:：∶]\s*\d{1,3}(?:\.\d+)?)(?:(?:的?比例)(?:[分承负]担|分配|拨付|配套)?)?/g

/** 由1:1.5提高到1:2: nothing but a proportion is wanted. */
export function placeShare(asked: Asked, clause: Clause): Proposal | null {
  const [only] = asked.new.matchAll(parts)
  return only && only[0].length === asked.new.length ? impliedShare(`比例请改为${asked.new}`, clause) : null
}

/** 建议市县各半，即5:5: the clause's one proportion gives way to the other one that the opinion names last. */
export function impliedShare(opinion: string, clause: Clause): Proposal | null {
  const [old, other] = [...clause.text.matchAll(framed)]
  // 7:30 is a time of day unless it is called a proportion.
  if (
    !old ||
    other ||
    !/比例?|配比/.test(clause.text + opinion) ||
    !/建议|希望|应|改|调|请|宜|最好|倒过来|不如|能不能|能否/.test(opinion)
  )
    return null
  const drafted = (old[2] ?? '').replace(/\s/g, '').replace(/[：∶]/, ':')
  const said = [...opinion.matchAll(parts)].map(([, a, b]) => `${a}:${b}`).filter((share) => share !== drafted)
  const wanted = said.at(-1)
  if (wanted === undefined || new Set(said).size > 1) return null
  const to = old[0].replace(old[2] ?? '', wanted)
  return edit(clause, 'replace', old.index, old.index + old[0].length, to)
}
