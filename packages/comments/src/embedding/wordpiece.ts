/** A BERT vocabulary: token to id. */
export type Vocabulary = ReadonlyMap<string, number>

/** Reads `vocab.txt`: one token a line, its number is its id. */
export function readVocabulary(text: string): Vocabulary {
  return new Map(text.split('\n').map((line, at) => [line.replace(/\r$/, ''), at] as const))
}

const pieces = /\p{Script=Han}|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu

function piecesOf(word: string, vocabulary: Vocabulary): number[] | undefined {
  const ids: number[] = []
  for (let start = 0; start < word.length; ) {
    let end = word.length
    let id: number | undefined
    for (; end > start; end--) {
      id = vocabulary.get((start > 0 ? '##' : '') + word.slice(start, end))
      if (id !== undefined) break
    }
    if (id === undefined) return undefined
    ids.push(id)
    start = end
  }
  return ids
}

/** The ids of a text, `[CLS]` … `[SEP]`, as BERT's lower-casing tokenizer gives them; cut to `longest`. */
export function tokenize(text: string, vocabulary: Vocabulary, longest = 256): number[] {
  const unknown = vocabulary.get('[UNK]') ?? 0
  const ids = [vocabulary.get('[CLS]') ?? unknown]
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
  for (const [word] of plain.matchAll(pieces)) {
    if (ids.length >= longest - 1) break
    ids.push(...((word.length <= 100 ? piecesOf(word, vocabulary) : undefined) ?? [unknown]))
  }
  return [...ids.slice(0, longest - 1), vocabulary.get('[SEP]') ?? unknown]
}
