import { formatNumeral } from '@gongwen/model'
import { type Helper, numberOf } from './helper.ts'

/** Numbers as official documents spell them (GB/T 15835-2011). */
export const numberHelpers: readonly Helper[] = [
  {
    name: '千分位',
    aliases: ['qianfenwei', 'thousands'],
    usage: '{{千分位 预算}} · {{千分位 预算 2}}',
    about: '1,234,567；第二个数是小数位数',
    run: ([value, digits]) => {
      const number = numberOf(value)
      return number === undefined ? value : group(fixed(number, numberOf(digits)))
    },
  },
  {
    name: '百分比',
    aliases: ['baifenbi', 'percent'],
    usage: '{{百分比 占比}} · {{百分比 采纳数 总数}} · {{百分比 采纳数 总数 2}}',
    about: '3.5%；两个数时算出前者占后者的百分比，第三个数是小数位数，默认 1',
    run: ([value, whole, digits]) => {
      const part = numberOf(value)
      const all = numberOf(whole)
      if (part === undefined) return value
      if (whole === undefined) return `${part}%`
      return all ? `${fixed(decimal((part / all) * 100), numberOf(digits) ?? 1)}%` : '—'
    },
  },
  {
    name: '保留小数',
    aliases: ['xiaoshu', 'fixed'],
    usage: '{{保留小数 得分 1}}',
    about: '四舍五入到几位小数',
    run: ([value, digits]) => {
      const number = numberOf(value)
      return number === undefined ? value : fixed(number, numberOf(digits) ?? 0)
    },
  },
  {
    name: '绝对值',
    aliases: ['jueduizhi', 'absolute'],
    usage: '{{绝对值 较上年}}',
    about: '去掉负号：减少 1.5 分',
    run: ([value]) => {
      const number = numberOf(value)
      return number === undefined ? value : Math.abs(number)
    },
  },
  {
    name: '汉字数字',
    aliases: ['hanzishuzi', 'numeral'],
    usage: '{{汉字数字 3}}',
    about: '三',
    run: ([value]) => {
      const number = numberOf(value)
      return number !== undefined && Number.isInteger(number) && number >= 0 && number <= 9999
        ? formatNumeral(number)
        : value
    },
  },
  {
    name: '大写金额',
    aliases: ['daxie', 'amount'],
    usage: '{{大写金额 补助}} · {{大写金额 补助 "万元"}}',
    about: '壹仟贰佰元整；以万元计的数写 "万元"',
    run: ([value, unit]) => {
      const number = numberOf(value)
      return number === undefined ? value : (amountInWords(unit === '万元' ? number * 10_000 : number) ?? value)
    },
  },
]

/** A quotient without the noise of binary fractions: 17.33 of 20 is 86.65 %, not 86.6499…, and so 86.7 %. */
export function decimal(quotient: number): number {
  return Number(quotient.toPrecision(13))
}

/** Rounded half away from zero in decimal, not in binary: 1.005 with two digits is 1.01. */
export function fixed(number: number, digits: number | undefined): string {
  if (digits === undefined) return String(number)
  const places = Math.min(Math.max(0, Math.trunc(digits)), 12)
  const [mantissa = '0', exponent = '0'] = Math.abs(number).toExponential().split('e')
  const rounded = Math.round(Number(`${mantissa}e${Number(exponent) + places}`))
  const text = Number(`${rounded}e-${places}`).toFixed(places)
  return number < 0 && Number(text) !== 0 ? `-${text}` : text
}

function group(text: string): string {
  const [whole = '', fraction] = text.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}

const capitals = [...'零壹贰叁肆伍陆柒捌玖']

/** 人民币大写 of yuan, to the fen (《支付结算办法》附件一); undefined beyond 9,999 亿 or below nought. */
export function amountInWords(yuan: number): string | undefined {
  const fen = Math.round(Number(`${yuan.toFixed(4)}e2`))
  if (!Number.isSafeInteger(fen) || fen < 0 || fen >= 1e14) return undefined
  if (fen === 0) return '零元整'
  const whole = Math.floor(fen / 100)
  const jiao = Math.floor((fen % 100) / 10)
  const cents = fen % 10
  const head = whole === 0 ? '' : `${wholeInWords(whole)}元`
  if (jiao === 0 && cents === 0) return `${head}整`
  const tens = jiao > 0 ? `${capitals[jiao]}角` : whole > 0 ? '零' : ''
  return `${head}${tens}${cents > 0 ? `${capitals[cents]}分` : '整'}`
}

function wholeInWords(whole: number): string {
  const digits = [...String(whole)].map(Number)
  const small = ['', '拾', '佰', '仟']
  const large = ['', '万', '亿']
  let text = ''
  let gap = false
  digits.forEach((digit, index) => {
    const place = digits.length - 1 - index
    if (digit === 0) gap = true
    else {
      text += `${gap && text !== '' ? '零' : ''}${capitals[digit]}${small[place % 4]}`
      gap = false
    }
    const group = Math.floor(whole / 10 ** place) % 10_000
    if (place % 4 === 0 && group > 0) {
      text += large[place / 4]
    }
  })
  return text
}
