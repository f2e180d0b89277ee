import { fold } from '../links/fold.ts'
import { ordinalSigns, parseOrdinal, signOrdinal } from '../links/numerals.ts'

/** A number with which senders count their points. */
export interface Numbering {
  /** One word for each way of writing it; points of one list share it. */
  style: string
  /** NaN for bullets. */
  ordinal: number
  /** Length of the sign with its punctuation and spaces. */
  length: number
  /** 第三个停车要免费: a number only where it goes on from the one before. */
  onlyNext?: true
}

const chinese = '[一二三四五六七八九十百]{1,4}'
const patterns: [style: string, pattern: RegExp][] = [
  [
    'named',
    new RegExp(
      `^\\[?(?:修改|反馈|具体|主要)?(?:意见建议|意见|建议|问题|批注|诉求|看法|疑问|想法)\\s?(${chinese}|\\d{1,2})\\s?(?:[:.、,)\\]]|\\s|(?=[\\[“]))\\]?\\s*`,
    ),
  ],
  [
    'ordinal-point',
    new RegExp(`^第(${chinese}|\\d{1,2})(?:点|个|条)?(?:意见|建议|问题|看法|想法|疑问)(?:[,:、.]|是)?\\s*`),
  ],
  ['ordinal', new RegExp(`^第(${chinese}|\\d{1,2})(?:点|个)?(?:[,:、.]|是|就是|\\s)\\s*`)],
  ['its', new RegExp(`^其(${chinese})(?:[,:、.]|是)?\\s*`)],
  ['is', new RegExp(`^(${chinese})(?:则)?(?:是|来)(?:[,:、])?\\s*`)],
  ['chinese', new RegExp(`^(${chinese})\\s?[、.,:]\\s*`)],
  ['chinese-paren', new RegExp(`^\\((${chinese})\\)\\s?[、.,:]?\\s*`)],
  ['arabic-paren', /^\((\d{1,2})\)\s?[、.,:]?\s*/],
  ['arabic-half-paren', /^(\d{1,2})\)\s?[、.,:]?\s*/],
  ['arabic', /^(\d{1,3})\s?(?:、|[.,:](?!\d))\s*/],
  ['arabic-space', /^(\d{1,2})\s+(?=[\p{Script=Han}“《[])/u],
  ['letter', /^([a-h])[.、)]\s*/],
]
const running = new RegExp(`^第(${chinese}|\\d{1,2})(?:个|点|条)(?=\\p{Script=Han})(?!工作日|月|百分点|季度|年)`, 'u')
const sign = new RegExp(`^([${ordinalSigns}])\\s?[、.,:]?\\s*`)
const bullet = /^(?:[-·●■◆★*▪►◇○□√>])\s*(?=[^\d\s-])/

const adverbs: [pattern: RegExp, ordinal: number][] = [
  [/^首先(?:是)?[,:、]?\s*/, 1],
  [/^(?:其次|然后|接着)(?:是)?[,:、]?\s*/, 2],
  [/^(?:再次|再者|再其次|第三)(?:是)?[,:、]?\s*/, 3],
  [/^最后(?:是|一点|一条)?[,:、]?\s*/, 99],
]

/** Every reading of the number at the start of a text; the likeliest first. */
export function numberingsAt(text: string): Numbering[] {
  const head = fold(text.slice(0, 24))
  const found: Numbering[] = []
  const marked = sign.exec(head)
  if (marked) {
    const known = signOrdinal(marked[1]!)
    if (known) found.push({ style: `sign-${known.form}`, ordinal: known.ordinal, length: marked[0].length })
  }
  for (const [style, pattern] of patterns) {
    const match = pattern.exec(head)
    if (!match) continue
    const ordinal = style === 'letter' ? match[1]!.charCodeAt(0) - 96 : parseOrdinal(match[1]!)
    if (ordinal >= 1) found.push({ style, ordinal, length: match[0].length })
  }
  for (const [pattern, ordinal] of adverbs) {
    const match = pattern.exec(head)
    if (match) found.push({ style: 'adverb', ordinal, length: match[0].length })
  }
  const next = found.some(({ style }) => style === 'ordinal') ? null : running.exec(head)
  if (next) {
    const ordinal = parseOrdinal(next[1]!)
    if (ordinal > 1) found.push({ style: 'ordinal', ordinal, length: next[0].length, onlyNext: true })
  }
  if (found.length === 0) {
    const match = bullet.exec(head)
    if (match) found.push({ style: 'bullet', ordinal: Number.NaN, length: match[0].length })
  }
  return found
}
