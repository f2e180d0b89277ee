import type { LinkModel } from './model.ts'

/** The shipped fusion. Written by `bench/accuracy/train.ts`; not edited by hand. */
export const shippedModel: LinkModel = {
  "provenance": "fitted by bench/accuracy/train.ts on dev (291), charging (67), eldercare (53), housing (39), farming (34), hold 1; calibrated on answers for the set left out",
  "signals": {
    "reference": 4.966,
    "referenceToText": 0.453,
    "referenceAbove": 2.803,
    "referenceBelow": 0.459,
    "referenceElsewhere": -3.122,
    "weakReference": 3.177,
    "quotation": 4.076,
    "quotationShared": 1.093,
    "proposedQuotation": 1.065,
    "quotationAbove": 0.491,
    "run": 1.705,
    "runFurthest": 0.783,
    "similarity": 3.595,
    "similarityToBest": 3.339,
    "similarityRank": 1.662,
    "openingSimilarity": 3.645,
    "insertionAbove": 1,
    "pointerSimilarity": 2.007,
    "headingPlaced": 2.294,
    "headingPointed": 2.66,
    "headingNamed": 1.068,
    "headingAbovePointed": 0.642,
    "headingAboveNamed": 0.328,
    "quantity": 2.436,
    "carried": 3.969,
    "annotated": 4.001,
    "learned": 3,
    "peer": 3.774,
    "noText": 0.014,
    "hasChildren": 0.268
  },
  "general": {
    "general": 1.574,
    "wholeWords": 3.616,
    "nothingToSay": 3.21,
    "onlyAgreement": 3.258,
    "unlike": 0.842,
    "unpointed": 1.222
  },
  "calibration": [
    [
      0.001,
      0.0001
    ],
    [
      0.02,
      0.005
    ],
    [
      0.05,
      0.0188
    ],
    [
      0.1,
      0.0526
    ],
    [
      0.2,
      0.1494
    ],
    [
      0.3,
      0.2742
    ],
    [
      0.4,
      0.4145
    ],
    [
      0.5,
      0.5575
    ],
    [
      0.6,
      0.6915
    ],
    [
      0.7,
      0.8077
    ],
    [
      0.8,
      0.9004
    ],
    [
      0.9,
      0.9662
    ],
    [
      0.95,
      0.9881
    ],
    [
      0.98,
      0.9969
    ],
    [
      0.99,
      0.9988
    ],
    [
      0.999,
      1
    ]
  ],
  "auto": 0.85
}
