import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnalyzedOpinion,
  applyEdits,
  applyProposals,
  type Clause,
  proposalRedline,
  readProposal,
  redline,
  type Stance,
  standingsOf,
  wordRedline,
} from '../src/index.ts'

const clause: Clause = {
  id: '第五条',
  parent: null,
  level: 1,
  marker: '第五条',
  heading: '',
  text: '首小时收费不高于5元，超过一小时后每小时加收3元。',
}

describe('redlines', () => {
  it('give back both texts, whatever they are', () => {
    const words = fc
      .array(fc.constantFrom('停车', '收费', '不高于', '5元', '，', '3元', '。'), { maxLength: 12 })
      .map((list) => list.join(''))
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (from, to) => {
        for (const edits of [redline(from, to), wordRedline(from, to)]) {
          expect(applyEdits(edits, 'delete')).toBe(from)
          expect(applyEdits(edits, 'insert')).toBe(to)
          edits.forEach((edit, i) => {
            expect(edit.text).not.toBe('')
            expect(edit.kind).not.toBe(edits[i + 1]?.kind)
          })
        }
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('show a proposal in its clause', () => {
    const proposal = readProposal('首小时5元太贵，建议降到3元。', [clause])
    expect(proposal && proposalRedline(clause.text, proposal)).toEqual([
      { kind: 'keep', text: '首小时收费' },
      { kind: 'delete', text: '不高于5元' },
      { kind: 'insert', text: '不高于3元' },
      { kind: 'keep', text: '，超过一小时后每小时加收3元。' },
    ])
    expect(proposalRedline(clause.text, { op: 'replace', from: '无此词', to: '有' })).toBeNull()
  })

  it('take up several wordings and leave what clashes', () => {
    const first = readProposal('“不高于5元”改为“不高于4元”。', [clause])
    const second = readProposal('在“3元”后增加“，单日不超过30元”。', [clause])
    const rival = readProposal('首小时5元太贵，建议降到3元。', [clause])
    if (!first || !second || !rival) throw new Error('a proposal was not read')
    const { text, left } = applyProposals(clause.text, [first, second, rival])
    expect(text).toBe('首小时收费不高于4元，超过一小时后每小时加收3元，单日不超过30元。')
    expect(left).toEqual([rival])
  })
})

describe('standings', () => {
  it('set support and opposition of a clause side by side', () => {
    const opinion = (id: string, mail: string, stance: Stance, clauses: string[]): AnalyzedOpinion => ({
      id,
      mail,
      part: 'body',
      start: 0,
      end: 0,
      text: '',
      reason: '',
      band: 'auto',
      clauses: clauses.map((one) => ({ id: one, method: 'reference', confidence: 1, evidence: [] })),
      candidates: [],
      stance,
      stanceReason: '',
      proposal: null,
      cluster: '',
      campaign: null,
    })
    const found = standingsOf(
      [
        opinion('1', 'a', '支持', ['第一条']),
        opinion('2', 'b', '反对', ['第一条', '第二条']),
        opinion('3', 'b', '反对', ['第一条']),
        opinion('4', 'c', '支持', []),
      ],
      [],
    )
    expect(
      found.map(({ clause: id, all, stances }) => [id, all.opinions, stances['支持'].mails, stances['反对'].mails]),
    ).toEqual([
      [null, 1, 1, 0],
      ['第一条', 3, 1, 1],
      ['第二条', 1, 0, 1],
    ])
  })
})
