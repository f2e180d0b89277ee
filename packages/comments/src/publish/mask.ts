import { surnameLength } from './surnames.ts'

/** What was found in a text that may say who a person is. */
export type PersonalKind = '姓名' | '电话' | '证件号' | '邮箱' | '账号' | '车牌' | '地址' | '社交账号'

/** A stretch that was masked, or that a person should look at. Offsets into the original text. */
export interface PersonalMatch {
  start: number
  end: number
  kind: PersonalKind
  original: string
  /** What stands there instead; the original when only doubtful. */
  masked: string
}

/** A text fit for publication, what was masked in it and what was left for a person to judge. */
export interface MaskedText {
  text: string
  masked: PersonalMatch[]
  doubtful: PersonalMatch[]
}

/** 朱德明 → 朱**, 欧阳修 → 欧阳*. A unit's name is not for this function. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const kept = characters.length > 2 ? Math.max(1, surnameLength(name.trim())) : 1
  return characters.slice(0, kept).join('') + '*'.repeat(Math.max(1, characters.length - kept))
}

const digit = '[0-9０-９]'
const gap = '[-－—– \u3000·.]?'
const stars = (text: string): string => text.replace(/[0-9０-９A-Za-zＡ-Ｚａ-ｚ]/g, '*')

/** Keeps so many digits at both ends. */
function keepEnds(head: number, tail: number): (text: string) => string {
  return (text) => {
    const places = [...text.matchAll(/[0-9０-９Xx]/g)].map(({ index }) => index)
    const hidden = new Set(places.slice(head, places.length - tail))
    return [...text].map((character, index) => (hidden.has(index) ? '*' : character)).join('')
  }
}

const numeral = '[0-9０-９一二三四五六七八九十]'
/** A street, village, estate with a house number; no 村2号文件, no 示范村3号地块. Bounded repetition only. */
const house = new RegExp(
  [
    '[\\p{Script=Han}A-Za-z0-9]{1,16}?',
    '(?:大道|路|街|巷|弄|(?<!示范|[每各全本该一两几])村|小区|花园|新村|公寓|(?<![每各本该])社区|苑)',
    '(?:[\\p{Script=Han}]{1,3}(?:区|坊|苑|里))?(?:东|西|南|北|中)?段?',
    `(?:第?${numeral}{1,3}(?:村民)?(?:小组|组|队))?`,
    `(?:${numeral}{1,5}(?:[-－之][0-9]{1,4})?(?:号楼?|弄|幢|栋|单元|室|楼)(?!文|地块|线|令|工程|公告|通知|提案|议案|项目|议题)|(?<=小组|组|队))`,
    `(?:${numeral}{1,6}(?:[-－][0-9A-Z]{1,4})?(?:号楼?|幢|栋|单元|室|层|楼|座|组)){0,6}(?:[0-9]{3,4}(?![0-9]))?`,
  ].join(''),
  'gu',
)

/** Keeps what leads up to an address, and its city or county: 家住台州市****. */
function maskAddress(text: string): string {
  const lead = text.match(/^.*?(?:家住|住在|家在|住址|地址|位于|我住)(?:是|为|[:：])?\s?/u)?.[0] ?? ''
  const area =
    text.slice(lead.length).match(/^.*?(?:省|市|(?<![小社校片园景东西南北中])区|县|镇|乡|街道)(?=.)/u)?.[0] ?? ''
  return `${lead}${area}****`
}

interface Pattern {
  kind: PersonalKind
  find: RegExp
  mask(text: string): string
}

// Tried in this order; what an earlier one took is left to it. Each is linear: no nested repetition over the same characters.
const patterns: Pattern[] = [
  { kind: '账号', find: /(?<=(?:账号|帐号|卡号|账户|户号)[^0-9\n]{0,6})\d(?:[\d -]{6,30})\d/g, mask: keepEnds(0, 0) },
  {
    kind: '证件号',
    find: /(?<=(?:身份证|护照|证件)[^0-9A-Za-z\n]{0,6}(?:号码?)?[^0-9A-Za-z\n]{0,4})[A-Z]?\d(?:[\d ]{5,20})[\dXx]/g,
    mask: keepEnds(2, 0),
  },
  { kind: '电话', find: /(?<![0-9])0\d{2,3}[-－ ]?\d{4}[- ]\d{3,4}(?![0-9])/g, mask: keepEnds(4, 0) },
  { kind: '电话', find: /(?<![0-9])1[3-9]\d{3}[ -]\d{3}[ -]\d{3}(?![0-9])/g, mask: keepEnds(3, 0) },
  {
    kind: '邮箱',
    find: /[A-Za-z0-9._%+-]{1,64}\s?[@＠]\s?[A-Za-z0-9-]{1,63}(?:[.．][A-Za-z0-9-]{1,63}){1,4}/g,
    mask: () => '***@***',
  },
  {
    kind: '证件号',
    find: /(?<![0-9])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g,
    mask: keepEnds(2, 0),
  },
  { kind: '账号', find: /(?<![0-9])[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9])/g, mask: keepEnds(0, 0) },
  {
    kind: '电话',
    find: new RegExp(
      `(?<!${digit})(?:[+＋]?(?:86|８６)${gap})?[1１][3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}(?!${digit})`,
      'g',
    ),
    mask: keepEnds(3, 0),
  },
  {
    kind: '电话',
    find: new RegExp(
      `(?<!${digit})[（(]?[0０]${digit}{2,3}[）)]?${gap}${digit}{7,8}(?:(?:转|-|－)${digit}{1,5})?(?!${digit})`,
      'g',
    ),
    mask: keepEnds(4, 0),
  },
  {
    kind: '电话',
    find: /(?<=(?:电话|手机|联系方式|传真|Tel|TEL|tel)[^0-9\n]{0,6})\d{7,12}(?![0-9])/g,
    mask: keepEnds(0, 0),
  },
  {
    kind: '社交账号',
    find: /(?<=(?:QQ|qq|微信|微信号|WeChat|wechat|钉钉)(?:号码?)?\s?(?:是|为|[:：])?\s?)[A-Za-z0-9_-]{5,30}/g,
    mask: stars,
  },
  {
    kind: '车牌',
    find: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}(?![A-Za-z0-9])/g,
    mask: (text) => `${text.slice(0, 2)}*****`,
  },
  {
    // What follows the word itself, to the end of the phrase: 住址：下各镇路北村.
    kind: '地址',
    find: /(?<=(?:住址|地址|户籍地|居住地)(?:是|为|[:：])\s?)[^\n，。；;,]{4,60}/g,
    mask: maskAddress,
  },
  { kind: '地址', find: house, mask: maskAddress },
]

/** What a name is expected to stand beside when it is one. */
const nameBefore =
  /(?:联系人|姓名|署名|签名|反馈人|提议人|提出人|建议人|来信人|负责人|经办人|申请人|代表人?|我叫|我是|本人|村民|居民|市民|职工|员工|此致|敬上)[\s:：，,（(是为叫]{0,3}$/u
const nameAfter = /^(?:先生|女士|小姐|同志|老师|教授|博士|经理|主任|主席|工程师|总|敬上|谨上|上$|\s*\d{4}年|\s*$)/u

/** Names that the words around them betray though no letter signs with them. */
const introduced =
  /(?<=(?:联系人|姓名|反馈人|来信人|经办人|我叫|本人叫)[\s:：]{0,3})[\p{Script=Han}]{2,4}(?=[\s，,。；;、（(：:\d]|$)/gu

/**
 * Masks personal data. `names` are people's names known from the docket: those of three or more characters are masked wherever
 * they stand, shorter ones where the words around show a name, elsewhere they are doubtful (高峰 is also a word). Units are
 * not masked unless named in `names`.
 */
export function maskPersonal(text: string, names: readonly string[] = []): MaskedText {
  const found: PersonalMatch[] = []
  const doubtful: PersonalMatch[] = []
  const free = (start: number, end: number): boolean => !found.some((match) => start < match.end && match.start < end)
  const take = (kind: PersonalKind, start: number, original: string, masked: string, sure = true): void => {
    const end = start + original.length
    if (free(start, end))
      (sure ? found : doubtful).push({ start, end, kind, original, masked: sure ? masked : original })
  }
  for (const { kind, find, mask } of patterns) {
    for (const { 0: original, index } of text.matchAll(find)) take(kind, index, original, mask(original))
  }
  const people = [...new Set(names.map((name) => name.trim()).filter((name) => [...name].length >= 2))].sort(
    (one, other) => other.length - one.length || (one < other ? -1 : 1),
  )
  for (const name of people) {
    // 张　伟, 王 小 明: blanks between the characters of a name do not hide it.
    const spaced = new RegExp(
      [...name].map((character) => character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[ \\u3000]{0,2}'),
      'gu',
    )
    for (const { 0: found, index: start } of text.matchAll(spaced)) {
      const before = text.slice(Math.max(0, start - 12), start)
      const after = text.slice(start + found.length, start + found.length + 12)
      take(
        '姓名',
        start,
        found,
        maskName(name),
        [...name].length > 2 || nameBefore.test(before) || nameAfter.test(after),
      )
    }
  }
  for (const { 0: name, index } of text.matchAll(introduced)) {
    if (surnameLength(name) > 0) take('姓名', index, name, maskName(name))
  }
  for (const { 0: run, index } of text.matchAll(/(?<![0-9〔第.])\d(?:[\d -]{5,24})\d(?![0-9年号.%万亿元])/g)) {
    if (run.replace(/\D/g, '').length >= 7) take('账号', index, run, run, false)
  }
  found.sort((one, other) => one.start - other.start)
  return { text: applied(text, found), masked: found, doubtful: doubtful.filter(({ start, end }) => free(start, end)) }
}

function applied(text: string, matches: readonly PersonalMatch[]): string {
  let masked = ''
  let at = 0
  for (const match of matches) {
    masked += text.slice(at, match.start) + match.masked
    at = match.end
  }
  return masked + text.slice(at)
}
