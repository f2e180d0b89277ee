import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spec } from '../../../test/spec.ts'
import { maskName, maskPersonal } from '../src/publish/mask.ts'

const names = ['陈立峰', '高峰', '欧阳修文']
spec(new URL('../spec/mask.md', import.meta.url), { mask: (text) => maskPersonal(text, names).text })

describe('masking', () => {
  it('keeps surnames', () => {
    expect(['朱德', '朱德明', '欧阳修文', '阿依古丽'].map(maskName)).toEqual(['朱*', '朱**', '欧阳**', '阿***'])
  })
  it('leaves a short name among ordinary words to a person', () => {
    expect(maskPersonal('在高峰期通勤', names).doubtful).toMatchObject([{ kind: '姓名', start: 1, original: '高峰' }])
  })
  it('masks nothing twice and says exactly what it changed', () => {
    const piece = fc.constantFrom(
      '13800001234',
      '陈立峰',
      'a@example.com',
      '，',
      '第二条',
      '0576-88880000',
      '枫南路88号',
      ' ',
      '浙J12345',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const { text: shown, masked } = maskPersonal(text, names)
        let rebuilt = ''
        let at = 0
        for (const match of masked) {
          expect(match.start).toBeGreaterThanOrEqual(at)
          expect(text.slice(match.start, match.end)).toBe(match.original)
          rebuilt += text.slice(at, match.start) + match.masked
          at = match.end
        }
        expect(shown).toBe(rebuilt + text.slice(at))
        expect(shown).not.toContain('陈立峰')
      }),
      { seed: 612, numRuns: 300 },
    )
  })
  it('stays quick on hostile text', () => {
    for (const text of [
      '路'.repeat(50_000),
      '1'.repeat(50_000),
      'a.'.repeat(50_000),
      '6222 '.repeat(20_000),
      '一1号'.repeat(20_000),
    ]) {
      expect(maskPersonal(text, names).text.length).toBeGreaterThan(0)
    }
  })
})
