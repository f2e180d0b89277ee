import { numeralCharacters, parseNumeral } from '../language/numerals.ts'
import type { Clause, Proposal } from '../records.ts'
import type { Asked } from './asked.ts'
import { edit } from './edit.ts'

const parts = /(\d{1,3}(?:\.\d+)?)\s*[:：∶]\s*(\d{1,3}(?:\.\d+)?)/g
/** A proportion is read with what frames it: 按照4:6的比例分担. */
const framed =
  /(按照?|不低于|不少于|不超过|不高于)?(?<![\d:：])(\d{1,3}(?:\.\d+)?\s*[:：∶]\s*\d{1,3}(?:\.\d+)?)(?:(?:的?比例)(?:[分承负]担|分配|拨付|配套)?)?/g

/** 不低于1:15. */
const boundedOnly = /^(?:按照?|不低于|不少于|不超过|不高于)?\d{1,3}(?:\.\d+)?\s*[:：∶]\s*\d{1,3}(?:\.\d+)?$/
/** 一比十五. */
const inWords = new RegExp(`([${numeralCharacters}]{1,4})比([${numeralCharacters}]{1,4})`, 'g')
/** 十五个配一个, where a draft gives how many there are to one. */
const manyToOne = new RegExp(
  `(?:最好|建议|希望|应当?|改[为成])[^，。；\\d]{0,3}?([${numeralCharacters}]{1,4})(?:个|名|人)[^，。；\\d]{0,4}[配带看管]一(?:个|名|人)`,
)

/** 由1:1.5提高到1:2, 改成不低于1:15: nothing but a proportion is wanted. */
export function placeShare(asked: Asked, clause: Clause): Proposal | null {
  return boundedOnly.test(asked.new) ? impliedShare(`比例请改为${asked.new}`, clause) : null
}

/** 建议市县各半，即5:5; 一比十五吧: the clause's one proportion gives way to the other one that the opinion names last. */
export function impliedShare(opinion: string, clause: Clause): Proposal | null {
  const [old, other] = [...clause.text.matchAll(framed)]
  // 7:30 is a time of day unless it is called a proportion.
  if (
    !old ||
    other ||
    !/比例?|配比/.test(clause.text + opinion) ||
    !/建议|希望|应|改|调|请|宜|最好|倒过来|不如|能不能|能否|吧/.test(opinion)
  )
    return null
  const drafted = (old[2] ?? '').replace(/\s/g, '').replace(/[：∶]/, ':')
  const said = sharesIn(opinion).filter((share) => share !== drafted)
  const wanted = said.at(-1)
  if (wanted === undefined || new Set(said).size > 1) return null
  const to = old[0].replace(old[2] ?? '', wanted)
  return edit(clause, 'replace', old.index, old.index + old[0].length, to)
}

function sharesIn(opinion: string): string[] {
  const written = [...opinion.matchAll(parts)].map(([, a, b]) => `${a}:${b}`)
  const spoken = [...opinion.matchAll(inWords)].map(([, a = '', b = '']) => `${parseNumeral(a)}:${parseNumeral(b)}`)
  const many = parseNumeral(manyToOne.exec(opinion)?.[1] ?? '')
  return [...written, ...spoken, ...(many === undefined ? [] : [`1:${many}`])]
}
