/** Words by which a sentence asks for something, judges, or proposes wording. Enough to tell that a stretch may hold an opinion. */
const demand =
  /建议|希望|应当|应该|应予|应在|应把|应按|应从|应由|最好|不如|不宜|不妥|不应|不要|不能|不该|不合理|不利于|改为|改成|修改|调整|删除|删去|去掉|增加|增设|补充|明确|放宽|降低|提高|取消|缩短|延长|完善|细化|统一|界定|偏高|偏低|太高|太低|太多|太少|过高|过低|过多|过少|过于|难以|支持|反对|赞成|同意|不同意|能否|是否|可否|有没有|怎么|如何|为何|为什么|请问|呼吁|恳请|要求|需要|缺少|没有|写明|注明|应有|重复|多余|笔误|错别字|漏/

/** Whether a stretch may ask for something. */
export function mayAsk(text: string): boolean {
  return demand.test(text)
}

const greeting = /您好|你们?好|大家好|^(?:尊敬|敬爱)的|^各位|(?:领导|老师|同志|工作人员|负责人|同仁)们?好?$/
const addressee = /^[\p{sc=Han}（）()、，,\s]{2,24}[:：]$/u
const closing = /^(?:此致|敬礼|顺祝|顺颂|祝好|谢谢|感谢|致谢|商祺|工作顺利|请查收|请审阅|特此)/

/** Greetings and closings, which say nothing of the matter. A line that asks for anything is none. */
export function isCourtesy(line: string): boolean {
  const text = line.replace(/[\s，。！!,.：:、～~]/g, '')
  if (text === '') return true
  if (text.length > 24 || mayAsk(text)) return false
  return greeting.test(text) || addressee.test(line.trim()) || (closing.test(text) && text.length <= 16)
}
