import { numeralCharacters } from '../language/numerals.ts'
import type { Clause, Proposal } from '../records.ts'
import type { Asked } from './asked.ts'
import { edit } from './edit.ts'
import { frequencyOf } from './frequency.ts'

const count = `[${numeralCharacters}]{1,3}`
const wantedTimes = new RegExp(`^(每[^，。；]{1,4}?)(?:至少|不少于)?(${count})次$`)
const drafted = new RegExp(
  `(每(?:半|[一二两三四五\\d]个?)?(?:年|季度|月|周|日|天|学期))([^，。；\\d每]{0,8}?)(${count})次`,
  'g',
)

/** 演练请改为每年两次, where the clause has 每季度开展一次演练: how often and how many times give way together. */
export function placeTimes(asked: Asked, clause: Clause): Proposal | null {
  const [, often = '', times = ''] = wantedTimes.exec(asked.new) ?? []
  if (often === '' || asked.quoted.old || frequencyOf(often) === undefined) return null
  const [old, second] = [...clause.text.matchAll(drafted)]
  if (!old || second) return null
  return edit(clause, 'replace', old.index, old.index + old[0].length, `${often}${old[2]}${times}次`)
}
