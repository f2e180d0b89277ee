import { type Asked, first, memberBefore, nearest, refused, tail } from './asked.ts'
import { type Masked, quoteAt } from './quoted.ts'

const add =
  /增加|补充|充实|增补|(?<!变相|擅自)增设|增列|列上|添上|添|(?<=再|另)(?:分|设|写)(?:上|进)?(?:一[项条个类档款])?|(?<=应当?|建议|再|请|需)补(?=一[句条项款])|添加|补上|加上|加进去?|补进去?|列进去?|写进去?|写上|插入|(?<=(?<!不)应当?|建议|可以?|将[^，。]{1,40}|把[^，。]{1,40}|再|也|需|后面?|前面?|^|[，,：:])(?:新增|加入|包含|包括|涵盖|列入|纳入|写入|写明|载明|注明|加(?![强快大计起紧重深剧减速倍盟工班以剂盖价装宽固密码油热]))/g

/** 遗漏了甲, 没有提到甲: to be added. */
const missing =
  /(?:遗漏|漏[掉写列]|漏|缺少|没有提到|没有提及|没提到?|未提及|未提到|没有列入|未列入|(?<=[里中内还却独唯偏单])(?:[少缺]|差(?!不多|异|距|别|额)))了?(?:一[个项条类])?([\p{Script=Han}]{2,12})[？?]?$/u

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
  /(?<=[、，。]?[^，。；]{1,12}[里中内])(?:还|也)?应当?(?:有|包括|包含|列有?)([\p{Script=Han}]{2,10})(?=[，,。；]|$)/u

/** 除了甲、乙，还应当有丙. */
const beyond =
  /除(?:了)?[^，。；]{2,40}[，,](?:也|还)(?:应当?|应该|要|得|需要?)(?:有|包括|包含|设置?|列上|写上|加上)([\p{Script=Han}]{2,12})(?=[，。；]|$)/u

/** 还应持有甲，请写进条件里. */
const required =
  /(?:应当?|需要?|必须|要)(?:持有|具有|具备|取得|提供|提交|配备|设置|有)([\p{Script=Han}]{2,12})[，,](?:也)?(?:请|建议|希望|应当?)?(?:写进|写入|写到|列入|加进|加入|补充进|补上|加上)/u

/** 甲是…的，却没有写进去: what stands before is to be added. */
const leftOut =
  /(?:^|[，,：:])([^，,。；：:]{2,24}?)(?:也?是|属于|作为|很|非常)[^，,。；]{0,20}[，,](?:文件|文中|办法)?(?:却|但|也|还|偏偏)*(?:没有?|未)(?:被)?(?:写|列|放|提|包括|包含|算|收)(?:进去?|入|到|进来|在内)?/

/** 甲后面再加上乙, 甲 without quotation marks. */
const besides =
  /(?:^|[，,：:])([^，,。；：:\ue000-\ue0ff]{2,20}?)(之?前|前面|之?后|后面|以后)[^，。；\ue000-\ue0ff]{0,6}$/

/** What is named here is a subject to regulate, not wording. */
const abstract =
  /(?:规定|内容|条款|要求|机制|措施|说明|制度|程序|办法|政策|标准|指标|条件|情形|表述|支持|方面|环节|渠道|途径|方式|力度|比例|数量|频次|时间|人员|经费|投入|补助|奖励|服务|完整|完善|齐全|清楚|到位|细化|期限|有效期|培训|宣传|监督|考核|处罚|责任|义务|主体|对象|范围|定义|解释|衔接|依据|流程|细则|一条|一款|一项|一段|一句|以下)(?:等|的)?$/

/** 列入清单, 纳入预算: where something goes, not what. */
const container =
  /(?:清单|名单|名录|目录|范围|条件|内容|预算|规划|计划|考核|评价|指标|体系|系统|平台|档案|记录|诚信|信用|管理|保障|制度|方案|办法|文件|意见|细则|条款|其中|进[去来]?|其内|里面?)(?:$|之?[前后中内里]|的|应)/

/** 增加乙, 甲后增加乙, 将乙列入, 遗漏了乙. */
export function additions(sentence: string, masked: Masked): Asked[] {
  const found: Asked[] = []
  for (const match of first(sentence.matchAll(add))) {
    const before = sentence.slice(0, match.index)
    const after = sentence.slice(match.index + match[0].length)
    // 加上公示、签协议，一个多月就过去了: reckoned, not asked for.
    if (match[0] === '加上' && /(?:^|[，,])$/.test(before) && !/[请应要]|建议|希望/.test(before)) continue
    if (refused(before) || /^(?:到|为|至|了?(?:企业|群众|基层|单位|我们)?(?:的)?(?:负担|成本|难度|压力))/.test(after))
      continue
    const place =
      /([\ue000-\ue0ff])(?:[一二]?[词语句段字项款])?(?:的)?(之?前|前面|之?后|后面)(?:面)?[^，。；\ue000-\ue0ff]{0,6}$/.exec(
        before,
      )
    const next = /^(?:[^，。；！？\ue000-\ue0ff]{0,14})?[：:，,]?(?:即|内容为|如下)?[：:]?([\ue000-\ue0ff])/.exec(after)
    const anchor = quoteAt(masked, place?.[1])
    const inner = /^([\ue000-\ue0ff])(之?前|之?后)/.exec(after)
    const side = /前/.test(place?.[2] ?? '') ? 'before' : 'after'
    if (next && !inner) {
      const fresh = quoteAt(masked, next[1])
      const named = memberBefore(sentence, match.index).replace(/^(?:建议|应当?|应该|请|希望|最好|可以?|再|也)+/, '')
      const intoIt = named !== '' && /列入|列进|纳入|写入|写进|加入|加进/.test(match[0])
      if (fresh && !intoIt) {
        found.push(insertion(anchor?.text ?? '', fresh.text, true, side, match))
        continue
      }
    }
    const object = /(?:将|把)([^将把，。；]{1,40}?)(?:也|都|一并)?$/.exec(before)?.[1]
    if (object && (!abstract.test(object) || /^[列纳]/.test(match[0]))) {
      const quote = nearest(object, masked)
      found.push(insertion('', quote?.text ?? object, quote !== undefined, 'after', match))
      continue
    }
    const whole =
      /^(?:[一二两](?:条|款|项|句|段|点|类|个?[^，。：]{0,4})|如下[^，。：]{0,4}|以下[^，。：]{0,4}|规定|内容)?(?:[：:]|(?<=条|项|款)[，,])\s*([^。；\n\ue000-\ue0ff]{4,200})/.exec(
        after,
      )?.[1]
    if (whole && !/能不能|是否|希望|[？?]/.test(whole)) {
      found.push(insertion(anchor?.text ?? '', whole, false, side, match))
      continue
    }
    const said = /^[^，。；！？,;!?\n：:]{2,40}/.exec(after)?.[0] ?? ''
    const plain = said.replace(tail, '').replace(/^[一二两](?:条|款|项|句|段|点)(?:话|规定)?[，,]?/, '')
    if (
      (/^(?:写[入明上进]|注|载)/.test(match[0]) &&
        !/^《|[\d一二两三四五六七八九十](?:年|个月|日|天|万?元|%)$/.test(plain)) ||
      (/^[列纳]/.test(match[0]) && container.test(plain)) ||
      /^[对由以按在把将让使就]/.test(plain)
    )
      continue
    if (plain === '' || /^(?:进|上|到里面|到其中)[去来]?$|[\ue000-\ue0ff]/.test(plain)) continue
    const subject = abstract.test(said) || abstract.test(plain)
    const beside = anchor ? null : besides.exec(before)
    if (beside?.[1]) {
      const where = /前/.test(beside[2] ?? '') ? 'before' : 'after'
      const one = insertion(beside[1].replace(/^(?:建议|应当?|可以?|请)?在?/, ''), plain, false, where, match)
      found.push({ ...one, quoted: { old: false, new: false }, subject })
    } else if (!subject) found.push(insertion(anchor?.text ?? '', plain, false, side, match))
  }
  const unlisted = missingQuote.exec(sentence)
  const lacking = quoteAt(masked, unlisted?.[1])
  if (unlisted && lacking && found.length === 0) found.push(insertion('', lacking.text, true, 'after', unlisted))
  const allowed = /明确(?:为|将)?([\ue000-\ue0ff])也?(?:可以?|应当?|能)/.exec(sentence)
  const named = quoteAt(masked, allowed?.[1])
  if (allowed && named) found.push(insertion('', named.text, true, 'after', allowed))
  if (found.length === 0) {
    for (const member of sentence.split(/[，,。；;！!]/)) {
      const match = missing.exec(member)
      if (match?.[1] && !abstract.test(match[1])) found.push(insertion('', match[1], false, 'after', match))
    }
    const asks = first(sentence.matchAll(add)).find((one) => without.test(sentence.slice(0, one.index)))
    const absent = asks && without.exec(sentence.slice(0, asks.index))?.[1]
    if (asks && absent && !abstract.test(absent)) found.push(insertion('', absent, false, 'after', asks))
    const wanted =
      found.length === 0
        ? (required.exec(sentence) ?? another.exec(sentence) ?? beyond.exec(sentence) ?? belongs.exec(sentence))
        : null
    if (wanted?.[1] && !abstract.test(wanted[1])) found.push(insertion('', wanted[1], false, 'after', wanted))
    const match = found.length === 0 ? leftOut.exec(sentence) : null
    const subject = match?.[1]?.replace(/^.*的/, '') ?? ''
    if (match && subject.length > 1 && !abstract.test(subject) && !/[\ue000-\ue0ff]/.test(subject))
      found.push(insertion('', subject, false, 'after', match))
  }
  return found
}

function insertion(
  old: string,
  fresh: string,
  quoted: boolean,
  side: 'before' | 'after',
  match: RegExpExecArray,
): Asked {
  return {
    op: 'insert',
    old,
    new: fresh,
    quoted: { old: old !== '', new: quoted },
    side,
    evidence: match[0],
    at: match.index,
  }
}
