import { matches, type Rule } from '../rule.ts'

/** Wordings that editors strike out, and what they write instead. */
const faulty: readonly (readonly [RegExp, string])[] = [
  [/更具高效/g, '更加高效'],
  [/更具有效/g, '更加有效'],
  [/截止到(?=\d|目前|今)/g, '截至'],
  [/截止(?=\d{4}年)/g, '截至'],
  [/涉及到/g, '涉及'],
  [/目的是为了/g, '目的是'],
  [/(?:原因|理由)是因为/g, '原因是'],
  [/切忌不要/g, '切忌'],
  [/防止(?:不|别)/g, '防止'],
  [/约(?=\d+[\p{Script=Han}]{0,2}左右)/gu, ''],
  [/凯旋而归/g, '凯旋'],
  [/(?<=被)列为为/g, '列为'],
]

/** 一步一步, 许多许多: doubled on purpose; 构建共建共治: two words that meet. */
const onPurpose = /共|^(?:一.|许多|非常|永远|逐.|很多|好多|慢慢|渐渐)/u

/** Words. */
export const wordingRules: readonly Rule[] = [
  {
    code: 'doubled-word',
    strength: '实务',
    about: '词语不重复（产业产业）',
    inText: (passage) => [
      ...matches(passage, /(\p{Script=Han}{2,6})\1/gu, ([whole, word = '']) =>
        onPurpose.test(word) || /^(.)\1+$/u.test(word)
          ? undefined
          : { message: `“${whole}”重复`, remedy: `核对，多半应为“${word}”` },
      ),
      ...matches(passage, /(?<![目标])的的(?!士)|了了(?!解|然|事|结)|及及(?!时)|和和(?!平|谐|睦)/gu, ([whole]) => ({
        message: `“${whole}”重复`,
        remedy: `改为“${whole[0]}”`,
      })),
    ],
  },
  {
    code: 'faulty-wording',
    strength: '实务',
    about: '常见语病（更具高效、截止到、涉及到）',
    inText: (passage) =>
      faulty.flatMap(([pattern, wanted]) =>
        matches(passage, pattern, ([whole]) => ({
          message: `“${whole}”是语病`,
          remedy: wanted === '' ? `删去“${whole}”，或删去“左右”` : `改为“${wanted}”`,
        })),
      ),
  },
  {
    code: 'sentence-cut',
    strength: '实务',
    about: '“为……”是目的状语，不能单独成句',
    inText: (passage) =>
      passage.kind === 'paragraph'
        ? matches(passage, /^为(?!了?[此什何])[^。；]{8,}(。)(?=根据|按照|依据|结合|现[将就])/gu, (match) => ({
            message: '“为……”的句子没有说完就用了句号',
            remedy: '把句号改为逗号，接着写做什么',
            from: match[0].length - 1,
          }))
        : [],
  },
  {
    code: 'relative-date',
    strength: '实务',
    severity: 'info',
    about: '少用没有着落的时间词（近日、日前）',
    inText: (passage) =>
      matches(passage, /(?<=^|[，。；])(?:近日|日前|前不久|近期)(?=，|[\p{Script=Han}])/gu, ([whole]) => ({
        message: `“${whole}”没有说明是哪一天`,
        remedy: '写明日期',
      })),
  },
  {
    code: 'number-before-title',
    strength: '实务',
    about: '引用公文先引标题，后引发文字号',
    inText: (passage) =>
      matches(
        passage,
        /(?<!》)[（(]\p{Script=Han}{1,12}〔\d{4}〕\d+号[）)]《|(?<![（(\p{Script=Han}])\p{Script=Han}{2,8}〔\d{4}〕\d+号《/gu,
        ([whole]) => ({
          message: `发文字号写在了标题前：“${whole.slice(0, -1)}”`,
          remedy: '写成《标题》（发文字号）',
        }),
      ),
  },
]
