import { describe, expect, it } from 'vitest'
import { type Analyzed, analyze, applyCorrections, type Correction, type OpinionPlace } from '../src/index.ts'
import type { Draft, Mail } from '../src/records.ts'

const draft: Draft = {
  title: '某市公共停车场管理办法（征求意见稿）',
  preamble: '',
  clauses: [
    ['第三条', '停车收费实行政府指导价，白天每小时不超过6元。'],
    ['第五条', '停车场应当配建不少于百分之二十的充电车位。'],
    ['第九条', '违反本办法规定的，处200元以上1000元以下罚款。'],
  ].map(([id = '', text = '']) => ({ id, parent: null, level: 4, marker: id, heading: '', text })),
}

function mailOf(id: string, text: string): Mail {
  return {
    id,
    source: `${id}.eml`,
    subject: '规范性文件征求意见',
    from: { name: id, address: `${id}@example.com` },
    to: [],
    kind: 'submission',
    kindReason: '',
    submitter: { name: id, type: '个人', evidence: [] },
    parts: [{ id: 'body', format: 'text', text, cuts: [], tables: [] }],
  }
}

const mails = [
  mailOf('m1', '1. 停一小时要6块太贵了。\n2. 第九条罚得太重，建议第五条比例也提高。'),
  mailOf('m2', '夜里洗车的水管没人管，建议装个水龙头。'),
]
const who = { by: '张三', at: '2026-01-08T09:00:00+08:00' }

function placeOf({ opinions }: Analyzed, at: number): OpinionPlace {
  const { id, mail, part, start, end } = opinions[at]!
  return { id, mail, part, start, end }
}

describe('corrections', () => {
  const before = analyze(draft, mails)

  it('gives an opinion the clause that a person says, and keeps what the program thought', () => {
    const corrections: Correction[] = [
      { id: '1', ...who, kind: 'clauses', opinion: placeOf(before, 2), clauses: ['第五条'] },
    ]
    const after = analyze(draft, mails, { corrections })
    expect(after.opinions[2]?.clauses).toMatchObject([{ id: '第五条', method: 'person', confidence: 1 }])
    expect(after.opinions[2]?.band).toBe('auto')
    expect(after.opinions.map(({ id }) => id)).toEqual(before.opinions.map(({ id }) => id))
  })

  it('teaches: a like opinion follows', () => {
    const more = [...mails, mailOf('m3', '洗车的水管夜里没人管，装个水龙头吧。')]
    const corrections: Correction[] = [
      { id: '1', ...who, kind: 'clauses', opinion: placeOf(before, 2), clauses: ['第五条'] },
    ]
    const after = analyze(draft, more, { corrections })
    expect(after.opinions[3]?.clauses[0]).toMatchObject({ id: '第五条', method: 'learned' })
  })

  it('splits, rewords, merges, removes and adds', () => {
    const opinion = placeOf(before, 1)
    const split: Correction = {
      id: '1',
      ...who,
      kind: 'split',
      opinion,
      texts: ['第九条罚得太重', '建议第五条比例也提高。'],
    }
    const corrections: Correction[] = [
      split,
      { id: '2', ...who, kind: 'remove', opinion: placeOf(before, 0) },
      { id: '3', ...who, kind: 'add', mail: 'm2', text: '希望延长夜间开放时间。', clauses: [] },
      { id: '4', ...who, kind: 'text', opinion: placeOf(before, 2), text: '建议装个水龙头。' },
    ]
    const after = analyze(draft, mails, { corrections })
    expect(after.opinions.map(({ text }) => text)).toEqual([
      '第九条罚得太重',
      '建议第五条比例也提高。',
      '建议装个水龙头。',
      '希望延长夜间开放时间。',
    ])
    expect(after.opinions.map(({ band }) => band).at(-1)).toBe('general')
    const pieces = applyCorrections(before.opinions, [split]).opinions
    const merged = applyCorrections(pieces, [
      {
        id: '5',
        ...who,
        kind: 'merge',
        opinions: pieces.slice(1, 3).map(({ id, mail, part, start, end }) => ({ id, mail, part, start, end })),
      },
    ])
    expect(merged.opinions.length).toBe(pieces.length - 1)
  })

  it('finds the opinion by its place when ids have changed', () => {
    const opinion = { ...placeOf(before, 2), id: 'gone' }
    const { clauses, diagnostics } = applyCorrections(before.opinions, [
      { id: '1', ...who, kind: 'clauses', opinion, clauses: ['第三条'] },
    ])
    expect([...clauses.keys()]).toEqual([before.opinions[2]?.id])
    expect(diagnostics).toEqual([])
  })

  it('reports what has no target and goes on', () => {
    const { opinions, diagnostics } = applyCorrections(before.opinions, [
      { id: '1', ...who, kind: 'remove', opinion: { id: 'x', mail: 'm9', part: 'body', start: 0, end: 5 } },
      { id: '2', ...who, kind: 'remove', opinion: placeOf(before, 0) },
    ])
    expect(diagnostics.map(({ code }) => code)).toEqual(['correction-target-missing'])
    expect(opinions.length).toBe(before.opinions.length - 1)
  })

  it('gives a letter another kind', () => {
    const after = analyze(draft, mails, {
      corrections: [{ id: '1', ...who, kind: 'mail-kind', mail: 'm2', to: 'spam' }],
    })
    expect(after.opinions.every(({ mail }) => mail === 'm1')).toBe(true)
    expect(after.mails[1]?.kindReason).toContain('张三')
  })
})
