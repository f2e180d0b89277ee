import type { LinkModel } from './model.ts'

/** The shipped fusion. Written by `bench/accuracy/train.ts`; not edited by hand. */
export const shippedModel: LinkModel = {
  "provenance": "fitted by bench/accuracy/train.ts on dev (289), charging (65), eldercare (52), hold 1; calibrated on answers for the set left out",
  "signals": {
    "reference": 6.084,
    "referenceAbove": 1.957,
    "referenceBelow": 0.559,
    "referenceElsewhere": -3.064,
    "weakReference": 3.182,
    "quotation": 4.183,
    "quotationShared": 1.212,
    "proposedQuotation": 1.031,
    "quotationAbove": 0.478,
    "run": 1.927,
    "runFurthest": 0.753,
    "similarity": 3.388,
    "similarityToBest": 3.242,
    "similarityRank": 1.809,
    "openingSimilarity": 2.871,
    "insertionAbove": 0.912,
    "pointerSimilarity": 1.926,
    "headingPlaced": 2.364,
    "headingPointed": 2.436,
    "headingNamed": 0.917,
    "headingAbovePointed": 0.969,
    "headingAboveNamed": 0.399,
    "quantity": 2.064,
    "carried": 3.923,
    "annotated": 4.002,
    "learned": 3,
    "noText": -1.105,
    "hasChildren": 0.839
  },
  "general": {
    "general": 1.973,
    "wholeWords": 3.263,
    "nothingToSay": 2.972,
    "onlyAgreement": 3.124,
    "unlike": 1.011,
    "unpointed": 1.041
  },
  "calibration": [
    [
      0.001,
      0.0001
    ],
    [
      0.02,
      0.0059
    ],
    [
      0.05,
      0.0202
    ],
    [
      0.1,
      0.0523
    ],
    [
      0.2,
      0.1388
    ],
    [
      0.3,
      0.2473
    ],
    [
      0.4,
      0.3707
    ],
    [
      0.5,
      0.5016
    ],
    [
      0.6,
      0.6323
    ],
    [
      0.7,
      0.7551
    ],
    [
      0.8,
      0.8627
    ],
    [
      0.9,
      0.9483
    ],
    [
      0.95,
      0.9801
    ],
    [
      0.98,
      0.9942
    ],
    [
      0.99,
      0.9977
    ],
    [
      0.999,
      0.9999
    ]
  ],
  "auto": 0.85
}
