import { fold } from './fold.ts'
import { lexicon } from './lexicon.ts'
import { quantitiesOf } from './numerals.ts'

const han = /\p{Script=Han}/u
const functionCharacters = new Set(
  '的了和与及或在是为对把将被由从到以等有这那个我你他也就都而且其之于中上下不要会能可该请应',
)

/** Words with which letters ask. They say little about which clause is meant. */
const asking =
  /建议|意见|希望|恳请|请求|修改|改为|调整|增加|补充|删除|删去|明确|征求|征求意见稿|进一步|认为|我们|我公司|我司|贵局|文件|规定|表述|考虑|予以|相关|有关|企业|单位/g

/** Terms of a text with their weights: 1- and 2-grams of Han characters, Latin words, quantities, and lay words' official sisters. */
export type Terms = Map<string, number>

function add(terms: Terms, term: string, weight: number): void {
  terms.set(term, (terms.get(term) ?? 0) + weight)
}

/** Runs of Han characters and of other letters or digits. */
const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu

/** The terms of a text. `query` weakens asking words and adds the official sisters of lay words. */
export function termsOf(text: string, query = false): Terms {
  const folded = fold(text)
  const terms: Terms = new Map()
  const weak = new Uint8Array(folded.length)
  if (query) for (const match of folded.matchAll(asking)) weak.fill(1, match.index, match.index + match[0].length)
  for (const match of folded.matchAll(runs)) {
    const run = match[0]
    if (!han.test(run[0]!) || run.codePointAt(0)! > 0xffff) {
      if (run.length <= 40) add(terms, run, 1)
      continue
    }
    for (let index = 0; index < run.length; index++) {
      const at = match.index + index
      const character = run[index]!
      if (!functionCharacters.has(character)) add(terms, character, weak[at] ? 0.2 : 1)
      if (index + 1 < run.length) add(terms, character + run[index + 1]!, weak[at] && weak[at + 1] ? 0.2 : 1)
    }
  }
  for (const { token } of quantitiesOf(folded)) add(terms, token, 1)
  if (query) for (const [term, weight] of lexicon.sisters(folded)) add(terms, term, weight)
  return terms
}
