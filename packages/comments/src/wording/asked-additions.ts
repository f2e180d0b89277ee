import { type Asked, first, insertion, memberBefore, nearest, refused, tail } from './asked.ts'
import { abstract, omissions } from './omissions.ts'
import { type Masked, quoteAt } from './quoted.ts'

const add =
  /增加|补充(?!公布|公开|公示|征求|说明|论证|调研|修订|完善)|充实|增补|(?<!变相|擅自)增设|增列|列上|添上|添|(?<=再|另)(?:分|设|写)(?:上|进)?(?:一[项条个类档款])?|(?<=应当?|建议|再|请|需)补(?=一[句条项款])|添加|补上|加上|加进去?|补进去?|列进去?|写进去?|写上|插入|(?<=(?<!不)应当?|建议|(?<!申)请|可以?|将[^，。]{1,40}|把[^，。]{1,40}|再|也|需|起码|至少|最好|后面?|前面?|^|[，,：:])(?:新增|加入|包含|包括|涵盖|列入|纳入|写入|写明|载明|注明|加(?![强快大计起紧重深剧减速倍盟工班以剂盖价装宽固密码油热]))/g

/** 甲后面再加上乙, 甲 without quotation marks. */
const besides =
  /(?:^|[，,：:])([^，,。；：:\ue000-\ue0ff]{2,20}?)(之?前|前面|之?后|后面|以后)[^，。；\ue000-\ue0ff]{0,6}$/

/** 列入清单, 纳入预算: where something goes, not what. */
const container =
  /(?:清单|名单|名录|目录|范围|条件|内容|预算|规划|计划|考核|评价|指标|体系|系统|平台|档案|记录|诚信|信用|管理|保障|制度|方案|办法|文件|意见|细则|条款|其中|进[去来]?|其内|里面?)(?:$|之?[前后中内里]|的|应)/

/** 支持将甲纳入乙: what the draft does already. */
const welcomed = /(?:^|[，,。；：:])(?:我?们?|完全|非常|坚决|十分)*(?:支持|赞成|同意|拥护)(?:将|把)[^，。；]*$/

/** 病媒生物防制内容: the subject is what is to be written. */
const contents = /^([\p{Script=Han}]{4,12}?)(?:方面|等)?的?内容$/u

/** 谁查、怎么罚: what is to be settled, no wording. */
const open = /还是|是否|谁|怎么|怎样|如何|多少|什么|哪[个些里]|几[个天年]/

/** 增加乙, 甲后增加乙, 将乙列入, 遗漏了乙. */
export function additions(sentence: string, masked: Masked): Asked[] {
  const found: Asked[] = []
  for (const match of first(sentence.matchAll(add))) {
    const before = sentence.slice(0, match.index)
    const after = sentence.slice(match.index + match[0].length)
    // 加上公示、签协议，一个多月就过去了: reckoned, not asked for.
    if (match[0] === '加上' && /(?:^|[，,])$/.test(before) && !/[请应要]|建议|希望/.test(before)) continue
    if (
      refused(before) ||
      welcomed.test(before) ||
      /^(?:到|为|至|了?(?:企业|群众|基层|单位|我们)?(?:的)?(?:负担|成本|难度|压力))/.test(after)
    )
      continue
    const owner = memberBefore(sentence, match.index).replace(/^(?:建议|应当?|应该|请|希望|最好|可以?|再|也)+/, '')
    const place =
      /([\ue000-\ue0ff])(?:[一二]?[词语句段字项款])?(?:的)?(之?前|前面|之?后|后面)(?:面)?[^，。；\ue000-\ue0ff]{0,6}$/.exec(
        before,
      )
    const next =
      /^(?:[^，。；！？\ue000-\ue0ff]{0,14})?[：:，,]?(?:即|内容为|如下|作为[^，。；：:\ue000-\ue0ff]{2,8}(?=[：:]))?[：:]?([\ue000-\ue0ff])/.exec(
        after,
      )
    const anchor = quoteAt(masked, place?.[1])
    const inner = /^([\ue000-\ue0ff])(之?前|之?后)/.exec(after)
    const side = /前/.test(place?.[2] ?? '') ? 'before' : 'after'
    if (next && !inner) {
      const fresh = quoteAt(masked, next[1])
      const intoIt = owner !== '' && /列入|列进|纳入|写入|写进|加入|加进/.test(match[0])
      if (fresh && !intoIt) {
        found.push(insertion(anchor?.text ?? '', fresh.text, true, side, match))
        continue
      }
    }
    // 还应突出“甲”，请加入: what is to be added has just been quoted.
    const just = /([\ue000-\ue0ff])[，,](?:请|建议|应当?|希望)?(?:也|都|一并|予以)?$/.exec(before)?.[1]
    const quoted = /^(?:[。；！!]|$)/.test(after) ? quoteAt(masked, just) : undefined
    if (quoted) {
      found.push(insertion('', quoted.text, true, 'after', match))
      continue
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
    // 增加学校已尽到职责的，依法不承担责任: a condition is nothing without what follows from it.
    const said =
      /^[^，。；！？,;!?\n：:]{2,40}(?:(?<=[^似类真是目]的)[，,][^，。；！？,;!?\n：:\ue000-\ue0ff]{4,40})?/.exec(
        after,
      )?.[0] ?? ''
    const plain = (contents.exec(said)?.[1] ?? said)
      .replace(tail, '')
      .replace(/^[一二两](?:条|款|项|句|段|点)(?:话|规定)?[，,]?/, '')
      .replace(/^[一1]?个/, '')
      .replace(/(?<=.{2})作为[^，。；]{2,}$/, '')
    if (
      (/^(?:写[入明进]|注|载)/.test(match[0]) &&
        !/^《|[\d一二两三四五六七八九十](?:年|个月|日|天|万?元|%)$/.test(plain)) ||
      (/^[列纳]/.test(match[0]) && container.test(plain)) ||
      (/^[对由以按在把将让使就]/.test(plain) && !/的[，,]/.test(plain)) ||
      open.test(plain)
    )
      continue
    if (plain === '' || /^(?:进|上|到里面|到其中)[去来]?$|[\ue000-\ue0ff]/.test(plain)) continue
    const subject =
      !/[，,]/.test(plain) &&
      // 材料里加一项情况说明: papers are what is listed there.
      !(/材料[^，。；]{0,6}$/.test(before) && /.{4,}(?:说明|方案|制度|办法|流程)$/.test(plain)) &&
      ((abstract.test(said) && plain === said.replace(tail, '')) || abstract.test(plain))
    const beside = anchor ? null : besides.exec(before)
    if (beside?.[1]) {
      const where = /前/.test(beside[2] ?? '') ? 'before' : 'after'
      const one = insertion(beside[1].replace(/^(?:建议|应当?|可以?|请)?在?/, ''), plain, false, where, match)
      found.push({ ...one, quoted: { old: false, new: false }, subject })
    } else if (!subject) found.push(insertion(anchor?.text ?? '', plain, false, side, match))
  }
  const allowed = /明确(?:为|将)?([\ue000-\ue0ff])也?(?:可以?|应当?|能)/.exec(sentence)
  const named = quoteAt(masked, allowed?.[1])
  if (allowed && named) found.push(insertion('', named.text, true, 'after', allowed))
  if (found.length === 0) found.push(...omissions(sentence, masked, first(sentence.matchAll(add))))
  return found
}
