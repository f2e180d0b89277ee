import { numberingLength, sentencesOf } from '../language/sentences.ts'
import type { Mail } from '../records.ts'

const limit = 60_000

/** A letter's own words: its parts without what is set aside, parts that say the same only once. */
export function ownWords(mail: Mail): string {
  const texts: string[] = []
  for (const part of mail.parts) {
    let text = ''
    let from = 0
    for (const { start, end } of part.cuts) {
      text += `${part.text.slice(from, start)}\n`
      from = end
    }
    text = (text + part.text.slice(from)).trim()
    if (text !== '' && !texts.includes(text)) texts.push(text)
  }
  return texts.join('\n').slice(0, limit)
}

const address =
  /^(?:尊敬的|敬爱的|亲爱的|致|您好|你好|各位)|[：:]\s*$|^(?:此致|敬礼|顺颂|祝|谢谢|感谢|特此|以上|联系|电话|单位|姓名|日期|\d{4}\s*年)/

/** A letter's sentences that say something, without list numbers, address and closing. */
export function statementsOf(words: string): string[] {
  const found: string[] = []
  for (const { start, end } of sentencesOf(words)) {
    const sentence = words.slice(start, end).trim()
    const plain = sentence.slice(numberingLength(sentence)).trim()
    if (plain.length < 8 || address.test(plain)) continue
    // A last line without a stop is a signature.
    if (plain.length < 30 && !/[。！？；;!?]$/.test(plain) && !/[，,]/.test(plain)) continue
    found.push(plain)
  }
  return found
}
