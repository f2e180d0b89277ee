import { matches, type Rule } from '../rule.ts'

/** 发文字号 in any spelling; an organ's 代字 has at most twelve characters. */
const candidate =
  /(\p{Script=Han}{1,12}?)\s*([〔[（(［【﹝〈])\s*([0-9０-９]{2,4})\s*([〕\])）］】﹞〉])\s*(第)?\s*([0-9０-９]+)\s*号/gu
const right = /^\p{Script=Han}{1,12}〔\d{4}〕[1-9]\d*号$/u

/** 发文字号: 机关代字〔年份〕序号, hexagonal brackets, no 第, no leading zero (GB/T 9704-2012, 7.2.5). */
export const documentNumberRules: readonly Rule[] = [
  {
    code: 'document-number',
    strength: '规定',
    clause: 'GB/T 9704-2012 7.2.5',
    safe: true,
    about: '发文字号用六角括号〔〕括四位年份，不写“第”，序号不编虚位，没有空格',
    inText: (passage) => {
      const found = matches(passage, candidate, (match) => {
        const [whole, organ = '', , year = '', , , number = ''] = match
        const plainYear = year.normalize('NFKC')
        const wanted = `${organ}〔${plainYear}〕${Number(number.normalize('NFKC'))}号`
        if (whole === wanted && plainYear.length === 4) return undefined
        if (plainYear.length !== 4) return { message: `发文字号“${whole}”的年份要写四位`, remedy: '年份写全' }
        return { message: `发文字号“${whole}”写法不合规定`, remedy: `改为“${wanted}”`, replacement: wanted }
      })
      if (
        passage.kind !== 'document-number' ||
        found.length > 0 ||
        right.test(passage.text) ||
        /^第\d+号$/.test(passage.text)
      )
        return found
      return [
        {
          start: 0,
          end: passage.text.length,
          message: `发文字号“${passage.text}”写法不合规定`,
          remedy: '写成 台政发〔2023〕12号',
        },
      ]
    },
  },
]
