import { type Asked, first, nearest, refused, tail } from './asked.ts'
import { type Masked, quoteAt, unmask } from './quoted.ts'

const remove =
  /删去|删除|删掉|(?<=[\ue000-\ue0ff](?:[一二两三四]个?字)?也?)(?:可以不要|就不要了|不必要|没必要写|可删)|(?:没有?必要|不必|不用|无需)再(?:交|提交|提供|报送)|删减|去掉|去除|取消|拿掉|剔除|划掉|废除|摘掉|不要(?:用|写|列入?|出现|再提)|不再使用|不宜使用|不宜写|删/g

/** 不要写甲，就写乙: a replacement. */
const insteadOf = /^不要?(?:再)?(?:用|写)[^，。；]{1,20}[，,](?:而是|就|应|要|直接|改)?[写用]/

/** 删去甲, 甲建议取消, 将甲删除. */
export function removals(sentence: string, earlier: string, masked: Masked): Asked[] {
  const found: Asked[] = []
  for (const match of first(sentence.matchAll(remove))) {
    const before = sentence.slice(0, match.index)
    const after = sentence.slice(match.index + match[0].length)
    if (refused(before) || insteadOf.test(match[0] + after)) continue
    const isWord = /^不(?![必用]再)/.test(match[0])
    const next =
      /^(?:[^，。；、\ue000-\ue0ff]{0,14}[中里内]的?|第[^，。]{1,8}的?|这[^，。]{0,4}的?|了|该?条?中?的?)?([\ue000-\ue0ff])/.exec(
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
      ? (/^(?:用|写|列入?|出现)?([^，。；！？,;!?\n\ue000-\ue0ff]{2,12})(?=[，,。；])/.exec(after)?.[1] ?? '')
      : (/^[^，。；！？,;!?\n]{1,60}/.exec(after)?.[0] ?? '').replace(tail, '').replace(/^(?:掉|了|最好$|更好$)+/, '')
    const member = before.split(/[，,。；;：:\n]/).at(-1) ?? ''
    const named = /([^，。；：、]{2,20}?)这(?:个|种|一|几个)?(?:词|说法|提法|表述|用语|话)/.exec(before)?.[1]
    const idle = /([^，。；：、]{2,12}?)(?:[一二两三四五几]个字|一词|一句)(?:话)?(?:是)?(?:多余|重复|不妥|没必要)/.exec(
      before,
    )?.[1]
    const earlierNamed = /([^，。；：]{4,40}?)(?:这?一句|这句话?|这几个字)[，,]/.exec(before)?.[1]
    const words =
      (follows === ''
        ? (idle ?? (member.replace(/建议|请|应当?|直接/g, '') === '' ? earlierNamed : undefined))
        : undefined) ??
      (isWord && follows === '' ? named : undefined) ??
      object ??
      (follows.length > 1
        ? follows
        : member
            .replace(/^(?:建议|希望|请)/, '')
            .replace(
              /(?:建议|希望|应当?|应该|能不能|能否|可否|是否可以|是不是可以|可以?|最好|予以|直接|恳请|务请|请|一并|也|必须|务必|一定要|应予|整体)+$/,
              '',
            ))
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
