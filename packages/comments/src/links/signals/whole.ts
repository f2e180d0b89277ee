import { asksOutright } from '../../opinions/wording.ts'
import { type GeneralName, generalNames } from '../model.ts'
import type { Reading } from './sheet.ts'

const wholeWords =
  /全文|通篇|整个(?:文件|意见|办法|方案|政策)|总体(?:上|而言|来看|来说|赞|同|支|认|评|意)|整体(?:上|而言|来看)|(?<![的条款项])(?:文件|意见稿|征求意见稿|办法|方案|政策|规定|稿子|指导意见|条例|措施|细则)(?:很|写得|总体|整体|非常|比较|内容|制定|出台|的出台|本身|太|全文|没有?必要|有必要|好)|(?:早日|尽快|尽早|不(?:赞成|同意|宜|应))(?:出台|实施|印发)|收悉|(?:没有?|无)必要(?:再)?(?:搞|出台|制定)|(?:办法|文件|政策|规定|意见|这个|东西).{0,8}(?:别|不要|不用|没必要)(?:再)?(?:搞|出|发|弄|制定)|(?:整篇|整个|通篇|从头到尾)|配套.{0,6}细则/
const nothingToSay =
  /其(?:他|它|余)(?:条款|内容|部分|各条|方面)?(?:均|都|我[^,。]{0,4})?(?:同意|赞同|赞成|无异议|不变|认可)|(?:无|没有?|暂无|无其)(?:其他|不同|修改|别的|其它|补充|进一步|反对)?(?:的)?(?:修改)?(?:意见|异议|建议)|(?:总体|原则|完全|整体)?(?:上)?(?:赞成|同意|支持|赞同)(?:该|本|此|这个|出台|征求意见|文件|《)|写得(?:很|挺|蛮|非常)?好/

const praise =
  /(?<![的条款项])(?:措施|文件|办法|意见稿|方案|政策|内容|细则|条例|规定)(?:都|也)?(?:很|非常|挺|蛮|真|写得|制定得)?(?:好|全面|及时|实在|接地气|务实|具体)|(?:早日|尽快|早点|赶紧)(?:出台|实施|落地|施行)|^(?:完全|坚决|举双手)?(?:支持|赞成|拥护|同意)[!。,]/

const newClause =
  /(?:增加|增设|补充|增写|新增|加上|设立|写入)(?:一个|一些|关于|有关|相应的?)?([\p{Script=Han}、]{2,10}?)(?:的|等)?(?:条款|专章|专条|内容的条款)/u
/** 建议文件中增加中期评估的内容 */
const inTheText =
  /(?:文件|意见稿|征求意见稿|办法|方案|政策|文稿)(?:中|里|内)(?:应当?|还应?|要)?(?:增加|增设|补充|增写|新增|加上|写入)(?:一个|一些|关于|有关|相应的?)?([\p{Script=Han}、]{2,10}?)的?(?:内容|机制|制度|规定|要求|表述)/u

/** 建议增加容错条款 where the draft has no word of 容错: a clause that is to be new stands nowhere yet. */
function asksNewClause(folded: string, whole: string): boolean {
  const topic = (newClause.exec(folded) ?? inTheText.exec(folded))?.[1]
  if (topic === undefined) return false
  for (let at = 0; at + 2 <= topic.length; at++) if (whole.includes(topic.slice(at, at + 2))) return false
  return true
}

/** Signals that an opinion is about the draft as a whole. */
export function readWhole({ folded, context }: Reading, cover: number, points: boolean, quotes: boolean): Float64Array {
  const bare = folded.replace(/“[^”]{0,200}”/g, '').replace(/《[^》]{0,80}》/g, '')
  const silent =
    (nothingToSay.test(bare) && !/但|不过|只是|就是|除了|除第/.test(bare)) || (bare.length <= 60 && praise.test(bare))
  const general: Record<GeneralName, number> = {
    general: 1,
    wholeWords: wholeWords.test(bare) || (!points && !quotes && asksNewClause(bare, context.index.whole)) ? 1 : 0,
    nothingToSay: silent ? 1 : 0,
    onlyAgreement:
      silent && !points && !quotes && !asksOutright(bare.replace(/无.{0,6}(?:意见|建议)|没有?.{0,6}(?:意见|建议)/g, ''))
        ? 1
        : 0,
    unlike: 1 - cover,
    unpointed: points || quotes ? 0 : 1,
  }
  return Float64Array.from(generalNames, (name) => general[name])
}
