import { conditionHelpers } from './conditions.ts'
import { dateHelpers } from './dates.ts'
import type { Helper } from './helper.ts'
import { listHelpers } from './lists.ts'
import { numberHelpers } from './numbers.ts'
import { textHelpers } from './texts.ts'

/** Every helper, in the order in which the guide lists them. */
export const helpers: readonly Helper[] = [
  ...dateHelpers,
  ...numberHelpers,
  ...listHelpers,
  ...textHelpers,
  ...conditionHelpers,
]

/** Helpers by each of their names. */
export const helperByName: ReadonlyMap<string, Helper> = new Map(
  helpers.flatMap((helper) => [helper.name, ...helper.aliases].map((name) => [name, helper] as const)),
)

/** Names of handlebars' own blocks, in Chinese and in its own words. */
export const blockNames: ReadonlyMap<string, 'if' | 'unless' | 'each' | 'with'> = new Map([
  ['如果', 'if'],
  ['条件', 'if'],
  ['if', 'if'],
  ['除非', 'unless'],
  ['unless', 'unless'],
  ['循环', 'each'],
  ['each', 'each'],
  ['对于', 'with'],
  ['with', 'with'],
] as const)
