import { Jieba } from '@node-rs/jieba'
import { dict, idf } from '@node-rs/jieba/dict.js'

let segmenter: Jieba | undefined

/** Words of a text by jieba; the dictionary (5 MB) is read at the first call. */
export function wordsOf(text: string): string[] {
  segmenter ??= Jieba.withDict(dict)
  return segmenter.cut(text, true)
}

let weights: Map<string, number> | undefined

/** How much a word tells in general Chinese: jieba's inverse document frequency, 3 to 14; unknown words tell much. */
export function wordWeight(word: string): number {
  if (!weights) {
    weights = new Map()
    for (const line of new TextDecoder().decode(idf).split('\n')) {
      const gap = line.indexOf(' ')
      if (gap > 0) weights.set(line.slice(0, gap), Number(line.slice(gap + 1)))
    }
  }
  return weights.get(word) ?? 11
}
