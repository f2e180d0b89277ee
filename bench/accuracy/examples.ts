import type { Example } from '../../packages/comments/src/links/fit.ts'
import { peersOf } from '../../packages/comments/src/links/link.ts'
import { signalContext } from '../../packages/comments/src/links/signals/context.ts'
import { readSignals } from '../../packages/comments/src/links/signals/read.ts'
import { splitOpinions } from '../../packages/comments/src/opinions/split.ts'
import type { GoldOpinion, LabelledSet } from './labelled-set.ts'
import { pairUp, squash } from './overlap.ts'
import { priorModel } from './prior.ts'

/** Signals of every opinion that the splitter found and the gold knows. Copies of a form letter share one weight. */
export function examplesOf(set: LabelledSet): (Example & { gold: GoldOpinion })[] {
  const at = new Map(set.draft.clauses.map(({ id }, index) => [id, index]))
  const copies = new Map<string, number>()
  for (const { text } of set.opinions) copies.set(squash(text), (copies.get(squash(text)) ?? 0) + 1)
  const split = set.mails.map((mail) => splitOpinions(mail, set.draft).opinions)
  const peers = peersOf(split.flat(), set.mails, set.draft, priorModel)
  const context = signalContext(set.draft, undefined, peers)
  const examples: (Example & { gold: GoldOpinion })[] = []
  for (const [index, mail] of set.mails.entries()) {
    const opinions = split[index]!
    const pairs = pairUp(
      set.opinions.filter((gold) => gold.mail === mail.id),
      opinions,
    )
    const goldOf = new Map([...pairs].map(([gold, found]) => [found, gold]))
    let before: number | undefined
    for (const opinion of opinions) {
      const part = mail.parts.find(({ id }) => id === opinion.part)
      const signals = readSignals(context, opinion, part, before)
      const gold = goldOf.get(opinion)
      if (!gold) continue
      const right = gold.clauses.map((id) => at.get(id)!)
      before = right[0]
      examples.push({ signals, right, weight: 1 / copies.get(squash(gold.text))!, gold })
    }
  }
  return examples
}
