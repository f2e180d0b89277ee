import { type Quantity, quantitiesOf, sameQuantity } from '../language/quantities.ts'
import { membersOf, type Span } from '../language/sentences.ts'
import { comparable, inUnit, otherScale } from './comparable.ts'

const towards =
  /(?:到|至|为|成|应是|写|给|封顶|最好|有个?|(?<![取获值只才])得|要.就.|(?<![就还只也都])要占?|怎么也[得要]|总[得要]|少说也?[得要]?|建议(?:明确|设定|规定|直接)?[罚处补收扣]?|应当?(?:[罚处补给缴交收设占]|扣|奖|提前)?|不如|改|调|定|有|达到?|希望)(?:一般|大约|大概|约|在)?$/
const enough =
  /^(?:以上|以下|以内|左右)?的?(?:一[届任换评签审])?(?:就|即|也|都|还|倒)?(?:可以|够|行不行|该|应|行|可|好|为宜|为好|为妥|足够|足矣|差不多|比较|较为?|更|起步|必须|一定要|应当|须|合适|适宜|合理|打底|如何[？?]|怎么样|能够?做到|做得到|为限|才(?!处理|办|给|发|到|补|审|答|回|开)|吧|足|完全够|才行|才好|才够)/

/** 隔壁市都是20万，请向他们看齐: the figure of others is what is wanted. */
const elsewhere = /(?:都是|均为|就是|已经?是|都有|都给|是)(?:每[^\d，。；]{1,2})?$/
const alike = /^[^。；]{0,12}[，,][^。；]{0,12}(?:看齐|对标|靠拢|保持一致|参照执行|学习)/

/** An opinion with more figures than this is a table, not a wish. */
const mostQuantities = 40

/**
 * The quantity that an opinion wants in place of one of the clause's, and that one; null when it wants none, or several
 * (a scale is no single number). What the sender merely reports (我们一年五千万) has no word of wishing next to it.
 */
export function wantedQuantity(opinion: string, clause: string): { old: Quantity; wanted: Quantity } | null {
  const inDraft = quantitiesOf(clause)
  if (inDraft.length === 0) return null
  const said = quantitiesOf(opinion)
  // 建议分别提高到200万和100万: each of several figures, no single one.
  if (said.length > mostQuantities || /分别(?:提高|调整|降低|增加|减少|改|降|放宽|延长|缩短)/.test(opinion)) return null
  const members = membersOf(opinion)
  const scored = said
    .map((one) => ({ one, score: wishes(opinion, members, one) }))
    .filter(({ one, score }) => {
      const kin = inDraft.filter((other) => comparable(other, one, said))
      // A figure that the clause has elsewhere (首小时5元, 以后每小时3元) is wanted only where another one is named and the wish is plain.
      const old = kin.some((other) => sameQuantity(one, other))
      const named = kin.some((other) => !sameQuantity(one, other) && said.some((third) => sameQuantity(third, other)))
      return score > (old ? 2 : 0) && kin.length > 0 && (!old || named)
    })
    .sort((a, b) => b.score - a.score || b.one.start - a.one.start)
  const wanted = scored[0]?.one
  if (!wanted) return null
  const strong = scored.filter(({ score }) => score >= 2 && score >= (scored[0]?.score ?? 0))
  if (new Set(strong.map(({ one }) => `${one.kind}:${one.value}`)).size > 1) return null
  const cue = opinion.slice(Math.max(0, wanted.phraseStart - 12), wanted.phraseStart)
  const old = sourceOf({ opinion, clause, inDraft, said, wanted, cue, at: wanted.start })
  return old && !backwards(opinion, old, wanted) && !farOff(old, wanted) ? { old, wanted } : null
}

/** 200万…人均不到三毛钱: a figure a hundred times as great or as small is of something else. */
export function farOff(old: Quantity, wanted: Quantity): boolean {
  const times = inUnit(wanted, old) / old.value
  return times >= 100 || times <= 0.01
}

/** 30平方米偏少…省里的标准是20平方米: a figure on the wrong side of the complaint is not what is wanted. */
export function backwards(opinion: string, old: Quantity, wanted: Quantity): boolean {
  const cue = opinion.slice(Math.max(0, wanted.phraseStart - 6), wanted.phraseStart)
  // 设备贵了，应提到八毛: what is dearer is something else.
  if (/(?:提高?|涨|加|上调|上浮)[到至]$/.test(cue)) return inUnit(wanted, old) < old.value
  const more = /偏少|太少|少了|偏低|太低|过低|偏短|太短|(?:不够|不足)(?![\d一二两三四五六七八九十百千])/.test(opinion)
  const less = /偏多|太多|偏高|太高|过高|太贵|偏长|太长|过长|高了|贵了/.test(opinion)
  return more !== less && (more ? inUnit(wanted, old) < old.value : inUnit(wanted, old) > old.value)
}

function wishes(opinion: string, members: readonly Span[], { phraseStart, phraseEnd, start, kind }: Quantity): number {
  const before = opinion.slice(Math.max(0, phraseStart - 10), phraseStart)
  const after = opinion.slice(phraseEnd, phraseEnd + 8)
  // 半年一次比较合适: how often, not how long.
  // 各承担一半: how it is shared out.
  if (/各(?:自)?(?:承担|负担|分担|出|付|占)?$/.test(before)) return 0
  if (kind !== 'time' && /^[一1](?:次|回|评|考|报|审|检|查)/.test(after)) return 0
  const member = members.find((span) => span.start <= start && start < span.end)
  const asks = member ? opinion.slice(member.start, member.end) : ''
  if (
    /还是|多长|多久|多少|[？?]$/.test(asks) &&
    !/如何[？?]$|怎么样|能不能|能否|可否|可不可以|是否可以?|行不行|好不好|可以吗|行吗|可以[^，。；]{0,8}吗[？?]$/.test(
      asks,
    )
  )
    return 0
  if (
    member &&
    /(?<![能可是要会该])不(?:同意|赞成|支持|建议|宜|应当?|该|能|要)(?!少于|低于|超过|高于)|反对/.test(
      opinion.slice(member.start, start),
    )
  )
    return 0
  if (/(?:不|未|没)(?:应|宜|能|要|必|同意|建议)?[^，。；]{0,4}$/.test(before) && !towards.test(before)) return 0
  // 到主治至少六年，建议续租可至三年: a fact, where the wish comes after it.
  const wishedLater =
    member !== undefined &&
    /^[^。；]*建议[^。；]*[\d一二两三四五六七八九十]/.test(opinion.slice(member.end)) &&
    !/建议|希望|应|最好/.test(asks)
  if (/^(?:至少|起码|最少|最多|至多|最好|应|不应|不得|不能)/.test(opinion.slice(phraseStart)))
    return wishedLater ? 0 : 3
  // 收了半年才收到六成: what has come about, not what is wanted.
  if (/(?:才|只)[^，。；]{0,3}到$/.test(before)) return 0
  if (towards.test(before)) return enough.test(after) ? 4 : 3
  if (elsewhere.test(before) && alike.test(opinion.slice(phraseEnd))) return 2
  if (enough.test(after)) return 3
  if (/建议|希望|改|调|降|提高|减|延长|缩短|放宽/.test(asks)) return 2
  // 公示期砍一半，五个工作日: the figure is all that its member says.
  const only = asks.replace(/^(?:也|就|那就|改)|[，。！；吧]+$/g, '') === opinion.slice(phraseStart, phraseEnd)
  if (only && /[太过偏]|砍|减|缩|延|放宽|跟上|不够|提[高到]|降/.test(opinion.slice(0, phraseStart))) return 2
  return 0
}

/** What is known when the quantity to be replaced is looked for. */
interface Search {
  opinion: string
  clause: string
  inDraft: Quantity[]
  /** Quantities that the opinion names, in its own offsets. */
  said: Quantity[]
  wanted: Quantity
  /** The words that ask: whether it is to rise or fall. */
  cue: string
  /** Where the wanted one stands in the opinion. */
  at: number
}

/** Which quantity of the clause is meant: the one the opinion named last before, the only one of its kind, or the one whose words it uses. */
export function sourceOf({ opinion, clause, inDraft, said, wanted, cue, at }: Search): Quantity | null {
  const up = /提高|延长|增|上调|调高|加大|扩大/.test(cue)
  const down = /降|减|缩短|压缩|下调|调低/.test(cue)
  const able = inDraft.filter(
    (one) =>
      comparable(one, wanted, said) &&
      !sameQuantity(one, wanted) &&
      !otherScale(one, wanted, said) &&
      (up === down || (up ? one.value < inUnit(wanted, one) : one.value > inUnit(wanted, one))),
  )
  // 下限提到5000元, of 1000元以上5万元以下.
  const edge = edgeNamed(opinion)
  const edges = inDraft.filter((one) => one.kind === wanted.kind && one.bound === edge && !sameQuantity(one, wanted))
  if (
    edges.length === 1 &&
    edges[0] &&
    inDraft.some((one) => one.kind === wanted.kind && one.bound !== '' && one.bound !== edge)
  )
    return edges[0]
  // 联系三个村、十户人家…减到1个: 个 is said of the villages.
  const exact = able.filter((one) => said.some((other) => sameQuantity(other, one)))
  const own = exact.filter(({ kind }) => kind === wanted.kind)
  const kin = own.length > 0 ? own : exact.length > 0 ? exact : able
  const before = said.filter((other) => other.start < at && kin.some((one) => inUnit(other, one) === one.value))
  const last = before.at(-1)
  const named = kin.filter((one) => said.some((other) => inUnit(other, one) === one.value))
  const nearest = last ? named.filter((one) => inUnit(last, one) === one.value) : named
  const pool = nearest.length > 0 ? nearest : named.length > 0 ? named : kin
  if (pool.length <= 1) return pool[0] ?? null
  // 1名家庭医生、1名护士 and 2名护士: the words after the figure tell which.
  const next = opinion.slice(wanted.phraseEnd, wanted.phraseEnd + 2)
  const counted = pool.filter((one) => clause.slice(one.phraseEnd, one.phraseEnd + 2) === next)
  if (counted.length === 1 && counted[0] && /^\p{L}{2}$/u.test(next)) return counted[0]
  const called = namedBefore(opinion.slice(0, wanted.phraseStart), clause, pool)
  if (called) return called
  const overlap = (one: Quantity) => {
    const member = membersOf(clause).find((span) => span.start <= one.start && one.start < span.end)
    const words = member ? clause.slice(member.start, member.end) : ''
    let shared = 0
    for (let i = 0; i + 1 < words.length; i++) if (opinion.includes(words.slice(i, i + 2))) shared++
    return shared / Math.max(1, words.length - 1)
  }
  const [best, second] = pool.map((one) => ({ one, share: overlap(one) })).sort((a, b) => b.share - a.share)
  return best && (!second || best.share > second.share) ? best.one : null
}

/** 专家里一线教师建议不少于2名: of the figures the one whose own name (一线教师) stands right before the wanted one. */
function namedBefore(before: string, clause: string, pool: readonly Quantity[]): Quantity | undefined {
  const said = before.replace(/(?:建议|希望|应当?|应该|最好|要|得|能|请|也|都|改[为成到]|提高到|降到|为|到)+$/, '')
  const alike = (one: Quantity) => {
    const name = clause.slice(0, one.phraseStart)
    let length = 0
    while (length < 8 && length < said.length && name.at(-1 - length) === said.at(-1 - length)) length++
    return length
  }
  const [best, second] = pool.map((one) => ({ one, length: alike(one) })).sort((a, b) => b.length - a.length)
  return best && best.length >= 3 && best.length > (second?.length ?? 0) ? best.one : undefined
}

/** Which end of a range an opinion speaks of; undefined when of neither or of both. */
function edgeNamed(opinion: string): '>=' | '<=' | undefined {
  const low = /下限|起罚/.test(opinion)
  const high = /上限/.test(opinion)
  return low === high ? undefined : low ? '>=' : '<='
}
