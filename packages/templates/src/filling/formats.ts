import { isDate } from '@gongwen/model'

/** A format that `schema.json` may name: how to test a value, what to say, what to write instead. */
export interface Format {
  type: 'string' | 'number'
  test: (value: never) => boolean
  /** After the field's name: `不是日期`. */
  says: string
  remedy: string
}

const any = (): boolean => true

/** Formats by name. `sentence`, `multiline` and `percent` accept every value: they say how it is shown and typed. */
export const formats: Readonly<Record<string, Format>> = {
  date: {
    type: 'string',
    test: (value: string) => isDate(value),
    says: '不是日期',
    remedy: '写成 2025年6月3日 或 2025-06-03',
  },
  phone: {
    type: 'string',
    test: (value: string) =>
      /^(?:1\d{10}|0\d{2,3}[-—]?\d{7,8}(?:[-—转]\d{1,6})?|\d{7,8}|400[-—]?\d{3}[-—]?\d{4}|\d{5})$/.test(
        value.replace(/\s/g, ''),
      ),
    says: '不是电话号码',
    remedy: '写成 0576-00000000 或 11 位手机号',
  },
  email: {
    type: 'string',
    test: (value: string) => /^[^\s@，。；]+@[^\s@，。；]+\.[A-Za-z]{2,}$/.test(value),
    says: '不是电子邮箱',
    remedy: '写成 name@example.com',
  },
  uscc: {
    type: 'string',
    test: (value: string) => isCreditCode(value),
    says: '不是统一社会信用代码（18 位，末位为校验码）',
    remedy: '对照营业执照核对',
  },
  sentence: { type: 'string', test: any, says: '', remedy: '' },
  multiline: { type: 'string', test: any, says: '', remedy: '' },
  percent: { type: 'number', test: any, says: '', remedy: '写成 3.5%' },
}

/** 统一社会信用代码 with its check character (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  if (code.length !== 18) return false
  const values = [...code].map((character) => alphabet.indexOf(character))
  if (values.includes(-1)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * values[index]!, 0)
  return values[17] === (31 - (sum % 31)) % 31
}
