import { matches, type Rule } from '../rule.ts'

/** Digits, letters and blanks. */
export const digitRules: readonly Rule[] = [
  {
    code: 'full-width-digits',
    strength: '实务',
    safe: true,
    about: '数字、字母、百分号用半角',
    inText: (passage) =>
      matches(passage, /[０-９Ａ-Ｚａ-ｚ％．](?:[０-９Ａ-Ｚａ-ｚ％．]*[０-９Ａ-Ｚａ-ｚ％])?/g, ([whole]) => {
        if (whole === '．') return undefined
        const wanted = whole.normalize('NFKC')
        return { message: `“${whole}”用了全角`, remedy: `改为“${wanted}”`, replacement: wanted }
      }),
  },
  {
    code: 'blank-in-chinese',
    strength: '实务',
    safe: true,
    about: '汉字与数字之间、汉字之间不空格',
    inText: (passage) =>
      passage.kind === 'cell' || passage.kind === 'other'
        ? []
        : matches(
            passage,
            /(?<=[\p{Script=Han}，。；：、）》”])[ \u00a0]+(?=\d)|(?<=[\d%])[ \u00a0]+(?=[\p{Script=Han}，。；：、（《“])/gu,
            (match) => {
              // 1. 建立: the blank after a label is the author's Markdown.
              if (
                /^\s*(?:\d+[.．]|（\d+）)?$/.test(passage.text.slice(0, match.index)) ||
                /[.）]$/.test(passage.text.slice(0, match.index))
              )
                return undefined
              return { message: '汉字与数字之间有空格', remedy: '删去空格', replacement: '' }
            },
          ),
  },
  {
    code: 'decimal-zero',
    strength: '一般',
    clause: 'GB/T 15835-2011 5.1',
    safe: true,
    about: '小数点前的 0 不省略',
    inText: (passage) =>
      matches(passage, /(?<=[\p{Script=Han}，（：]\s?)\.(\d+)/gu, ([whole]) => ({
        message: `“${whole}”小数点前缺 0`,
        remedy: `改为“0${whole}”`,
        replacement: `0${whole}`,
      })),
  },
]
