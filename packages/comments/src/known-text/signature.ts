import type { Cut } from '../records.ts'
import { namesUnit } from './units.ts'
import { isCourtesy, mayAsk } from './wording.ts'

/** What mail programs add of themselves. */
const advertisement =
  /^(?:发自|来自|寄自|从)\s*(?:我的|网易|QQ|华为|小米|荣耀|vivo|OPPO|三星|企业微信|Foxmail|Outlook|Windows|iPhone|iPad|安卓|Android|邮箱|移动)[^，。；]{0,30}$|^(?:Sent from|Get Outlook for|获取\s*Outlook|发送自|用手机|使用手机)[^，。；]{0,40}$|^从\s?.{0,12}发送$/i

const disclaimer =
  /^(?:【?免责声明】?|声明[:：]|\*{2,}|本(?:电子)?邮件(?:及其?任?何?附件)?(?:所?包?含|中|可能|仅|为|是|的|内容)|This (?:e-?mail|message)|The information (?:contained )?in this|CONFIDENTIAL|注意[:：]本邮件)/i
const secrecy =
  /保密|机密|秘密|特权|误收|错收|收件人|confidential|intended recipient|privileged|无纸化|打印.{0,10}环保/i

const phone = /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\b0\d{2,3}[- ]?\d{7,8}|\b\d{3,4}-\d{4,8}\b/
const contact =
  /^(?:联\s*系\s*(?:人|方式|电话|地址)|电\s*话|手\s*机|传\s*真|邮\s*箱|地\s*址|邮\s*编|网\s*址|微\s*信|QQ|Tel|Fax|Mobile|Mob|Phone|E-?mail|Add|Web|填报人|经办人|签发人|单位)\s*[:：]/i
const day =
  /^\s*(?:[二〇○零一三四五六七八九十]{4}|\d{4})\s*[年.\-/]\s*[\d一二三四五六七八九十]{1,3}\s*[月.\-/]\s*[\d一二三四五六七八九十]{1,3}\s*日?\s*$/
const closing =
  /^(?:此致|敬礼|敬上|谨上|谢谢|感谢|祝好|顺颂|顺祝|商祺|Best regards|Regards|Thanks|Sincerely)[，。！!,.]?/i

interface Line {
  start: number
  end: number
  text: string
}

function linesOf(text: string, until: number): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const piece of text.slice(0, until).split('\n')) {
    lines.push({
      start,
      end: start + piece.length,
      text: piece.replace(/&nbsp;|\u00a0/g, ' ').replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''),
    })
    start += piece.length + 1
  }
  return lines
}

/**
 * Signature, client's advertisement and disclaimer at the end of the sender's own words, which end at `until`. Only short lines that
 * name a unit, a person, a date or how to reach them, and that ask for nothing.
 */
export function signatureCuts(text: string, until: number): Cut[] {
  const lines = linesOf(text, until)
  const cuts: Cut[] = []
  const add = (first: Line | undefined, last: Line | undefined, why: Cut['why']): void => {
    if (first && last) cuts.push({ start: first.start, end: last.end, why })
  }
  let end = lines.length
  const shrink = (): void => {
    while (end > 0 && lines[end - 1]?.text === '') end--
  }
  shrink()
  // Disclaimers and advertisements come last; several may follow each other.
  for (let again = true; again; ) {
    again = false
    const last = lines[end - 1]
    if (last && advertisement.test(last.text)) {
      add(last, last, 'signature')
      end--
      again = true
    } else {
      const from = disclaimerStart(lines, end)
      if (from !== undefined) {
        add(lines[from], lines[end - 1], 'disclaimer')
        end = from
        again = true
      }
    }
    shrink()
  }
  const ruled = ruledStart(lines, end)
  if (ruled !== undefined) {
    add(lines[ruled], lines[end - 1], 'signature')
    end = ruled
    shrink()
  }
  const from = signedStart(lines, end)
  if (from < end) add(lines[from], lines[end - 1], 'signature')
  return cuts
}

function disclaimerStart(lines: readonly Line[], end: number): number | undefined {
  for (let at = end - 1; at >= Math.max(0, end - 6); at--) {
    const text = lines[at]?.text ?? ''
    if (!disclaimer.test(text)) continue
    const whole = lines
      .slice(at, end)
      .map((line) => line.text)
      .join('')
    if (secrecy.test(whole) && whole.length < 1200) return at
  }
  return undefined
}

/** `--` (NetEase, RFC 3676) or a ruled line (QQ) with a few short lines below it. */
function ruledStart(lines: readonly Line[], end: number): number | undefined {
  for (let at = end - 1; at >= Math.max(0, end - 14); at--) {
    const text = lines[at]?.text ?? ''
    if (!/^(?:--|[-—_－─=]{6,})$/.test(text)) continue
    const below = lines.slice(at + 1, end).filter((line) => line.text !== '')
    const short = below.every((line) => line.text.length <= 60 && !(mayAsk(line.text) && line.text.length > 12))
    return short && below.length <= 10 ? at : undefined
  }
  return undefined
}

/** Walks up from the end over lines that can only be a signature. */
function signedStart(lines: readonly Line[], end: number): number {
  let from = end
  let sure = false
  for (let at = end - 1; at >= Math.max(0, end - 12); at--) {
    const text = lines[at]?.text ?? ''
    if (text === '') continue
    const kind = signs(text, at === end - 1 || from < end)
    if (kind === undefined) break
    if (kind === 'sure') sure = true
    from = at
  }
  return sure || end - from === 1 ? from : end
}

function signs(text: string, near: boolean): 'sure' | 'maybe' | undefined {
  if (text.length > 60) return undefined
  if (day.test(text)) return 'sure'
  if (contact.test(text) && text.length <= 60) return 'sure'
  if (closing.test(text) && text.length <= 14 && !mayAsk(text)) return 'sure'
  if (/[。；？！?]/.test(text)) return undefined
  if (/^[（(]?(?:联系人|联系电话|电话|手机)/.test(text)) return 'sure'
  if (mayAsk(text) && text.length > 12) return undefined
  if (phone.test(text) && text.replace(phone, '').length <= 30) return 'sure'
  if (namesUnit(text) && text.length <= 50 && !/[，,：:]/.test(text.replace(/Co\.,/i, ''))) return 'sure'
  if (near && isPersonLine(text)) return 'maybe'
  return isCourtesy(text) && /谢|此致|敬礼|祝|颂/.test(text) ? 'maybe' : undefined
}

/** Characters of short answers (见附件, 无意见, 同上) that names do not have. */
const noName = /[无没不请附见题收到可是的了吗呢意删改增降罚太很为由交归按第]/

const posts =
  /(?:先生|女士|老师|教授|副教授|讲师|研究员|博士|律师|经理|总经理|主任|科长|处长|主管|总监|工程师|会长|秘书长|秘书处|办公室|综合部|技术部|[\p{sc=Han}]{1,6}(?:部|处|科|室))$/u

function isPersonLine(text: string): boolean {
  const bare = text.replace(/[\s\u3000|｜/]+/g, '').replace(/(?:敬上|谨上|上|呈)$/, '')
  if (/^[\p{sc=Han}·]{2,4}$/u.test(bare) && !mayAsk(bare) && !noName.test(bare)) return true
  if (/^[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,3}(?:\s*[\p{sc=Han}]{2,4})?$/u.test(text)) return true
  if (/^[\p{sc=Han}]{2,4}[（(][^）)]{1,20}[）)]$/u.test(text)) return true
  // 丰禾农机 戴
  if (/^[\p{sc=Han}A-Za-z]{2,14}[\s\u3000]+[\p{sc=Han}]{1,4}$/u.test(text) && !mayAsk(text) && !noName.test(text))
    return true
  return posts.test(bare) && bare.length <= 24 && !mayAsk(bare) && !noName.test(bare)
}
