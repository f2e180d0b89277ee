import { type Quantity, quantitiesOf } from '../language/quantities.ts'
import type { Clause, Proposal } from '../records.ts'
import type { Asked } from './asked.ts'
import { edit } from './edit.ts'

/** A run of figures of one kind with nothing but 、 between them: 100元、200元、300元. */
function runsIn(text: string): Quantity[][] {
  const runs: Quantity[][] = []
  for (const one of quantitiesOf(text)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.kind === one.kind && text.slice(last.phraseEnd, one.phraseStart) === '、') run.push(one)
    else runs.push([one])
  }
  return runs.filter(({ length }) => length > 1)
}

/** 三档调整为200元、400元、600元: a listing of figures takes the place of the clause's one listing of that kind. */
export function placeFigureList(asked: Asked, clause: Clause): Proposal | null {
  const [fresh, second] = runsIn(asked.new)
  if (!fresh || second || asked.quoted.old) return null
  const [old, other] = runsIn(clause.text).filter(([one]) => one?.kind === fresh[0]?.kind)
  if (!old || other) return null
  const lead = asked.new.slice(0, fresh[0]?.phraseStart)
  const start = old[0]?.phraseStart ?? 0
  const rest = asked.new.slice(fresh.at(-1)?.phraseEnd)
  if (rest !== '') return null
  // 每公里15000元、8000元, where the clause has 每公里分别不低于10000元、5000元: only the figures give way.
  if (!clause.text.slice(0, start).endsWith(lead)) {
    const near = clause.text.slice(Math.max(0, start - 16), start)
    if (lead === '' || !near.includes(lead)) return null
    const first = old[0]?.start ?? start
    return edit(
      clause,
      'replace',
      start,
      old.at(-1)?.phraseEnd ?? start,
      clause.text.slice(start, first) + asked.new.slice(lead.length),
    )
  }
  return edit(clause, 'replace', start - lead.length, old.at(-1)?.phraseEnd ?? start, asked.new)
}
