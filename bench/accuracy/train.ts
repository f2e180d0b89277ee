import { writeFileSync } from 'node:fs'
import { type Example, fitCalibration, fitWeights, type Outcome } from '../../packages/comments/src/links/fit.ts'
import { fuse } from '../../packages/comments/src/links/fuse.ts'
import { generalNames, type LinkModel, signalNames } from '../../packages/comments/src/links/model.ts'
import { examplesOf } from './examples.ts'
import { priorModel } from './prior.ts'
import { labelledSets, loadUnfittedSets } from './sets.ts'
import { statementSets } from './statements.ts'

// Fits the weights that are shipped: the fusion on the labelled letters, its calibration on answers for sets left out and for
// sets that it was not fitted on. How it does on bare statements about other drafts is printed.
// usage: node --conditions=source bench/accuracy/train.ts [--write]

const hold = Number(process.env['HOLD'] ?? 0.5)
const sets = labelledSets().map((set) => ({ name: set.name, examples: examplesOf(set) }))

function isRight(example: Example, node: number | null): boolean {
  return node === null ? example.right.length === 0 : example.right.includes(node)
}

function outcomesOf(
  model: LinkModel,
  examples: readonly Example[],
): { outcome: Outcome; weight: number; three: boolean; node: number | null; alone: boolean }[] {
  return examples.map((example) => {
    const ranked = fuse(model, example.signals)
    const first = ranked[0]!
    const three =
      example.right.length === 0
        ? first.node === null
        : ranked
            .filter(({ node }) => node !== null)
            .slice(0, 3)
            .some(({ node }) => example.right.includes(node!))
    return {
      outcome: { raw: first.score, right: isRight(example, first.node) },
      weight: example.weight,
      three,
      node: first.node,
      alone: example.signals.general[generalNames.indexOf('unpointed')] === 1,
    }
  })
}

/** Each set's share is the same, however many letters it has. */
function balanced(list: { name: string; examples: Example[] }[]): Example[] {
  return list.flatMap(({ examples }) => {
    const total = examples.reduce((sum, { weight }) => sum + weight, 0)
    return examples.map((example) => ({ ...example, weight: (example.weight * 100) / total }))
  })
}

const held: { outcome: Outcome; node: number | null; alone: boolean }[] = []
for (const { name, examples } of sets) {
  const model = fitWeights(priorModel, balanced(sets.filter((set) => set.name !== name)), hold)
  const out = outcomesOf(model, examples)
  held.push(
    ...out.filter((_, index) => index % Math.max(1, Math.round(examples.length / 100)) === 0 || examples.length < 150),
  )
  const share = (test: (item: (typeof out)[number]) => boolean) => (out.filter(test).length / out.length).toFixed(3)
  console.log(
    `left out ${name}: n=${out.length} hit@1 ${share(({ outcome }) => outcome.right)} hit@3 ${share(({ three }) => three)}`,
  )
}
const fitted = fitWeights(priorModel, balanced(sets), hold)
for (const { name, examples } of sets) {
  const out = outcomesOf(fitted, examples)
  const share = (test: (item: (typeof out)[number]) => boolean) => (out.filter(test).length / out.length).toFixed(3)
  console.log(
    `fitted on all, ${name}: hit@1 ${share(({ outcome }) => outcome.right)} hit@3 ${share(({ three }) => three)}`,
  )
}
const unseen = loadUnfittedSets().map((set) => ({ name: set.name, out: outcomesOf(fitted, examplesOf(set)) }))
held.push(...unseen.flatMap(({ out }) => out))
for (const { name, out } of [
  ...unseen,
  ...statementSets().map((set) => ({ name: `statements, ${set.name}`, out: outcomesOf(fitted, examplesOf(set)) })),
]) {
  const share = (test: (item: (typeof out)[number]) => boolean) => (out.filter(test).length / out.length).toFixed(3)
  console.log(
    `not fitted on, ${name}: n=${out.length} hit@1 ${share(({ outcome }) => outcome.right)} hit@3 ${share(({ three }) => three)}`,
  )
}
const curve = (alone: boolean) =>
  fitCalibration(held.filter((item) => item.node !== null && item.alone === alone).map(({ outcome }) => outcome))
const calibration = curve(false)
const unpointed = curve(true)
const round = (value: number) => Math.round(value * 1000) / 1000
const model: LinkModel = {
  provenance: `fitted by bench/accuracy/train.ts on ${sets.map(({ name, examples }) => `${name} (${examples.length})`).join(', ')}, hold ${hold}; calibrated on answers for the set left out and for ${unseen.map(({ name }) => name).join(', ')}`,
  signals: Object.fromEntries(signalNames.map((name) => [name, round(fitted.signals[name])])) as LinkModel['signals'],
  general: Object.fromEntries(generalNames.map((name) => [name, round(fitted.general[name])])) as LinkModel['general'],
  calibration,
  unpointed,
  auto: 0.92,
}
console.log(JSON.stringify(model, null, 1))
if (process.argv.includes('--write')) {
  writeFileSync(
    new URL('../../packages/comments/src/links/weights.ts', import.meta.url),
    `import type { LinkModel } from './model.ts'\n\n/** The shipped fusion. Written by \`bench/accuracy/train.ts\`; not edited by hand. */\nexport const shippedModel: LinkModel = ${JSON.stringify(model, null, 2)}\n`,
  )
}
