import type { Draft, LinkedOpinion, Mail } from '../../packages/comments/src/index.ts'
import { mulberry } from '../accuracy/baselines.ts'
import type { ClusterSet } from '../accuracy/cluster-sets.ts'

/** Letters on one draft, grown from labelled opinions. */
export interface Grown {
  draft: Draft
  mails: Mail[]
  opinions: LinkedOpinion[]
}

const openings = [
  '您好，',
  '领导好！',
  '作为一名普通市民，',
  '我们单位研究后认为，',
  '本人从事这一行多年，',
  '看了征求意见稿，',
]
const asides = ['请予考虑。', '望采纳。', '谢谢！', '这是大家共同的想法。', '理由不再重复。', '盼复。', '以上供参考。']

const places = ['城东', '河西', '北门', '南湖', '桥头', '新区', '老街', '山脚', '码头', '矿区']
const trades = ['开五金店', '种葡萄', '跑运输', '教书', '做模具', '修汽车', '养蜂', '看大门', '做裁缝', '搞设计']

/** A sentence about oneself that hardly any other letter has. */
function personal(pick: <T>(list: readonly T[]) => T, random: () => number): string {
  const number = () => Math.floor(random() * 9000) + 1000
  return `我家在${pick(places)}${number()}号，${pick(trades)}${Math.floor(random() * 40) + 1}年，去年${pick(trades)}的亲戚也碰到第${number()}次这种事。`
}

/**
 * As many opinions as asked for, in letters of three: 45 % copies word for word, 25 % with an own opening or closing,
 * 20 % with the grounds of another opinion on the clause, 10 % with another figure. Clauses stay those of the original;
 * letters come from a tenth as many submitters. `own` is the share of opinions that get a sentence no other has. Seeded.
 */
export function grow({ draft, gold, opinions }: ClusterSet, count: number, seed: number, own = 0): Grown {
  const random = mulberry(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const byClause = Map.groupBy(gold, ({ clauses }) => clauses[0] ?? '')
  const grown: LinkedOpinion[] = []
  const mails: Mail[] = []
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * opinions.length)
    const base = opinions[at] as LinkedOpinion
    const dice = random()
    let text = base.text
    if (dice >= 0.9) text = text.replace(/\d+/, (digits) => String(Number(digits) + Math.ceil(random() * 9)))
    else if (dice >= 0.7) {
      const others = byClause.get(gold[at]?.clauses[0] ?? '') ?? []
      text = `${text}${pick(others)?.text.split(/(?<=[，。])/)[0] ?? ''}${pick(asides)}`
    } else if (dice >= 0.45) text = `${pick(openings)}${text}${pick(asides)}`
    if (random() < own) text += personal(pick, random)
    const mail = `m${Math.floor(i / 3)}`
    grown.push({ ...base, id: `o${String(i).padStart(7, '0')}`, mail, text, end: text.length })
    if (i % 3 === 0) {
      const sender = Math.floor(random() * Math.max(3, count / 30))
      mails.push({
        id: mail,
        source: `${mail}.eml`,
        subject: '规范性文件征求意见',
        from: { name: `来信人${sender}`, address: `s${sender}@example.com` },
        to: [],
        date: `2025-06-0${3 + (i % 7)}T1${i % 10}:00:00+08:00`,
        kind: 'submission',
        kindReason: '',
        submitter: { name: `来信人${sender}`, type: '个人', evidence: [] },
        parts: [],
      })
    }
  }
  const texts = Map.groupBy(grown, ({ mail }) => mail)
  for (const mail of mails) {
    mail.parts.push({
      id: 'body',
      format: 'text',
      text: (texts.get(mail.id) ?? []).map(({ text }) => text).join('\n'),
      cuts: [],
      tables: [],
    })
  }
  return { draft, mails, opinions: grown }
}
