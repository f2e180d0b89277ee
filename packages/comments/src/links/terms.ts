import { fold } from './fold.ts'
import { conceptsIn } from './lexicon.ts'
import { quantitiesOf } from './numerals.ts'

const han = /\p{Script=Han}/u
const functionCharacters = new Set(
  '的了和与及或在是为对把将被由从到以等有这那个我你他也就都而且其之于中上下不要会能可该请应',
)

/**
 * Characters and words of everyday Chinese: in a short draft some are rare by chance and would look telling. They count
 * for a quarter in what senders write.
 */
const everydayCharacters = new Set(
  '人行法定应一理能合如同不公被什出求生发时关何请对规后保我业机事成进个用作现未他她它们来去说好大小多少些年月日天次两二三四五六七八九十百千万半几每各并会得着过还再就只很太更最没吗呢吧啊呀嘛让给跟向比才又则所做想看家里外前自己本点样种实难么有可要',
)
const everydayWords = new Set(
  '可以 什么 是否 规定 进行 要求 需要 相关 怎么 情况 处理 没有 行为 导致 发现 自己 影响 存在 不能 不是 还是 就是 都是 而且 但是 因为 所以 如果 只有 还有 的话 时候 现在 以后 以前 一个 一年 一次 一家 一些 一点 一样 一定 一般 这个 这种 这样 那么 那个 大家 人家 他们 很多 太多 不要 不会 不到 不了 不好 起来 出来 下来 上去 进去 办法 问题 方面 部分 具体 实际 目前 同时 另外 比如 例如 或者 以及 其他 其中 之间 之后 里面 是不 能不 有没 多少 怎样 如何 应该 应当 必须 最好 比较 非常 真正 直接 主要 重要 一律 全部 所有 任何'.split(
    ' ',
  ),
)
const everyday = 0.25
const conceptWeight = 1

/** Words with which letters ask. They say little about which clause is meant. */
const asking =
  /建议|意见|希望|恳请|请求|修改|改为|调整|增加|补充|删除|删去|明确|征求|征求意见稿|进一步|认为|我们|我公司|我司|贵局|文件|规定|表述|考虑|予以|相关|有关|企业|单位/g

/** Terms of a text with their weights: 1- and 2-grams of Han characters, Latin words, quantities, concepts. */
export type Terms = Map<string, number>

function add(terms: Terms, term: string, weight: number): void {
  terms.set(term, (terms.get(term) ?? 0) + weight)
}

/** Runs of Han characters and of other letters or digits. */
const runs = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv

/** The terms of a text. `query` weakens asking and everyday words. */
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
      if (!functionCharacters.has(character)) {
        add(terms, character, weak[at] ? 0.2 : query && everydayCharacters.has(character) ? everyday : 1)
      }
      if (index + 1 === run.length) continue
      const pair = character + run[index + 1]!
      add(terms, pair, weak[at] && weak[at + 1] ? 0.2 : query && everydayWords.has(pair) ? everyday : 1)
    }
  }
  for (const { token } of quantitiesOf(folded)) add(terms, token, 1)
  for (const concept of conceptsIn(folded)) add(terms, concept, conceptWeight)
  return terms
}
