import { spec } from '../../../test/spec.ts'
import { knownTexts } from '../src/known-text/blocks.ts'
import { cutsOf } from '../src/known-text/cuts.ts'
import { type Candidate, kindOf } from '../src/mail/kinds.ts'

const draft = `临港市电动自行车停放充电管理办法（征求意见稿）
第五条 住宅小区应当设置电动自行车停放场所。
第六条 充电设施应当符合消防安全要求，夜间充电应当有人看管。
第八条 新建住宅小区应当配建充电设施。已建小区的充电设施建设费用由物业服务企业承担。
第九条 充电场所应当安装充电设施和自动灭火装置。
第十条 违反本办法规定的，处五十元以上二百元以下罚款。
第十二条 不得在楼道、门厅停放电动自行车。`
const known = knownTexts([{ why: 'draft', text: draft }])

/** A letter of a case: its header lines, then its text. */
function letter(source: string, number: number): Candidate {
  const lines = source.trim().split('\n')
  const take = (pattern: RegExp): string => {
    const at = lines.findIndex((line) => pattern.test(line))
    return at < 0 ? '' : (lines.splice(at, 1)[0] ?? '').replace(pattern, '').trim()
  }
  const subject = take(/^主题：/)
  const from = /(.*?)\s*<(.*)>/.exec(take(/^发件人：(?=.*<)/))
  const received = take(/^(?=\d{4}-\d\d-\d\dT)/)
  const [name = '', value = ''] = take(/^头：/).split(': ')
  const messageId = take(/^编号：/)
  const inReplyTo = take(/^答复：(?=<)/)
  const part = { id: 'body', format: 'txt', text: lines.join('\n'), tables: [], cuts: [] }
  return {
    id: `m${number}`,
    source: '',
    subject,
    from: { name: from?.[1] ?? '李芳', address: from?.[2] ?? 'lifang@example.com' },
    to: [],
    receivedAt: received,
    ...(messageId ? { messageId } : {}),
    ...(inReplyTo ? { inReplyTo } : {}),
    kind: 'submission',
    kindReason: '',
    submitter: { name: '李芳', type: '个人', evidence: [] },
    parts: [{ ...part, cuts: cutsOf(part, subject, known) }],
    signs: name === '' ? {} : { [name.toLowerCase()]: value },
    attachmentHashes: [],
  }
}

spec(new URL('../spec/mail-kinds.md', import.meta.url), {
  kinds(input) {
    const mails = input.split(/^---$/m).map((source, index) => letter(source, index + 1))
    const said = mails.map((mail, at) => {
      const found = kindOf(mail, mails.slice(0, at), { subject: '规范性文件征求意见', closes: '2025-06-12', draft })
      mail.kind = found.kind
      return found.relatesTo ? `${found.kind} → ${found.relatesTo.slice(1)}` : found.kind
    })
    return said.join('\n')
  },
})
