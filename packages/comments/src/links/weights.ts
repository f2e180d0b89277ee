import type { LinkModel } from './model.ts'

/** The shipped fusion. Written by `bench/accuracy/train.ts`; not edited by hand. */
export const shippedModel: LinkModel = {
  "provenance": "fitted by bench/accuracy/train.ts on dev (291), charging (67), eldercare (53), housing (39), farming (34), parks (36), hold 1; calibrated on answers for the set left out",
  "signals": {
    "reference": 5.279,
    "referenceToText": 1.499,
    "referenceAbove": 3.212,
    "referenceBelow": 0.561,
    "referenceElsewhere": -3.086,
    "weakReference": 2.803,
    "quotation": 4.061,
    "quotationShared": 1.081,
    "proposedQuotation": 1.041,
    "quotationAbove": 0.492,
    "run": 1.697,
    "runFurthest": 0.432,
    "similarity": 3.822,
    "similarityToBest": 3.772,
    "similarityRank": 0.982,
    "openingSimilarity": 4.172,
    "insertionAbove": 0.647,
    "cellSimilarity": 3.185,
    "pointerSimilarity": 1.988,
    "headingPlaced": 2.057,
    "headingPointed": 2.526,
    "headingNamed": 1.392,
    "headingAbovePointed": 0.554,
    "headingAboveNamed": 0.443,
    "quantity": 2.029,
    "carried": 3.973,
    "annotated": 4,
    "learned": 3,
    "peer": 3.915,
    "noText": -0.213,
    "hasChildren": 0.184
  },
  "general": {
    "general": 1.685,
    "wholeWords": 3.929,
    "nothingToSay": 3.394,
    "onlyAgreement": 3.336,
    "unlike": 0.89,
    "unpointed": 0.975
  },
  "calibration": [
    [
      0.001,
      0
    ],
    [
      0.02,
      0.0005
    ],
    [
      0.05,
      0.0032
    ],
    [
      0.1,
      0.0134
    ],
    [
      0.2,
      0.0605
    ],
    [
      0.3,
      0.1532
    ],
    [
      0.4,
      0.2966
    ],
    [
      0.5,
      0.4783
    ],
    [
      0.6,
      0.6659
    ],
    [
      0.7,
      0.8229
    ],
    [
      0.8,
      0.9288
    ],
    [
      0.9,
      0.9841
    ],
    [
      0.95,
      0.9961
    ],
    [
      0.98,
      0.9994
    ],
    [
      0.99,
      0.9998
    ],
    [
      0.999,
      1
    ]
  ],
  "auto": 0.85
}
