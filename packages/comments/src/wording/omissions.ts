import { type Asked, insertion } from './asked.ts'
import { type Masked, quoteAt } from './quoted.ts'

/** 遗漏了甲, 没有提到甲: to be added. */
const missing =
  /(?:遗漏|漏[掉写列]|漏|缺少|没有提到|没有提及|没提到?|未提及|未提到|没有列入|未列入|(?:(?<=[里中内还却独唯偏单])|(?=[少缺]了(?![点些几多])))(?:[少缺]|差(?!不多|异|距|别|额)))了?(?:一[个项条类])?([\p{Script=Han}]{2,12})[？?]?$/u

/** 遗漏了“甲”，请补上. */
const missingQuote =
  /(?:遗漏|漏掉|漏|缺少|没有提到|没有提及|没提到?|未提及|未提到|没有列入|未列入|(?<=[里中内还却])[少缺])了?([\ue000-\ue0ff])/

/** 名单里没有甲，建议加进去: the bare 没有 tells something only where an addition is asked for. */
const without =
  /(?:[里中内上]|材料|清单|名单|部门|单位|范围|条件|第[一二三四五六七八九十百]{1,4}[条款项])(?:还|都|却|就|也)?(?:没有|没|缺少?|少了?)(?:写|列|提)?(?:到|进)?([\p{Script=Han}]{2,12}?)(?:这一?[个项类])?[，,](?:[^，,。；]{2,16}[，,])?(?:建议|请|应当?|希望|最好|可以?)?[^，,。；]{0,6}$/u

/** 还有甲，建议列进去. */
const another =
  /(?:还有|另有)([\p{Script=Han}]{2,12})[，,](?:也)?(?:建议|请|应当?|可以|希望)?(?:也|都|一并)?(?:列|加|写|补)(?:进去?|上|入)/u

/** 名单里应当有甲. */
const belongs =
  /(?<=[、，。]?[^，。；]{1,12}[里中内])(?:还|也|都)?(?:要(?=体现)|应当?)(?:有|包括|包含|列有?|体现|配置|配备|设有?|设置)([\p{Script=Han}]{2,14}?)(?:的?(?:理念|原则|思想))?(?=[，,。；]|$)/u

/** 除了甲、乙，还应当有丙. */
const beyond =
  /除(?:了)?[^，。；]{2,40}[，,](?:也|还)(?:应当?|应该|要|得|需要?)(?:有|包括|包含|设置?|列上|写上|加上)([\p{Script=Han}]{2,12})(?=[，。；]|$)/u

/** 还应持有甲，请写进条件里. */
const required =
  /(?:应当?|需要?|必须|要)(?:持有|具有|具备|取得|提供|提交|配备|设置|有)([\p{Script=Han}]{2,12})[，,](?:也)?(?:请|建议|希望|应当?)?(?:写进|写入|写到|列入|加进|加入|补充进|补上|加上)/u

/** 甲是…的，却没有写进去: what stands before is to be added. */
const leftOut =
  /(?:^|[，,：:])([^，,。；：:]{2,24}?)(?:也?是|属于|作为|很|非常)[^，,。；]{0,20}[，,](?:文件|文中|办法)?(?:却|但|也|还|偏偏)*(?:没有?|未)(?:被)?(?:写|列|放|提|包括|包含|算|收)(?:进去?|入|到|进来|在内)?/

/** 甲也应包括在内. */
const included =
  /(?:^|[，,])(?:[^，。；]{0,6}的)?([\p{Script=Han}\d]{2,14}?)(?:也|同样|都)(?:应当?|应该|该|得|要|可以?|需要?)(?:被)?(?:(?:包括|包含|纳入|列入|算|涵盖|写)(?:在内|进去|进来|其中|上)|[列纳]入(?:第[^，。；]{1,8}的?|这一条的?)?(?:责任主体|范围|名单|清单|对象|主体))/u

/** 还得有个甲, 还应写上甲. */
const needed =
  /还(?:得|要|应当?|应该|需要?)(?:再)?(?:有|配|设|加|写上|列上)(?:上)?(?:[一1]?[个名位项条])?([\p{Script=Han}]{2,10})(?=[，,。；]|$)/u

/** 用途扩大到甲: of uses and kinds, not of places. */
const widened =
  /(?:用途|对象|内容|情形|种类|渠道|方式)(?:建议|应当?|可以?|请|最好)?(?:适当|再|进一步)?(?:扩大|扩展|拓展|延伸)(?:到|至|为)([\p{Script=Han}]{2,12})(?=[，,。；]|$)/u

/** 把消防材料列为必交内容. */
const made =
  /(?:将|把)([\p{Script=Han}（）]{2,16}?)(?:也|都|一并)?列为(?:必[\p{Script=Han}])?(?:内容|材料|条件|项目|要件|事项|对象|情形)/u

/** 功能区也应当有推荐权，建议加上: who is to have it, too. */
const alike =
  /(?:^|[，,。；])([\p{Script=Han}]{2,14}?)(?:也|同样)应当?(?:有|享有|具有)[^，,。；]{1,8}[，,](?:建议|请|希望)?(?:予以|一并)?(?:加上|补上|加进|写进|列入|补充)/u

const ways = [made, alike, required, another, beyond, belongs, included, needed, widened]

/** What is named here is a subject to regulate, not wording. */
export const abstract: RegExp =
  /(?:规定|内容|条款|要求|机制|场景|措施|说明|制度|程序|办法|政策|标准|指标|条件|情形|表述|支持|方面|环节|渠道|途径|方式|力度|比例|数量|频次|时间|人员|经费|投入|补助|奖励|服务|完整|完善|齐全|清楚|到位|细化|期限|有效期|培训|宣传|监督|考核|处罚|责任|义务|主体|(?:^|适用|服务|补贴|奖励|保障|监管|参与|申报)对象|范围|定义|解释|衔接|依据|流程|细则|一条|一款|一项|一段|一句|以下)(?:等|的)?$/

/** What a letter misses in the clause, where it names no place and gives no quotation to add: 遗漏了甲, 甲却没有写进去. */
export function omissions(sentence: string, masked: Masked, asks: readonly RegExpExecArray[]): Asked[] {
  const unlisted = missingQuote.exec(sentence)
  const lacking = quoteAt(masked, unlisted?.[1])
  if (unlisted && lacking) return [insertion('', lacking.text, true, 'after', unlisted)]
  const found: Asked[] = []
  const name = (words: string | undefined, match: RegExpExecArray | undefined) => {
    if (match && words && words.length > 1 && !abstract.test(words) && !/[\ue000-\ue0ff]/.test(words))
      found.push(insertion('', words, false, 'after', match))
  }
  for (const member of sentence.split(/[，,。；;！!]/)) {
    const match = missing.exec(member) ?? undefined
    name(match?.[1], match)
  }
  const wish = asks.find((one) => without.test(sentence.slice(0, one.index)))
  name(wish && without.exec(sentence.slice(0, wish.index))?.[1], wish)
  for (const way of ways) {
    if (found.length > 0) return found
    const match = way.exec(sentence) ?? undefined
    name(match?.[1], match)
  }
  const match = found.length === 0 ? (leftOut.exec(sentence) ?? undefined) : undefined
  name(match?.[1]?.replace(/^.*的/, ''), match)
  return found
}
