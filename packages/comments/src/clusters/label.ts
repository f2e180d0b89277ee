import { joinLines, membersOf, numberingLength, sentencesOf } from '../language/sentences.ts'
import { wordsOf, wordWeight } from '../language/words.ts'
import { wish } from '../stance/cues.ts'

const longest = 60
const keywordCount = 5
/** Beyond this weight a word is rare rather than telling. */
const telling = 9

/** A sentence of an opinion that says what it wants, in the sender's own words; long ones from the wish on. */
export function demandSentence(opinion: string): string {
  const text = joinLines(opinion.slice(numberingLength(opinion)).trim())
  const sentences = sentencesOf(text).map(({ start, end }) => text.slice(start, end).trim())
  const asking = sentences.filter((sentence) => wish.test(sentence))
  const said = asking.at(-1) ?? sentences.sort((a, b) => b.length - a.length)[0] ?? text
  const plain = trim(said)
  if (plain.length <= longest) return plain
  const members = membersOf(plain)
  const from = members.find(({ start, end }) => wish.test(plain.slice(start, end)))?.start ?? 0
  const rest = trim(plain.slice(from))
  return rest.length <= longest ? rest : `${rest.slice(0, longest - 1)}…`
}

function trim(text: string): string {
  return text.replace(/^[\s，,、；;：:]+|[\s，,、；;。！!】]+$/g, '')
}

const plainWords = new Set(
  '建议 希望 应该 应当 可以 我们 我公司 我单位 认为 觉得 意见 征求 征求意见 修改 改为 调整 增加 补充 删除 删去 明确 规定 要求 进一步 予以 能够 比较 这个 那个 就是 没有 不是 如果 因为 所以 但是 以及 或者 不少 不低 不低于 不少于 以上 以下 一定 一般 其中 目前 现在 关于 对于 部分 内容 表述 条款 文件 办法 本办法 草案'.split(
    ' ',
  ),
)

/** The words that tell most about these texts, by frequency × jieba's idf; at most five. */
export function keywordsOf(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts.slice(0, 200)) {
    for (const word of new Set(wordsOf(text.slice(0, 1000)))) {
      if (word.length > 1 && /^[\p{Script=Han}A-Za-z]+$/u.test(word) && !plainWords.has(word))
        counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([word, count]) => ({ word, score: count * Math.min(telling, wordWeight(word)) }))
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1))
    .slice(0, keywordCount)
    .map(({ word }) => word)
}
