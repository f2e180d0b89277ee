import { mulberry, shuffled } from './baselines.ts'

/** A pair of texts and whether they are copies of one letter. */
export interface Pair {
  a: string
  b: string
  same: boolean
}

const openings = [
  '尊敬的领导：您好！看到贵单位公开征求意见的公告，',
  '市有关部门：',
  '你们好，我是一名普通市民，下面说说想法。',
]
const closings = ['以上意见供参考，谢谢！', '此致敬礼！联系电话：0576-00001234。', '望采纳为盼。']

/**
 * Pairs by kind of edit (after Yang and Callan 2006): letters are put together from opinions of the labelled sets, each
 * from other sentences; `different` are pairs of letters that share no sentence.
 */
export function editedPairs(sentences: readonly string[], count: number, seed: number): Map<string, Pair[]> {
  const random = mulberry(seed)
  const order = shuffled(sentences, random)
  const pick = (n: number, from: number) => Array.from({ length: n }, (_, i) => order[(from + i) % order.length] ?? '')
  const characters = [...order.join('')]
  const any = () => characters[Math.floor(random() * characters.length)] ?? '的'
  const garble = (text: string, share: number) => [...text].map((c) => (random() < share ? any() : c)).join('')
  const kinds = new Map<string, (letter: string[], at: number) => string>([
    ['exact', (letter) => letter.join('')],
    ['greeting and sign-off', (letter, at) => `${openings[at % 3]}${letter.join('')}${closings[(at + 1) % 3]}`],
    ['minor 3 %', (letter) => garble(letter.join(''), 0.03)],
    ['minor 8 %', (letter) => garble(letter.join(''), 0.08)],
    ['one or two own sentences', (letter, at) => [...letter, ...pick(1 + (at % 2), at * 7 + 40)].join('')],
    ['one sentence less', (letter) => letter.slice(1).join('')],
    ['reordered', (letter) => [...letter].reverse().join('')],
    ['block in own text of equal length', (letter, at) => [...pick(letter.length, at * 11 + 60), ...letter].join('')],
  ])
  const out = new Map<string, Pair[]>()
  for (const [kind, edit] of kinds) {
    const pairs: Pair[] = []
    for (let i = 0; i < count; i++) {
      const letter = pick(4, i * 4)
      pairs.push({ a: letter.join(''), b: edit(letter, i), same: true })
    }
    out.set(kind, pairs)
  }
  out.set(
    'different',
    Array.from({ length: count }, (_, i) => ({
      a: pick(4, i * 4).join(''),
      b: pick(4, i * 4 + Math.floor(order.length / 2)).join(''),
      same: false,
    })),
  )
  return out
}
