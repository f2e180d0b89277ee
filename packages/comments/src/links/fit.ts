import type { LinkedOpinion } from '../records.ts'
import { calibrated, generalNames, type Knots, type LinkModel, signalNames } from './model.ts'
import type { OpinionSignals } from './signals/read.ts'

const width = signalNames.length

/** An opinion's signals with the right answers: node indexes, none for the draft as a whole. */
export interface Example {
  signals: OpinionSignals
  right: readonly number[]
  weight: number
}

/** Weights as one list: signals, then those of the draft as a whole. */
export function weightsOf(model: LinkModel): Float64Array {
  return Float64Array.from([
    ...signalNames.map((name) => model.signals[name]),
    ...generalNames.map((name) => model.general[name]),
  ])
}

/** A model with other weights. */
export function withWeights(model: LinkModel, weights: Float64Array): LinkModel {
  const signals = Object.fromEntries(signalNames.map((name, at) => [name, weights[at]!])) as LinkModel['signals']
  const general = Object.fromEntries(
    generalNames.map((name, at) => [name, weights[width + at]!]),
  ) as LinkModel['general']
  return { ...model, signals, general }
}

function gradientOf(example: Example, weights: Float64Array, into: Float64Array): number {
  const { nodes, general } = example.signals
  const size = nodes.length / width
  const scores = new Float64Array(size + 1)
  for (let node = 0; node < size; node++) {
    let score = 0
    for (let at = 0; at < width; at++) score += weights[at]! * nodes[node * width + at]!
    scores[node] = score
  }
  for (let at = 0; at < general.length; at++) scores[size] = scores[size]! + weights[width + at]! * general[at]!
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  const right = example.right.length > 0 ? example.right : [size]
  const mass = right.reduce((total, node) => total + powers[node]!, 0)
  for (let node = 0; node <= size; node++) {
    const wanted = right.includes(node) ? powers[node]! / mass : 0
    const pull = example.weight * (wanted - powers[node]! / sum)
    if (Math.abs(pull) < 1e-9) continue
    if (node === size)
      for (let at = 0; at < general.length; at++) into[width + at] = into[width + at]! + pull * general[at]!
    else for (let at = 0; at < width; at++) into[at] = into[at]! + pull * nodes[node * width + at]!
  }
  return example.weight * Math.log(mass / sum)
}

/**
 * Fits the fusion by gradient ascent (Adam) on the log-likelihood of the right answers, held near `prior` by `hold`
 * (the strength of an L2 pull). Deterministic.
 */
export function fitWeights(prior: LinkModel, examples: readonly Example[], hold: number, rounds = 400): LinkModel {
  const start = weightsOf(prior)
  const weights = Float64Array.from(start)
  const first = new Float64Array(weights.length)
  const second = new Float64Array(weights.length)
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(weights.length)
    for (const example of examples) gradientOf(example, weights, gradient)
    for (let at = 0; at < weights.length; at++) {
      const slope = gradient[at]! - hold * (weights[at]! - start[at]!)
      first[at] = 0.9 * first[at]! + 0.1 * slope
      second[at] = 0.999 * second[at]! + 0.001 * slope * slope
      const step = first[at]! / (1 - 0.9 ** round) / (Math.sqrt(second[at]! / (1 - 0.999 ** round)) + 1e-8)
      weights[at] = weights[at]! + 0.05 * step
    }
  }
  return withWeights(prior, weights)
}

/** A stated probability and whether the answer was right. */
export interface Outcome {
  raw: number
  right: boolean
}

function logit(value: number): number {
  const inside = Math.min(Math.max(value, 1e-4), 1 - 1e-4)
  return Math.log(inside / (1 - inside))
}

function shortened(step: number): number {
  return Math.max(-0.5, Math.min(0.5, step))
}

/** Platt's correction of stated probabilities as knots of a line; steepness is kept from running away by a small pull. */
export function fitCalibration(outcomes: readonly Outcome[]): Knots {
  let slope = 1
  let shift = 0
  for (let round = 0; round < 200; round++) {
    // Newton's method on two parameters.
    let g0 = -0.5 * (slope - 1)
    let g1 = -0.2 * shift
    let h00 = 0.5
    let h01 = 0
    let h11 = 0.2
    for (const { raw, right } of outcomes) {
      const x = logit(raw)
      const p = 1 / (1 + Math.exp(-(slope * x + shift)))
      const error = (right ? 1 : 0) - p
      const spread = p * (1 - p)
      g0 += error * x
      g1 += error
      h00 += spread * x * x
      h01 += spread * x
      h11 += spread
    }
    const determinant = h00 * h11 - h01 * h01
    if (Math.abs(determinant) < 1e-12) break
    // Short steps: far from the answer the curvature is flat and a full step would run away.
    const d0 = shortened((h11 * g0 - h01 * g1) / determinant)
    const d1 = shortened((h00 * g1 - h01 * g0) / determinant)
    slope += d0
    shift += d1
    if (Math.abs(d0) + Math.abs(d1) < 1e-9) break
  }
  const knots: Knots = []
  for (const raw of [0.001, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999]) {
    const value = 1 / (1 + Math.exp(-(Math.max(slope, 0.05) * logit(raw) + shift)))
    knots.push([raw, Math.round(value * 10_000) / 10_000])
  }
  return knots
}

/** Fewer confirmations than this say too little to bend the calibration. */
export const fewestConfirmations = 50

/** A link's confidence as it was stated, and whether a person found it right. */
export interface Confirmation {
  stated: number
  right: boolean
}

/**
 * The model with its confidences corrected by what people confirmed and changed; the same model below fifty. The order
 * of the candidates does not change, only how sure the program says it is.
 */
export function refitModel(model: LinkModel, confirmations: readonly Confirmation[]): LinkModel {
  if (confirmations.length < fewestConfirmations) return model
  const knots = fitCalibration(confirmations.map(({ stated, right }) => ({ raw: stated, right })))
  const bent = (before: Knots) => before.map(([raw, stated]): [number, number] => [raw, calibrated(knots, stated)])
  return {
    ...model,
    calibration: bent(model.calibration),
    unpointed: bent(model.unpointed),
    provenance: `${model.provenance}; recalibrated on ${confirmations.length} confirmations`,
  }
}

/** What people's answers say of the links that the program had stated before. */
export function confirmationsOf(
  stated: readonly LinkedOpinion[],
  given: ReadonlyMap<string, readonly string[]>,
): Confirmation[] {
  return stated.flatMap(({ id, clauses }) => {
    const answer = given.get(id)
    const [first] = clauses
    return answer && first && first.method !== 'person'
      ? [{ stated: first.confidence, right: answer.includes(first.id) }]
      : []
  })
}
