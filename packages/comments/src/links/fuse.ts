import { calibrated, generalNames, type LinkModel, signalNames } from './model.ts'
import type { OpinionSignals } from './signals/read.ts'

const width = signalNames.length
const unpointed = generalNames.indexOf('unpointed')

/** A node, or `null` for the draft as a whole, with its calibrated probability. */
export interface Ranked {
  node: number | null
  score: number
  confidence: number
}

/** Fuses an opinion's signals: every node and the draft as a whole, best first. */
export function fuse(model: LinkModel, signals: OpinionSignals): Ranked[] {
  const size = signals.nodes.length / width
  const weights = signalNames.map((name) => model.signals[name])
  const scores = new Float64Array(size + 1)
  for (let node = 0; node < size; node++) {
    let score = 0
    for (let at = 0; at < width; at++) score += weights[at]! * signals.nodes[node * width + at]!
    scores[node] = score
  }
  scores[size] = generalNames.reduce((sum, name, at) => sum + model.general[name] * signals.general[at]!, 0)
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  const knots = signals.general[unpointed] === 1 ? model.unpointed : model.calibration
  const ranked: Ranked[] = Array.from(powers, (power, node) => ({
    node: node === size ? null : node,
    score: power / sum,
    confidence: calibrated(knots, power / sum),
  }))
  return ranked.sort((a, b) => b.score - a.score || (a.node ?? size) - (b.node ?? size))
}
