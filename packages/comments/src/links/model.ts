/** Names of the signals that speak for a clause, in the order of the weights. */
export const signalNames = [
  'reference',
  'referenceToText',
  'referenceAbove',
  'referenceBelow',
  'referenceElsewhere',
  'weakReference',
  'quotation',
  'quotationShared',
  'proposedQuotation',
  'quotationAbove',
  'run',
  'runFurthest',
  'similarity',
  'similarityToBest',
  'similarityRank',
  'openingSimilarity',
  'insertionAbove',
  'cellSimilarity',
  'pointerSimilarity',
  'headingPlaced',
  'headingPointed',
  'headingNamed',
  'headingAbovePointed',
  'headingAboveNamed',
  'quantity',
  'carried',
  'annotated',
  'learned',
  'peer',
  'noText',
  'hasChildren',
] as const

/** Signals that speak for the draft as a whole. */
export const generalNames = ['general', 'wholeWords', 'nothingToSay', 'onlyAgreement', 'unlike', 'unpointed'] as const

export type SignalName = (typeof signalNames)[number]
export type GeneralName = (typeof generalNames)[number]

/** Points of a line from stated to true probability. */
export type Knots = [raw: number, calibrated: number][]

/** The fusion: a conditional logit over the clauses and “the draft as a whole”, and how its probabilities are corrected. */
export interface LinkModel {
  provenance: string
  signals: Record<SignalName, number>
  general: Record<GeneralName, number>
  /** Knots of a non-decreasing line from raw to calibrated probability. */
  calibration: Knots
  /** The same for opinions that name, quote and repeat nothing of the draft: likeness alone is right less often. */
  unpointed: Knots
  /** Least calibrated confidence of the automatic band. */
  auto: number
}

/** The calibrated value of a raw probability: linear between the knots. */
export function calibrated(knots: Knots, raw: number): number {
  const first = knots[0]
  const last = knots.at(-1)
  if (!first || !last) return raw
  if (raw <= first[0]) return first[1]
  for (let at = 1; at < knots.length; at++) {
    const [x1, y1] = knots[at]!
    const [x0, y0] = knots[at - 1]!
    if (raw <= x1) return x1 === x0 ? y1 : y0 + ((raw - x0) * (y1 - y0)) / (x1 - x0)
  }
  return last[1]
}
