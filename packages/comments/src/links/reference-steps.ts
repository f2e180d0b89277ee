import { ordinalSigns, parseOrdinal, signOrdinal } from './numerals.ts'

/** How a sender wrote the number of one step: brackets and circles tell the level, plain numbers do not. */
export type StepSign = 'plain' | 'chinese' | 'chinese-paren' | 'arabic' | 'arabic-paren' | 'circled'

/** One step of a reference: 第三条, （一）, ③, 第2点. */
export interface Step {
  /** `''` for a bare number such as 二 or （一） or ③. */
  unit: '' | '编' | '章' | '节' | '条' | '款' | '项' | '目' | '点' | '部分' | '页' | '行' | '附件'
  sign: StepSign
  /** From 1; −1 for the last (最后一款), −2 for the last but one. */
  ordinal: number
  sub: number
  start: number
  end: number
}

const chinese = '[一二三四五六七八九十百零〇]{1,5}'
const unitNames: [pattern: string, unit: Step['unit']][] = [
  ['(?:大)?部分|大点|大项|大条|大块|板块|大类', '部分'],
  ['编', '编'],
  ['章(?!程)', '章'],
  ['节(?!点|目|约|能)', '节'],
  ['条(?:款|目|规定)?(?!件|例|块|线)', '条'],
  ['款(?!项)', '款'],
  ['项(?!目)(?:内容|条件|要求|规定)?', '项'],
  ['目(?!标|的|录|前)', '目'],
  ['小?点|小项|小条|则|个(?:条件|要求|小点|点|方面|内容|指标)', '点'],
  ['页', '页'],
  ['行(?!为|业|政|动|使|程|驶|人|长|文)', '行'],
]
const unitPattern = unitNames.map(([pattern]) => `(${pattern})`).join('|')
const withUnit = new RegExp(
  `第\\s?(?:\\((${chinese}|\\d{1,3})\\)|([${ordinalSigns}])|(${chinese}|\\d{1,3}))\\s?(?:之(${chinese}))?\\s?(?:${unitPattern})(?:之(${chinese}|\\d{1,2}))?`,
  'y',
)
/** 第三、四、五条 and 第三至五条: numbers that share the unit after the last. */
const shared = new RegExp(
  `第(${chinese}|\\d{1,3})(?=(?:[、,和及与至到-]|以及)第?(?:${chinese}|\\d{1,3})(?:[、,和及与至到-]|[编章节条款项目点]))`,
  'y',
)
/** 一至三项, 1-3项, 三、五条 without 第. */
const sharedLoose = new RegExp(
  `(${chinese}|\\d{1,3})(?=(?:[、,和及与至到-]|以及)(?:${chinese}|\\d{1,3})(?:[、,和及与至到-](?:${chinese}|\\d{1,3}))*(?:条(?!件|例|块|线)|款(?!项)|项(?!目)|点|章(?!程)))`,
  'y',
)
const tail = new RegExp(`(?:[、,和及与至到-]|以及)第?(${chinese}|\\d{1,3})(?=[、,和及与至到-]|[编章节条款项目点])`, 'y')
const bareSign = new RegExp(`[${ordinalSigns}]`, 'y')
const bareParen = new RegExp(`\\((${chinese}|\\d{1,2})\\)`, 'y')
const bareChinese = /[一二三四五六七八九十]{1,3}(?=[、.,\s（(-]|\d|$)/y
const bareArabic = /\d{1,2}(?![\d%]|\.\d{2}|[亿万元家个年月日号人项次千百倍])/y
/** 最后一款, 倒数第二项. */
const fromEnd = new RegExp(`(?:最后一|末|倒数第(${chinese}|\\d))(款(?!项)|项(?!目)|目(?!标|的)|点|行)`, 'y')
/** 十五条, 二款 without 第. */
const loose = new RegExp(
  `(${chinese}|\\d{1,3})(条(?!件|例|块|线|款|目|意|建|理|以|左|多|内|都|是)|款(?!项)|项(?!目))`,
  'y',
)
const annex = /附(?:件|表|录)\s?(\d{1,2}|[一二三四五六七八九十]{1,2})?/y

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

function signOf(text: string): StepSign {
  return /\d/.test(text) ? 'arabic' : 'chinese'
}

/** The steps with a unit that start at `index`; several when numbers share one unit. */
export function unitStepsAt(text: string, index: number): { steps: Step[]; range: boolean } | undefined {
  const first = at(shared, text, index) ?? at(sharedLoose, text, index)
  if (first) {
    const numbers = [{ text: first[1]!, start: index, end: index + first[0].length }]
    let end = index + first[0].length
    let range = false
    for (let next = at(tail, text, end); next && numbers.length < 20; next = at(tail, text, end)) {
      range ||= /[至到-]/.test(next[0][0]!)
      end += next[0].length
      numbers.push({ text: next[1]!, start: end - next[1]!.length, end })
    }
    const close = numbers.length > 1 ? new RegExp(unitPattern, 'y') : undefined
    const unit = close && at(close, text, end)
    if (unit) {
      const name = unitNames[unit.slice(1).findIndex((group) => group !== undefined)]![1]
      const steps = numbers.map((number) => ({
        unit: name,
        sign: 'plain' as const,
        ordinal: parseOrdinal(number.text),
        sub: 0,
        start: number.start,
        end: number.end,
      }))
      steps.at(-1)!.end = end + unit[0].length
      return { steps, range }
    }
  }
  const ending = at(fromEnd, text, index)
  if (ending) {
    const back = ending[1] === undefined ? 1 : parseOrdinal(ending[1])
    const step: Step = {
      unit: ending[2] as Step['unit'],
      sign: 'plain',
      ordinal: -back,
      sub: 0,
      start: index,
      end: index + ending[0].length,
    }
    return { range: false, steps: [step] }
  }
  const match = at(withUnit, text, index)
  if (!match) {
    const bare = at(loose, text, index)
    if (!bare) return undefined
    const step: Step = {
      unit: bare[2] as Step['unit'],
      sign: 'plain',
      ordinal: parseOrdinal(bare[1]!),
      sub: 0,
      start: index,
      end: index + bare[0].length,
    }
    return { range: false, steps: [step] }
  }
  const [whole, bracketed, circled, plain, subBefore] = match
  const group = match.slice(5, 5 + unitNames.length).findIndex((name) => name !== undefined)
  const known = circled === undefined ? undefined : signOrdinal(circled)
  const sub = subBefore ?? match[5 + unitNames.length]
  return {
    range: false,
    steps: [
      {
        unit: unitNames[group]![1],
        sign: known
          ? known.form
          : bracketed === undefined
            ? 'plain'
            : signOf(bracketed) === 'arabic'
              ? 'arabic-paren'
              : 'chinese-paren',
        ordinal: known ? known.ordinal : parseOrdinal(bracketed ?? plain!),
        sub: sub === undefined ? 0 : parseOrdinal(sub),
        start: index,
        end: index + whole.length,
      },
    ],
  }
}

/** The bare number at `index`: 二, （一）, 1, （1）, ③; or 附件2. */
export function bareStepAt(text: string, index: number): Step | undefined {
  const make = (length: number, sign: StepSign, ordinal: number, unit: Step['unit'] = ''): Step | undefined =>
    ordinal >= 1 ? { unit, sign, ordinal, sub: 0, start: index, end: index + length } : undefined
  const attached = at(annex, text, index)
  if (attached) return make(attached[0].length, 'plain', attached[1] ? parseOrdinal(attached[1]) : 1, '附件')
  const sign = at(bareSign, text, index)
  if (sign) {
    const known = signOrdinal(sign[0])!
    return make(1, known.form, known.ordinal)
  }
  const paren = at(bareParen, text, index)
  if (paren)
    return make(
      paren[0].length,
      signOf(paren[1]!) === 'arabic' ? 'arabic-paren' : 'chinese-paren',
      parseOrdinal(paren[1]!),
    )
  const word = at(bareChinese, text, index)
  if (word) return make(word[0].length, 'chinese', parseOrdinal(word[0]))
  const digits = at(bareArabic, text, index)
  if (digits) return make(digits[0].length, 'arabic', Number(digits[0]))
  return undefined
}

/** Levels of the outline, outermost first: a chain of bare numbers only goes down. */
export const signRank: Record<StepSign, number> = {
  plain: 0,
  chinese: 1,
  'chinese-paren': 2,
  arabic: 3,
  'arabic-paren': 4,
  circled: 5,
}
