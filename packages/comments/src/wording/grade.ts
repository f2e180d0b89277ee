import type { Clause, Proposal } from '../records.ts'
import { edit } from './edit.ts'

/** A rank that a letter of the alphabet or a numeral names: A级, 二类标准, 三星级. */
const grade = /(?:[A-E]{1,3}|[一二三四五甲乙丙丁])(?:星?级|类|等)(?![以之]?[分别型])(?:及?以上)?/g

/** 达到A级太难，放宽到B级以上: the clause's one rank, which the letter names, gives way to the one other that it wishes for. */
export function impliedGrade(opinion: string, clause: Clause): Proposal | null {
  const [old, second] = [...clause.text.matchAll(grade)]
  if (!old || second) return null
  const said = [...opinion.matchAll(grade)]
  const plain = (words: string) => words.replace(/及?以上$/, '')
  const named = said.find(([words]) => plain(words) === plain(old[0]))
  const others = said.filter(([words]) => plain(words) !== plain(old[0]))
  const [wanted, third] = others
  if (!named || !wanted || third || wanted.index < named.index) return null
  if (!/(?:放宽|降|提高|改|调整?|放)(?:低)?(?:到|至|为|成)$/.test(opinion.slice(0, wanted.index))) return null
  const verb = /达到$/.exec(clause.text.slice(0, old.index))?.[0] ?? ''
  return edit(clause, 'replace', old.index - verb.length, old.index + old[0].length, verb + wanted[0])
}
