import { matches, type Rule } from '../rule.ts'

const number = '\\d+(?:\\.\\d+)?'

/** Ranges of years and values (GB/T 15835-2011, 5.1.4; GB/T 15834-2011, 4.13). — and ～ are both right between values. */
export const rangeRules: readonly Rule[] = [
  {
    code: 'year-range',
    strength: '一般',
    clause: 'GB/T 15834-2011 4.13',
    safe: true,
    about: '年份起止用一字线“—”',
    inText: (passage) =>
      matches(
        passage,
        /(?<![\d-])((?:19|20)\d{2})\s?[-－–~～]{1,2}\s?((?:19|20)\d{2})(?=年|）|学年)/g,
        ([whole, from, to]) => {
          const wanted = `${from}—${to}`
          return { message: `年份起止“${whole}”宜用一字线`, remedy: `改为“${wanted}”`, replacement: wanted }
        },
      ),
  },
  {
    code: 'value-range',
    strength: '一般',
    clause: 'GB/T 15835-2011 5.1',
    safe: true,
    about: '数值起止用“—”或“～”，不用半角“-”“~”',
    inText: (passage) =>
      matches(
        passage,
        new RegExp(
          `(?<![\\d.\\-A-Za-z])(?!0\\d)(${number})\\s?([-~])\\s?(${number})(?=[%％万亿元个家人名项年月天岁米公吨倍亩度分])`,
          'g',
        ),
        ([whole, from, mark, to]) => {
          if (/^(?:19|20)\d{2}$/.test(from ?? '')) return undefined
          const wanted = `${from}${mark === '~' ? '～' : '—'}${to}`
          return { message: `数值起止“${whole}”用了半角符号`, remedy: `改为“${wanted}”`, replacement: wanted }
        },
      ),
  },
  {
    code: 'percent-range',
    strength: '一般',
    clause: 'GB/T 15835-2011 5.1',
    safe: true,
    about: '百分数起止，前一个数也写百分号',
    inText: (passage) =>
      matches(
        passage,
        new RegExp(`(?<![\\d.%％])(${number})\\s?([～—~-])\\s?(${number})([%％])`, 'g'),
        ([whole, from, mark, to, sign]) => {
          const wanted = `${from}${sign}${mark === '~' ? '～' : mark === '-' ? '—' : mark}${to}${sign}`
          return { message: `“${whole}”前一个数缺百分号`, remedy: `改为“${wanted}”`, replacement: wanted }
        },
      ),
  },
  {
    code: 'unit-range',
    strength: '推荐',
    clause: 'GB/T 15835-2011 5.1',
    about: '以“万”“亿”计的起止数，前一个数也写单位，以免误解',
    inText: (passage) =>
      matches(
        passage,
        new RegExp(`(?<![\\d.])(${number})[～—](${number})([万亿])`, 'g'),
        ([whole, from, to, unit]) => ({
          message: `“${whole}”前一个数没有写“${unit}”`,
          remedy: `如指${from}${unit}，写成“${from}${unit}～${to}${unit}”`,
        }),
      ),
  },
]
