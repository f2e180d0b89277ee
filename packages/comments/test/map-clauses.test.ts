import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Draft, mapClauses, parseDraft } from '../src/index.ts'

const draft = (text: string): Draft => parseDraft(`某某市企业孵化器管理办法\n${text}`).value
const changes = (before: string, after: string): string[] =>
  mapClauses(draft(before), draft(after)).map(({ kind, from, to }) => `${kind} ${from ?? '—'} → ${to ?? '—'}`)

const first = '第一条 为了规范孵化器的认定和管理，制定本办法。'
const second = '第二条 孵化器的认定遵循自愿申报、公开公正的原则。'
const third = '第三条 市科技局负责孵化器的认定工作，县（市、区）科技局负责推荐。'

describe('a second version of the draft', () => {
  it('that is the same maps every clause to itself', () => {
    const text = [first, second, third].join('\n')
    expect(mapClauses(draft(text), draft(text)).every(({ kind, from, to }) => kind === 'same' && from === to)).toBe(
      true,
    )
  })

  it('with an article put in moves those after it', () => {
    const after = [
      first,
      '第二条 本办法适用于本市行政区域内的众创空间。',
      second.replace('二', '三'),
      third.replace('三', '四'),
    ].join('\n')
    expect(changes([first, second, third].join('\n'), after)).toEqual([
      'same 第一条 → 第一条',
      'moved 第二条 → 第三条',
      'moved 第三条 → 第四条',
      'added — → 第二条',
    ])
  })

  it('with other words at the same number keeps the link; with quite other words it does not', () => {
    const after = [
      first,
      '第二条 孵化器的认定遵循自愿申报、公开公平公正的原则。',
      '第三条 年收入不得超过五千万元。',
    ].join('\n')
    expect(changes([first, second, third].join('\n'), after)).toEqual([
      'same 第一条 → 第一条',
      'changed 第二条 → 第二条',
      'deleted 第三条 → —',
      'added — → 第三条',
    ])
  })

  it('that adds a 款 moves the words into 第一款, and the article keeps its place', () => {
    expect(changes([first, second].join('\n'), [first, second, '认定结果向社会公布。'].join('\n'))).toEqual([
      'same 第一条 → 第一条',
      'moved 第二条 → 第二条/第一款',
      'added — → 第二条',
      'added — → 第二条/第二款',
    ])
  })

  it('keeps equal words apart by their numbers', () => {
    const before = '一、牵头单位\n（一）工作职责：按规定执行。\n二、成员单位\n（一）工作职责：按规定执行。'
    expect(mapClauses(draft(before), draft(before)).map(({ from, to }) => from === to)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('follows a chapter whose articles moved with it', () => {
    const before = `第一章 总则\n${first}\n第二章 认定\n${second}\n${third}`
    const after = `第一章 总则\n${first}\n第二章 经费\n第二条 经费列入年度预算，专款专用。\n第三章 认定\n${second.replace('二', '三')}\n${third.replace('三', '四')}`
    expect(changes(before, after)).toEqual([
      'same 第一章 → 第一章',
      'same 第一章/第一条 → 第一章/第一条',
      'moved 第二章 → 第三章',
      'moved 第二章/第二条 → 第三章/第三条',
      'moved 第二章/第三条 → 第三章/第四条',
      'added — → 第二章',
      'added — → 第二章/第二条',
    ])
  })

  it('gives each clause one counterpart at most, whatever the drafts', () => {
    const line = fc.constantFrom(
      '一、总则',
      '二、附则',
      '（一）甲方。',
      '（二）甲方。',
      '1.甲方负责。',
      '2.乙方负责。',
      '其他。',
    )
    const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = mapClauses(draft(before), draft(after))
        const [from, to] = [found.flatMap((one) => one.from ?? []), found.flatMap((one) => one.to ?? [])]
        expect(from).toEqual(draft(before).clauses.map(({ id }) => id))
        expect([...to].sort()).toEqual(
          draft(after)
            .clauses.map(({ id }) => id)
            .sort(),
        )
      }),
      { seed: 9704, numRuns: 500 },
    )
  })
})
