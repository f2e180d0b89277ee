import type { LinkModel } from './model.ts'

/** The shipped fusion. Written by `bench/accuracy/train.ts`; not edited by hand. */
export const shippedModel: LinkModel = {
  "provenance": "fitted by bench/accuracy/train.ts on dev (291), charging (67), eldercare (53), housing (39), farming (34), hold 1; calibrated on answers for the set left out",
  "signals": {
    "reference": 5.852,
    "referenceToText": 1.204,
    "referenceAbove": 2.185,
    "referenceBelow": 0.563,
    "referenceElsewhere": -3.062,
    "weakReference": 3.158,
    "quotation": 4.097,
    "quotationShared": 1.131,
    "proposedQuotation": 1.017,
    "quotationAbove": 0.472,
    "run": 1.688,
    "runFurthest": 0.758,
    "similarity": 3.513,
    "similarityToBest": 3.345,
    "similarityRank": 1.64,
    "openingSimilarity": 3.583,
    "insertionAbove": 0.957,
    "pointerSimilarity": 1.958,
    "headingPlaced": 2.325,
    "headingPointed": 2.395,
    "headingNamed": 1.074,
    "headingAbovePointed": 0.938,
    "headingAboveNamed": 0.325,
    "quantity": 2.321,
    "carried": 3.968,
    "annotated": 4.001,
    "learned": 3,
    "peer": 3.565,
    "noText": -0.007,
    "hasChildren": 0.365
  },
  "general": {
    "general": 1.801,
    "wholeWords": 3.57,
    "nothingToSay": 3.299,
    "onlyAgreement": 3.234,
    "unlike": 1.005,
    "unpointed": 0.899
  },
  "calibration": [
    [
      0.001,
      0
    ],
    [
      0.02,
      0.0043
    ],
    [
      0.05,
      0.0178
    ],
    [
      0.1,
      0.0532
    ],
    [
      0.2,
      0.1613
    ],
    [
      0.3,
      0.3036
    ],
    [
      0.4,
      0.4602
    ],
    [
      0.5,
      0.612
    ],
    [
      0.6,
      0.7448
    ],
    [
      0.7,
      0.8509
    ],
    [
      0.8,
      0.9282
    ],
    [
      0.9,
      0.9779
    ],
    [
      0.95,
      0.9928
    ],
    [
      0.98,
      0.9983
    ],
    [
      0.99,
      0.9994
    ],
    [
      0.999,
      1
    ]
  ],
  "auto": 0.85
}
