import { numberingLength, sentencesOf } from '../language/sentences.ts'
import { likeness } from './align.ts'
import { anyQuote, type Masked, maskQuotes, type Quoted, quoteAt, unmask, unmaskedOffset } from './quoted.ts'

/** What an opinion asks for in so many words, before it is compared with the draft. */
export interface Asked {
  op: 'replace' | 'delete' | 'insert'
  /** The draft's words as the sender gives them; empty when only the new wording is given. */
  old: string
  /** New words as the sender gives them. */
  new: string
  /** Whether the old and the new words stand in quotation marks. */
  quoted: { old: boolean; new: boolean }
  /** For an insertion: whether it goes before or after `old`. */
  side?: 'before' | 'after'
  /** The words that say so, and where the demand starts in the opinion's text without its number. */
  evidence: string
  at: number
}

const into = '(?:为|到|至|成为)'
const change =
  '(?:修改|更改|改写|调整|变更|替换|更换|更正|订正|纠正|表述|明确|放宽|放低|降低|下调|上调|调高|调低|调减|调增|提高|提升|延长|缩短|扩大|扩展|压缩|压减|减少|增加|细化|规范|优化|完善|统一|[改调换降升减增放])'
const changeInto = new RegExp(
  `(?:统一)?${change}(?:表述|规定)?${into}|(?:修改|更改|更换|替换|调整|改|换|变|统一)成|应该?(?:为|是|改)(?=${anyQuote})|改用|代之以`,
  'g',
)
/** These also describe what the draft does now (“将甲限定为乙”), so a wish has to stand before them. */
const describing = /(?:限定|规定|设定|界定|定义|限|设|定)(?:为|在|成)/g
/** 扩大到乙 leaves open whether 甲 stays: without a figure it is a wish, not wording. */
const widening = /^(?:放宽|扩大|扩展|提升|延长|优化|完善|细化|规范)/
const wish = /建议|希望|应|宜|可以|能不能|能否|最好|请|要求改|不如/
const remove =
  /删去|删除|删掉|删减|去掉|去除|取消|拿掉|剔除|划掉|废除|摘掉|不要(?:用|写|出现|再提)|不再使用|不宜使用|不宜写|删/g
const add =
  /增加|补充|增补|增设|增列|添加|补上|加上|加进去?|列进去?|写进去?|写上|插入|(?<=建议|应当?|可以?|将[^，。]{1,40}|把[^，。]{1,40}|再|也|需|后面?|前面?|^|[，,：:])(?:新增|加入|列入|纳入|写入|写明|载明|注明|加(?![强快大计起紧重深剧减速倍盟工班以剂盖价装宽固密码油热]))/g
const refusal =
  /(?:不(?:应该?|宜|能|可以?|得|要|建议|同意|赞成|支持|希望|必|需要?|该)|没有?必要|无需|无须|反对|切勿|请勿|别)[^，。；！？\n]{0,14}$/
const tail =
  /(?:即可|就可以了?|就行了?|就够了?|为宜|为好|为妥|比较?(?:好|合适|合理|妥当|符合实际)|更(?:好|为?合适|为?合理|为?妥当|为?准确|为?恰当)|的(?:表述|规定|要求|说法|内容|字样)|(?:等)?字样|一[词语句]|算了|吧|呢|了|可以吗|行不行|是否可行|较(?:好|合适|妥|为合适|为妥))+$/

/** Limits on strangers' texts: what is read of one, and how many wishes of a kind in a sentence. */
const longest = 4000
const mostWishes = 12

/** Everything an opinion asks for in so many words, in reading order. */
export function phrasesOf(opinion: string): Asked[] {
  const text = opinion.slice(numberingLength(opinion), longest)
  const masked = maskQuotes(text)
  const asked: Asked[] = []
  let earlier = ''
  for (const { start, end } of sentencesOf(masked.text)) {
    const sentence = masked.text.slice(start, end)
    const here = [
      ...replacements(sentence, earlier, masked),
      ...removals(sentence, earlier, masked),
      ...additions(sentence, masked),
    ]
    asked.push(
      ...here.sort((a, b) => a.at - b.at).map((one) => ({ ...one, at: unmaskedOffset(masked, one.at + start) })),
    )
    earlier += sentence
  }
  return asked
}

function first(matches: Iterable<RegExpExecArray>): RegExpExecArray[] {
  const list: RegExpExecArray[] = []
  for (const match of matches) if (list.push(match) === mostWishes) break
  return list
}

function refused(before: string): boolean {
  return refusal.test(
    before
      .slice(-200)
      .split(/[，,、：:]/)
      .at(-1) ?? '',
  )
}

function replacements(sentence: string, earlier: string, masked: Masked): Asked[] {
  const found: Asked[] = []
  let from = 0
  const matches = [
    ...first(sentence.matchAll(changeInto)),
    ...first(sentence.matchAll(describing)).filter((m) => wish.test(memberBefore(sentence, m.index))),
  ]
  for (const match of matches.sort((a, b) => a.index - b.index)) {
    if (match.index < from) continue
    const before = sentence.slice(from, match.index)
    const rest = sentence.slice(match.index + match[0].length)
    const opened = /^[\s：:，,]{0,3}/.exec(rest)?.[0] ?? ''
    const after = rest.slice(/[：:]/.test(opened) || quoteAt(masked, rest[opened.length]) ? opened.length : 0)
    if (refused(before)) continue
    const meant = /^[^，。；\ue000-\ue0ff]{2,12}(?:条款|规定|表述|内容|要求|说法)[，,]?即[：:]?([\ue000-\ue0ff])/.exec(
      after,
    )
    const quote = quoteAt(masked, meant?.[1] ?? after[0])
    if (/^[\ue000-\ue0ff]{2}/.test(after)) continue
    const plain = /[：:]/.test(opened)
      ? after.replace(/[。；;\n].*$/s, '')
      : (/^[^，。；！？,;!?\n（(]{1,120}/.exec(after)?.[0] ?? '')
    const wanted = quote ? quote.text : unmask(plain, masked).replace(tail, '').trim()
    if (
      wanted === '' ||
      (!quote && /还是|多少|多久|多长|几[个天年家项]|什么|哪[个些里]|谁/.test(wanted)) ||
      (!quote && widening.test(match[0]) && !/[\d一二两三四五六七八九十百千万半]|级/.test(wanted))
    )
      continue
    if (/^统一/.test(match[0]) && [...before].filter((character) => quoteAt(masked, character)).length > 1) continue
    const old = oldWords(before, earlier, wanted, masked)
    found.push({
      op: 'replace',
      old: old.text,
      new: wanted,
      quoted: { old: old.quoted, new: quote !== undefined },
      evidence: match[0],
      at: match.index,
    })
    from = match.index + match[0].length + (quote ? 1 : 0)
  }
  return found
}

/** The words before “改为”: the nearest quotation, 将…/把…/由…/从…, or the member of the sentence that runs up to it. */
function oldWords(before: string, earlier: string, wanted: string, masked: Masked): { text: string; quoted: boolean } {
  const quotes = [...before].filter((character) => quoteAt(masked, character))
  const near = mostAlike(
    quotes.map((character) => quoteAt(masked, character)),
    wanted,
  )
  const member = before.split(/[，,。；;！!？?：:\n]/).at(-1) ?? ''
  const source = /(?:由|从)([^由从，。；]{1,30}?)(?:适当|逐步|统一|直接)?$/.exec(member)?.[1]
  if (source && !new RegExp(anyQuote).test(source)) return { text: source, quoted: false }
  if (near) return { text: near.text, quoted: true }
  const object = /(?:将|把)(?!来)([^将把]{1,80}?)(?:统一|适当|相应|直接|也|都|再|重新|进一步)?$/.exec(before)?.[1]
  if (object) return { text: object, quoted: false }
  const bare = member.replace(/(?:建议|希望|可以?|应当?|应该|最好|能不能|能否|是否|请|统一|适当|也)+$/, '')
  if (bare.replace(/^(?:建议|希望)/, '') !== '')
    return { text: bare.replace(/^(?:我们|我)?(?:建议|希望)/, ''), quoted: false }
  const previous = quoteAt(masked, [...earlier, ...before].filter((character) => quoteAt(masked, character)).at(-1))
  return previous ? { text: previous.text, quoted: true } : { text: '', quoted: false }
}

/** “甲（全句）”中的“乙”…表述为丙: the quotation that the new wording rewrites, the nearest one in doubt. */
function mostAlike(quotes: (Quoted | undefined)[], wanted: string): Quoted | undefined {
  const last = quotes.at(-1)
  const other = quotes.at(-2)
  if (!last || !other?.text.includes(last.text)) return last
  return likeness(other.text, wanted) > likeness(last.text, wanted) ? other : last
}

function memberBefore(sentence: string, index: number): string {
  return (
    sentence
      .slice(0, index)
      .split(/[，,。；;：:\n]/)
      .at(-1) ?? ''
  )
}

function removals(sentence: string, earlier: string, masked: Masked): Asked[] {
  const found: Asked[] = []
  for (const match of first(sentence.matchAll(remove))) {
    const before = sentence.slice(0, match.index)
    const after = sentence.slice(match.index + match[0].length)
    if (refused(before)) continue
    const isWord = match[0].startsWith('不')
    const next = /^(?:其中的?|第[^，。]{1,8}(?:中|里)?的?|这[^，。]{0,4}的?|了|该?条?中?的?)?([\ue000-\ue0ff])/.exec(
      after,
    )
    const near = quoteAt(masked, next?.[1]) ?? nearest(before, masked) ?? nearest(earlier, masked)
    if (near && (next || nearest(before, masked) || before.replace(/[，\s]|建议|应|直接|予以/g, '') === '' || isWord)) {
      found.push({
        op: 'delete',
        old: near.text,
        new: '',
        quoted: { old: true, new: false },
        evidence: match[0],
        at: match.index,
      })
      continue
    }
    const object = /(?:将|把)([^将把，。；]{1,60})$/.exec(before)?.[1]
    const follows = isWord
      ? ''
      : (/^[^，。；！？,;!?\n]{1,60}/.exec(after)?.[0] ?? '').replace(tail, '').replace(/^(?:掉|了)/, '')
    const member = before.split(/[，,。；;：:\n]/).at(-1) ?? ''
    const named = /([^，。；：、]{2,20}?)这(?:个|种|一|几个)?(?:词|说法|提法|表述|用语|话)/.exec(before)?.[1]
    const words =
      (isWord ? named : undefined) ??
      object ??
      (follows.length > 1 ? follows : member.replace(/(?:建议|希望|应当?|应该|可以?|最好|予以|直接)+$/, ''))
    // 建议取消: what, the sentence has said before.
    if (words.trim().length > 1 || (!isWord && member !== before)) {
      found.push({
        op: 'delete',
        old: unmask(words, masked),
        new: '',
        quoted: { old: false, new: false },
        evidence: match[0],
        at: match.index,
      })
    }
  }
  return found
}

function nearest(before: string, masked: Masked) {
  return quoteAt(masked, [...before].filter((character) => quoteAt(masked, character)).at(-1))
}

/** 遗漏了甲, 没有提到甲: to be added. */
const missing =
  /(?:遗漏|漏掉|漏|缺少|没有提到|没有提及|没提到?|未提及|未提到|没有列入|未列入|(?<=[里中内还却])少)了?([\p{Script=Han}]{2,12})$/u

/** What is named here is a subject to regulate, not wording. */
const abstract =
  /(?:规定|内容|条款|要求|机制|措施|说明|制度|程序|办法|政策|标准|指标|条件|情形|表述|支持|方面|环节|渠道|途径|方式|力度|比例|数量|频次|时间|人员|经费|投入|补助|奖励|服务|完整|完善|齐全|清楚|到位|细化|期限|有效期|培训|宣传|监督|考核|处罚|责任|义务|主体|对象|范围|定义|解释|衔接|依据|流程|细则|一条|一款|一项|一段|一句|以下)(?:等|的)?$/

function additions(sentence: string, masked: Masked): Asked[] {
  const found: Asked[] = []
  for (const match of first(sentence.matchAll(add))) {
    const before = sentence.slice(0, match.index)
    const after = sentence.slice(match.index + match[0].length)
    if (refused(before) || /^(?:到|为|至|了?(?:企业|群众|基层|单位|我们)?(?:的)?(?:负担|成本|难度|压力))/.test(after))
      continue
    const place =
      /([\ue000-\ue0ff])(?:[一二]?[词语句段字项款])?(?:的)?(之?前|前面|之?后|后面)(?:面)?[^，。；\ue000-\ue0ff]{0,6}$/.exec(
        before,
      )
    const next = /^(?:[^，。；！？\ue000-\ue0ff]{0,14})?[：:，,]?([\ue000-\ue0ff])/.exec(after)
    const anchor = quoteAt(masked, place?.[1])
    const inner = /^([\ue000-\ue0ff])(之?前|之?后)/.exec(after)
    const side = /前/.test(place?.[2] ?? '') ? 'before' : 'after'
    if (next && !inner) {
      const fresh = quoteAt(masked, next[1])
      const intoIt = /列入|列进|纳入|写入|写进|加入|加进/.test(match[0])
      if (fresh && !intoIt) {
        found.push(insertion(anchor?.text ?? '', fresh.text, true, side, match))
        continue
      }
    }
    const object = /(?:将|把)([^将把，。；]{1,40}?)(?:也|都|一并)?$/.exec(before)?.[1]
    if (object && !abstract.test(object)) {
      const quote = nearest(object, masked)
      found.push(insertion('', quote?.text ?? object, quote !== undefined, 'after', match))
      continue
    }
    const whole =
      /^(?:[一二两](?:条|款|项|句|段|点|个?[^，。：]{0,4})|如下[^，。：]{0,4}|以下[^，。：]{0,4})[：:]\s*([^。；\n\ue000-\ue0ff]{4,200})/.exec(
        after,
      )?.[1]
    if (whole) {
      found.push(insertion(anchor?.text ?? '', whole, false, side, match))
      continue
    }
    const said = /^[^，。；！？,;!?\n：:]{2,40}/.exec(after)?.[0] ?? ''
    const plain = said.replace(tail, '')
    if (/^(?:写|列|纳|注|载)/.test(match[0]) || /^[对由以按在把将让使就]/.test(plain)) continue
    if (plain !== '' && !/[\ue000-\ue0ff]/.test(plain) && !abstract.test(said) && !abstract.test(plain)) {
      found.push(insertion(anchor?.text ?? '', plain, false, side, match))
    }
  }
  const allowed = /明确(?:为|将)?([\ue000-\ue0ff])也?(?:可以?|应当?|能)/.exec(sentence)
  const named = quoteAt(masked, allowed?.[1])
  if (allowed && named) found.push(insertion('', named.text, true, 'after', allowed))
  if (found.length === 0) {
    for (const member of sentence.split(/[，,。；;！!]/)) {
      const match = missing.exec(member)
      if (match?.[1] && !abstract.test(match[1])) found.push(insertion('', match[1], false, 'after', match))
    }
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
