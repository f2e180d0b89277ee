import type { SubmitterType } from '../records.ts'

type Voice = readonly (readonly [RegExp, SubmitterType])[]

/** Ways in which a unit speaks of itself in writing. */
const formal: Voice = [
  [
    /我(?:公司|司|厂|企业|集团|行|店)(?!们)|本(?:公司|企业|集团|店|厂)(?!身)|作为(?:一家|一个|从事)[^，。；]{0,20}(?:企业|公司|厂)/,
    '企业',
  ],
  [/我(?:校|院系)|我们学校|本校/, '高校'],
  [/我(?:协会|商会)|本(?:协会|商会)/, '行业协会'],
  [/[我本]律所/, '专业机构'],
  [/我(?:局|委|办|区|县|镇|街道)(?!们)/, '政府部门'],
  [/我(?:学会|研究会|联谊会|村(?:委会)?|社区|居委会|业委会)/, '社会组织'],
  [/我们(?:这类|这样的|这种)?(?:新型)?研发机构/, '科研院所'],
  [/我(?:所|院|中心)(?!们)/, '事业单位'],
]

/** Ways in which its people speak of it, whoever they write for. */
const informal: Voice = [
  [/我们(?:这些|这类|这种|这样的)?(?:小微|中小|小|民营|本地|科技型){0,2}(?:公司|厂|企业|店)/, '企业'],
  [/我们是(?!否)[^，。；？]{0,20}(?:企业|公司|厂)(?=[，。；])/, '企业'],
]

/** Someone who says that he speaks as a person. */
const person =
  /本人|我是一[名个位]|作为一[名个位]|我个人|个人(?:意见|看法|建议)|市民|退休|在读|学生|网友|群众|(?:企业|公司|单位|厂里?)上班/

/** How people who speak for others are called: 沈老板, 戚科长. */
const titled: Voice = [
  [/^\p{sc=Han}{1,2}(?:总|董|经理|总经理|老板|厂长|董事长|董秘)$/u, '企业'],
  [/^\p{sc=Han}{1,2}(?:科长|局长|处长|股长|镇长|乡长|科员)$/u, '政府部门'],
  [/^\p{sc=Han}{1,2}(?:会长|秘书长)$/u, '行业协会'],
]

/** What the wording says of who speaks, when no unit is named. */
export function spokenType(words: string, sender: string, evidence: string[]): SubmitterType | undefined {
  const said = (voice: Voice, text: string, how: string): SubmitterType | undefined => {
    for (const [pattern, type] of voice) {
      const found = pattern.exec(text)?.[0]
      if (found === undefined) continue
      evidence.push(`${how}“${found}”`)
      return type
    }
    return undefined
  }
  const official = said(formal, words, '正文自称')
  if (official) return official
  const own = person.exec(words)?.[0]
  if (own) {
    evidence.push(`正文自述“${own}”`)
    return '个人'
  }
  const loose = said(informal, words, '正文自称') ?? said(titled, sender.trim(), '发件人称呼')
  if (loose) return loose
  if (!/[我本]单位/.test(words)) return undefined
  evidence.push('正文自称“我单位”，未见单位名称')
  return '未知'
}
