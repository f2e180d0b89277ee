import { quantitiesOf } from '../language/quantities.ts'
import { likeness } from './align.ts'
import { type Asked, first, memberBefore, refused, tail } from './asked.ts'
import { anyQuote, type Masked, type Quoted, quoteAt, unmask } from './quoted.ts'

const into = '(?:为|到|至|成为)'
const change =
  '(?:修改|修订|修正|简化|归并|整合|扩充|拓展|补充完[整善]|合并|更名|更改|改写|调整|变更|替换|更换|更正|订正|纠正|表述|明确|放宽|放低|提速|降低|拉长|拉|压|缩|下调|上调|调高|调低|调减|调增|提高|提升|延长|缩短|推迟|推后|顺延|延后|提前|扩大|扩展|压缩|压减|减少|增加|细化|量化|具体化|规范|优化|完善|统一|[改调换降升减增延]|(?<![开投发摆停存安排释播下])放)'
const changeInto = new RegExp(
  `(?:统一)?${change}(?:表述|规定)?${into}|(?<=${anyQuote}[^，。；将把或]{0,8})(?!或|.?[称认视作]|理解|解释|限定|规定|设定|界定|定义)[\\p{Script=Han}]{2}(?:为|成|到)(?=${anyQuote})|(?:修改|更改|更换|替换|调整|改|换|变|统一|延长)成|改作|应[该当]?(?:作?为|是|改|写作?|写成|写为)(?=${anyQuote})|(?<=[，,](?:直接|就|应当?|要)?|宜|应当?|必?须|建议|不如|不妨|最好|可以?)(?:[叫写称]|改|用|作)[为成作]?(?=${anyQuote})|改由(?=${anyQuote})|不妨(?=${anyQuote})|还是(?=${anyQuote})|改用|改称|改叫|应[该当]?[称叫]作?(?=${anyQuote})|代之以|即(?=${anyQuote})|宜为(?=${anyQuote})|→|⇒|[-—=]+>|(?<=${anyQuote}[应须宜拟可请建议]{0,4})[改换](?=${anyQuote})|(?<=(?:不要?|别|不再|不应)(?:用|写)[^，。；]{1,20}[，,](?:而是|就|应|要|直接|改)?)[写用]成?为?`,
  'gu',
)
/** These also describe what the draft does now (“将甲限定为乙”), so a wish has to stand before them. */
const describing = /(?:限定|规定|设定|界定|定义|表述|写|限|设|定|分)(?:为|在|成)/g
/** 扩大到乙 leaves open whether 甲 stays: without a figure it is a wish, not wording. */
const widening = /^(?:放宽|扩大|扩展|提升|延长|推迟|推后|顺延|延后|提前|优化|完善|细化|规范)/
const wish = /建议|希望|应|宜|可以|能不能|能否|最好|请|要求改|不如/
/** 用乙代替甲, 明确甲为乙: the new wording comes first, or both stand right after the verb. */
const swapped = new RegExp(`[用以](${anyQuote})(?:一词)?来?(?:代替|取代|替换|替代|换掉)(${anyQuote})`)
const named = new RegExp(`(?:明确|规定|修改|调整|更正|统一)(${anyQuote})(?:一词)?[为成](${anyQuote})`)

/** The one replacement of a sentence in which the verb does not stand between the two wordings. */
function aside(sentence: string, masked: Masked): Asked | null {
  const swap = swapped.exec(sentence)
  const match = swap ?? named.exec(sentence)
  const old = quoteAt(masked, match?.[swap ? 2 : 1])
  const fresh = quoteAt(masked, match?.[swap ? 1 : 2])
  if (!match || !old || !fresh || refused(sentence.slice(0, match.index))) return null
  return {
    op: 'replace',
    old: old.text,
    new: fresh.text,
    quoted: { old: true, new: true },
    evidence: match[0],
    at: match.index,
  }
}

/** 将甲改为乙, 甲调整为乙, 由甲降为乙, 改成：乙. */
export function replacements(sentence: string, earlier: string, masked: Masked): Asked[] {
  const turned = aside(sentence, masked)
  if (turned) return [turned]
  const found: Asked[] = []
  let from = 0
  const matches = [
    ...first(sentence.matchAll(changeInto)),
    ...first(sentence.matchAll(describing)).filter((m) => says(memberBefore(sentence, m.index), m[0])),
  ]
  const bare = matches.length === 0 ? besides(sentence, masked) : null
  if (bare) return [bare]
  for (const match of matches.sort((a, b) => a.index - b.index)) {
    if (match.index < from) continue
    const before = sentence.slice(from, match.index)
    const rest = sentence.slice(match.index + match[0].length)
    const opened = /^[\s：:，,]{0,3}/.exec(rest)?.[0] ?? ''
    const after = rest.slice(/[：:]/.test(opened) || quoteAt(masked, rest[opened.length]) ? opened.length : 0)
    if (refused(before)) continue
    const meant =
      /^[^，。；\ue000-\ue0ff]{2,12}(?:(?:条款|规定|表述|内容|要求|说法)[，,]?即[：:]?|[，,])([\ue000-\ue0ff])/.exec(
        after,
      )
    const quote = quoteAt(masked, meant?.[1] ?? after[0])
    if (/^[\ue000-\ue0ff]{2}/.test(after)) continue
    const plain = /[：:]/.test(opened)
      ? after.replace(/[。；;\n].*$/s, '')
      : (/^[^，。；！？,;!?\n（(]{1,120}(?:[，,](?:也(?:可以?|应当?)|但|其中)[^，。；！？,;!?\n]{2,60})?/.exec(
          after,
        )?.[0] ?? '')
    const wanted = quote ? quote.text : figureAlone(unmask(plain, masked).replace(tail, '').trim())
    if (
      wanted === '' ||
      /^(?:后者|前者|其他|别的|以下|上述)/.test(wanted) ||
      (!quote && /还是|多少|多久|多长|几[个天年家项]|什么|哪[个些里]|谁/.test(wanted)) ||
      (!quote && widening.test(match[0]) && !/[\d一二两三四五六七八九十百千万半]|级/.test(wanted))
    )
      continue
    if (/^统一/.test(match[0]) && [...before].filter((character) => quoteAt(masked, character)).length > 1) continue
    const old = match[0] === '即' ? { text: '', quoted: false } : oldWords(before, earlier, wanted, masked)
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

/** 建议政府主导改政府引导: both wordings in so many words, nothing but 改 between them. */
function besides(sentence: string, masked: Masked): Asked | null {
  const match =
    /(?:^|[，,：:]|建议|应当?|请|将|把)([\p{Script=Han}]{2,12})(?<![整修更批技拆土房深])改(?![为成到至革造善进建装变正用称叫作由动换])([\p{Script=Han}]{2,12})(?=[，,。；]|$)/u.exec(
      sentence,
    )
  const [, before = '', fresh = ''] = match ?? []
  const old = before.replace(/^(?:建议|应当?|请|将|把)+/, '')
  if (!match || old.length < 2 || !shares(old, fresh) || /[\ue000-\ue0ff]/.test(old)) return null
  return {
    op: 'replace',
    old: unmask(old, masked),
    new: fresh,
    quoted: { old: false, new: false },
    evidence: '改',
    at: match.index,
  }
}

/** 政府主导, 政府引导: two wordings of one thing have characters in common. */
function shares(a: string, b: string): boolean {
  return [...b].filter((character) => a.includes(character)).length >= 2
}

/** Whether a describing word is a demand: a wish stands before it, or it opens its member (“长期”没有标准，写成…). */
function says(before: string, verb: string): boolean {
  return wish.test(before) || (before === '' && /^写[成为]/.test(verb))
}

/** 改成2年比较符合农业规律: what is said about the figure is not wording. */
function figureAlone(words: string): string {
  const [first] = quantitiesOf(words)
  return first?.phraseStart === 0 &&
    /^(?:才|就|也|都|比较|更|较|会|能|足|完全|差不多|还)/.test(words.slice(first.phraseEnd))
    ? words.slice(0, first.phraseEnd)
    : words
}

/** The words before “改为”: the nearest quotation, 将…/把…/由…/从…, or the member of the sentence that runs up to it. */
function oldWords(before: string, earlier: string, wanted: string, masked: Masked): { text: string; quoted: boolean } {
  const rejected = /(?:不要?|别|不再|不应)(?:用|写)([^，。；\ue000-\ue0ff]{2,20})[，,](?:而是|就|应|要|直接|改)?$/.exec(
    before,
  )?.[1]
  if (rejected) return { text: rejected, quoted: false }
  // “（一）资金补助” names a place, no wording.
  const isWording = (character: string) => {
    const quote = quoteAt(masked, character)
    return quote && !/^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|第[^，。]{1,4}[章节条部])/.test(quote.text)
  }
  const quotes = [...before].filter(isWording)
  const near = mostAlike(
    quotes.map((character) => quoteAt(masked, character)),
    wanted,
  )
  const member = before.split(/[，,。；;！!？?：:\n]/).at(-1) ?? ''
  const source = /(?:由|从)([^由从，。；]{1,30}?)(?:适当|逐步|统一|直接)?$/.exec(member)?.[1]
  if (source && !new RegExp(anyQuote).test(source)) return { text: source, quoted: false }
  if (near) return { text: near.text, quoted: true }
  const object = /(?:将|把)(?!来)([^将把]{1,80}?)(?:统一|适当|相应|直接|也|都|再|重新|进一步)?$/.exec(before)?.[1]
  // 把毕业生挡在门外，建议放宽到…: 把 belongs to another verb.
  if (object && !/[，,](?:我们?)?(?:建议|希望|请)$/.test(object)) return { text: object, quoted: false }
  const bare = member.replace(/(?:建议|希望|可以?|应当?|应该|最好|能不能|能否|是否|(?<!申)请|统一|适当|也|宜|拟)+$/, '')
  if (bare.replace(/^(?:建议|希望)/, '') !== '')
    return { text: bare.replace(/^(?:我们|我)?(?:建议|希望)/, ''), quoted: false }
  const previous = quoteAt(masked, [...earlier, ...before].filter(isWording).at(-1))
  return previous ? { text: previous.text, quoted: true } : { text: '', quoted: false }
}

/** “甲（全句）”中的“乙”…表述为丙: the quotation that the new wording rewrites, the nearest one in doubt. */
function mostAlike(quotes: (Quoted | undefined)[], wanted: string): Quoted | undefined {
  const last = quotes.at(-1)
  const other = quotes.at(-2)
  if (!last || !other?.text.includes(last.text)) return last
  return likeness(other.text, wanted) > likeness(last.text, wanted) ? other : last
}
