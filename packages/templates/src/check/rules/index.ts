import type { Rule } from '../rule.ts'
import { attachmentRules } from './attachments.ts'
import { dateRules } from './dates.ts'
import { digitRules } from './digits.ts'
import { documentNumberRules } from './document-number.ts'
import { organRules } from './organs.ts'
import { outlineRules } from './outline.ts'
import { pairRules } from './pairs.ts'
import { placeholderRules } from './placeholders.ts'
import { punctuationRules } from './punctuation.ts'
import { rangeRules } from './ranges.ts'
import { recipientRules } from './recipients.ts'
import { titleRules } from './title.ts'
import { wordingRules } from './wording.ts'

/** Every rule, in the order of the guide. */
export const rules: readonly Rule[] = [
  ...documentNumberRules,
  ...dateRules,
  ...recipientRules,
  ...attachmentRules,
  ...titleRules,
  ...outlineRules,
  ...rangeRules,
  ...digitRules,
  ...punctuationRules,
  ...pairRules,
  ...organRules,
  ...wordingRules,
  ...placeholderRules,
]
