import type { Candidate } from './kinds.ts'
import { sharesWording } from './shared-wording.ts'

const asks =
  /[？?]|请问|咨询|想问|问一下|询问|请教|吗(?:[，。！\s]|$)|能否|能不能|可不可以|是否(?:需要|可以|要)|什么时候|何时|哪里|哪儿|怎么(?:办|填|交|报|提交|申报|下载|联系|寄)|如何(?:提交|申报|反馈|报送|下载|填写|联系)|多少钱|要不要|需不需要|发我一份|发一份/
/** What an office is asked about its procedure. */
const procedure =
  /申报(?:书|时间|材料|表|流程|条件|通知)?|什么时候|何时|几号|截止|期限|材料|模板|模版|范本|样表|表格|附件|打不开|下载|链接|404|网址|网站|全文|原文|电子版|发我|发一份|寄|邮寄|快递|传真|纸质|书面|地址|办公室|电话|联系人|联系方式|邮箱|格式|盖章|公章|零报告|无意见|回执|收到|提交|报送|反馈(?:方式|渠道|表)|报名|参加|座谈|听证|公示|公布|正式(?:发布|出台|印发)|实施时间|什么时间|进展|结果|流程|手续|咨询/
/** What only somebody says who wants the draft changed. */
const demands =
  /建议(?!提交|反馈)|希望(?!能?(?:回复|告知|答复|尽快|得到|收到|发))|应当|应该|不应|不宜|不妥|不合理|改为|改成|修改为|调整为|删除|删去|增加|增设|放宽|降低|提高|取消|明确(?!答复)|偏高|偏低|太高|太低|太多|太少|过高|过低|门槛|难以|反对|赞成|支持|不同意|怎么理解|如何理解|什么意思|没(?:有)?必要|太(?:大|小|高|低|多|少|长|短|宽|窄|严|松|早|晚|远|贵)|行不行|(?:能不能|能否|可不可以|可否)(?:再)?(?:把|不要|别|也|给我们|让我们)|(?:写|加|补|算)(?:上|进)去?|就该|也要|是指|算不算|包括|包含|界定|认定标准|依据/

/**
 * Why a letter only asks for information; undefined when it says something of the draft. A question about the draft's own words or
 * figures is an opinion (疑问).
 */
export function procedureQuestion(mail: Candidate, words: string, draft: string): string | undefined {
  const text = words.trim()
  if (text.length === 0 || text.length > 400 || !asks.test(text)) return undefined
  // The office's own number or an earlier call is no topic: what is asked must be.
  const topic = text
    .split(/(?<=[。！；？!;?\n])/)
    .map((sentence) => (asks.test(sentence) ? procedure.exec(sentence)?.[0] : undefined))
    .find((found) => found !== undefined)
  if (!topic || demands.test(text)) return undefined
  const plain = text.replace(/《[^》]*》/g, '')
  if (
    sharesWording(plain, draft, 6) >= 2 ||
    /第[一二三四五六七八九十\d]+[条款项章点]|[（(][一二三四五六七八九十][）)]/.test(plain)
  )
    return undefined
  if (/\d+(?:\.\d+)?\s*(?:%|万|亿|家|年|个月)/.test(plain) && sharesWording(plain, draft, 4) > 0) return undefined
  if (mail.parts.some(({ id, text: said, cuts }) => id !== 'body' && said.trim() !== '' && cuts.length === 0))
    return undefined
  return `只询问“${topic}”等办理事项，没有对征求意见稿提出意见`
}
