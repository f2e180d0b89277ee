import { type Finding, matches, type Rule } from '../rule.ts'

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/** Marks of punctuation (GB/T 15834-2011). */
export const punctuationRules: readonly Rule[] = [
  {
    code: 'half-width-punctuation',
    strength: '一般',
    clause: 'GB/T 15834-2011 5.1',
    safe: true,
    about: '汉字后的逗号、分号、冒号、问号、叹号用全角',
    inText: (passage) =>
      matches(passage, /(?<=[\p{Script=Han}”》）])([,;:?!])(?=[\p{Script=Han}“《（\s\d]|$)/gu, (match) => {
        const [mark = ''] = match
        return { message: `“${mark}”用了半角`, remedy: `改为“${full[mark]}”`, replacement: full[mark]! }
      }),
  },
  {
    code: 'half-width-stop',
    strength: '一般',
    clause: 'GB/T 15834-2011 5.1',
    safe: true,
    about: '句末用句号“。”，不用“.”',
    inText: (passage) =>
      matches(passage, /(?<=[\p{Script=Han}”》）])\.(?=\p{Script=Han}|$)/gu, (match) =>
        // 一.总则 is a label.
        match.index < 3 ? undefined : { message: '句末用了“.”', remedy: '改为“。”', replacement: '。' },
      ),
  },
  {
    code: 'half-width-brackets',
    strength: '一般',
    clause: 'GB/T 15834-2011 4.9',
    safe: true,
    about: '括有汉字的圆括号用全角',
    inText: (passage) =>
      matches(passage, /\(([^()\n]*\p{Script=Han}[^()\n]*)\)/gu, ([whole, inside]) => ({
        message: `“${whole}”的括号用了半角`,
        remedy: `改为“（${inside}）”`,
        replacement: `（${inside}）`,
      })),
  },
  {
    code: 'ellipsis',
    strength: '一般',
    clause: 'GB/T 15834-2011 4.11',
    safe: true,
    about: '省略号是六个点“……”',
    inText: (passage) =>
      matches(passage, /(?<=[\p{Script=Han}，。、”])(?:\.{3,}|。{2,}|…(?!…)|·{3,})(?<!……)/gu, ([whole]) => ({
        message: `省略号“${whole}”写法不对`,
        remedy: '改为“……”',
        replacement: '……',
      })),
  },
  {
    code: 'doubled-punctuation',
    strength: '一般',
    clause: 'GB/T 15834-2011 5.1',
    safe: true,
    about: '标点不重复、不叠用',
    inText: (passage) =>
      matches(passage, /([，；：、！？])\1+|[，、；：][。，、；]/gu, ([whole, same]) => ({
        message: `标点“${whole}”重复或叠用`,
        remedy: same ? `改为“${same}”` : '只留一个',
        ...(same ? { replacement: same } : {}),
      })),
  },
  {
    code: 'mark-before-deng',
    strength: '一般',
    clause: 'GB/T 15834-2011 4.5',
    safe: true,
    about: '“等”前不用顿号',
    inText: (passage) =>
      matches(passage, /、(?=等(?![级待同于号式效高]))/gu, () => ({
        message: '“等”前用了顿号',
        remedy: '删去顿号',
        replacement: '',
      })),
  },
  {
    code: 'book-title-brackets',
    strength: '一般',
    clause: 'GB/T 15834-2011 4.15',
    safe: true,
    about: '书名号里套书名号用〈〉，不用‹›',
    inText: (passage) => [
      ...matches(passage, /[‹›]/g, ([mark]) => {
        const wanted = mark === '‹' ? '〈' : '〉'
        return { message: `“${mark}”不是中文书名号`, remedy: `改为“${wanted}”`, replacement: wanted }
      }),
      ...nestedTitles(passage.text),
    ],
  },
  {
    code: 'angle-brackets',
    strength: '一般',
    clause: 'GB/T 15834-2011 4.9',
    about: '不用 < > 作括号',
    inText: (passage) =>
      matches(passage, /<([\p{Script=Han}、，]+)>/gu, ([whole, inside]) => ({
        message: `用 < > 作括号：“${whole}”`,
        remedy: `括号里再用括号时写“〔${inside}〕”，或者改写`,
      })),
  },
  {
    code: 'nested-brackets',
    strength: '推荐',
    clause: 'GB/T 15834-2011 4.9',
    about: '圆括号里再用括号，换一种括号',
    inText: (passage) =>
      matches(passage, /（[^（）]*(（[^（）]*）)[^（）]*）/g, ([, inner = '']) => ({
        message: `圆括号里又用了圆括号：“${inner}”`,
        remedy: '里层改用〔〕，或者改写',
      })),
  },
  {
    code: 'mark-between-titles',
    strength: '推荐',
    clause: 'GB/T 15834-2011 4.5',
    about: '并列的书名号、引号之间通常不用顿号',
    inText: (passage) =>
      matches(passage, /(?<=[》”])、(?=[《“])/g, () => ({
        message: '并列的书名号或引号之间用了顿号',
        remedy: '通常不用，删去亦可',
      })),
  },
]

/** 《 inside an open 《. */
function nestedTitles(text: string): Finding[] {
  const found: Finding[] = []
  let open = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '》') open = Math.max(0, open - 1)
    if (text[at] !== '《') continue
    open += 1
    const end = text.indexOf('》', at)
    if (open !== 2 || end < 0 || end - at > 100 || !text.includes('》', end + 1)) continue
    const inner = text.slice(at, end + 1)
    const wanted = `〈${inner.slice(1, -1)}〉`
    found.push({
      start: at,
      end: end + 1,
      message: `书名号里的书名号“${inner}”要用单书名号`,
      remedy: `改为“${wanted}”`,
    })
  }
  return found
}
