import { describe, expect, it } from 'vitest'
import { spec } from '../../../test/spec.ts'
import {
  type Clause,
  groupOpinions,
  type LinkedOpinion,
  parseDraft,
  readProposal,
  readStance,
  redline,
} from '../src/index.ts'

/** First line the clause, the rest the opinion. */
function read(input: string): { clause: Clause; opinion: string } {
  const [text = '', ...rest] = input.split('\n')
  return {
    clause: { id: '第一条', parent: null, level: 1, marker: '第一条', heading: '', text },
    opinion: rest.join('\n'),
  }
}

spec(new URL('../spec/wording.md', import.meta.url), {
  proposal: (input) => {
    const { clause, opinion } = read(input)
    const proposal = readProposal(opinion, [clause])
    if (!proposal) return '无'
    const { op, from, to, at } = proposal
    const words = {
      replace: `“${from}” 改为 “${to}”`,
      delete: `删去 “${from}”`,
      insert: from ? `“${from}” 处增加 “${to}”` : `增加 “${to}”`,
    }
    return words[op] + (at || op === 'insert' ? '' : '（草案中未找到）')
  },
  stance: (input) => {
    const { clause, opinion } = read(input)
    return readStance(opinion, readProposal(opinion, [clause]), [clause]).stance
  },
  redline: (input) => {
    const [from = '', to = ''] = input.split('\n')
    const marks = { keep: ['', ''], delete: ['[-', '-]'], insert: ['{+', '+}'] }
    return redline(from, to)
      .map(({ kind, text }) => marks[kind].join(text))
      .join('')
  },
})

function clauseOf(id: string, text: string): Clause {
  return { id, parent: null, level: 1, marker: id, heading: '', text }
}

describe('wording in a clause that the link only considers', () => {
  it('adds a figure where the thing is named, not where another figure stands', () => {
    const linked = clauseOf('第二条', '租期届满满3个月后收回摊位。')
    const candidate = clauseOf('第一条', '协议应当写明摊位、租金和租期。')
    expect(readProposal('建议明确租期为3年。', [linked], [candidate])).toEqual({
      op: 'insert',
      from: '',
      to: '租期为3年',
      at: { clause: '第一条', start: 14, end: 14 },
    })
  })

  it('looks there for the restriction that the letter points at', () => {
    const linked = clauseOf('第二条', '市场办制定管理制度。')
    const candidate = clauseOf('第一条', '租金按月交纳，摊主以本街道居民为主，鼓励自产自销。')
    expect(readProposal('别老想着摊主非要本地居民为主，这条限制去掉算了。', [linked], [candidate])).toMatchObject({
      op: 'delete',
      from: '摊主以本街道居民为主，',
    })
  })
})

describe('one addition in several wordings', () => {
  const draft = parseDraft('某市市场管理办法\n第一条 协议应当写明摊位、租金和租期。\n第二条 摊主应当明码标价。').value
  const proposals = (...texts: string[]) => {
    const opinions = texts.map(
      (text, i): LinkedOpinion => ({
        id: `o${i}`,
        mail: `m${i}`,
        part: 'body',
        start: 0,
        end: text.length,
        text,
        reason: '',
        band: 'auto',
        clauses: [{ id: '第一条', method: 'reference', confidence: 1, evidence: [] }],
        candidates: [],
      }),
    )
    return groupOpinions({ draft, mails: [], opinions }).opinions.map(({ proposal }) => proposal?.to)
  }

  it('takes the words that a letter quotes', () => {
    expect(proposals('建议明确租期为3年。', '租期没有写，建议增加“租期一般为3年”。')).toEqual([
      '租期一般为3年',
      '租期一般为3年',
    ])
  })

  it('keeps another figure, other quoted words, and what two letters quote differently', () => {
    expect(proposals('建议明确租期为5年。', '建议增加“租期一般为3年”。')).toEqual(['租期为5年', '租期一般为3年'])
    expect(proposals('建议增加“租期为3年”。', '建议增加“租期一般为3年”。')).toEqual(['租期为3年', '租期一般为3年'])
    expect(proposals('建议明确租期为3年。', '建议增加“租期一般为3年”。', '建议增加“租期统一为3年”。')[0]).toBe(
      '租期为3年',
    )
  })
})
