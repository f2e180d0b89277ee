import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spec } from '../../../test/spec.ts'
import {
  citeMark,
  formatDigits,
  formatMark,
  formatNumeral,
  type Mark,
  type MarkForm,
  parseMark,
  parseNumeral,
} from '../src/index.ts'

const eachLine =
  (run: (line: string) => string) =>
  (input: string): string =>
    input.split('\n').map(run).join('\n')

spec(new URL('../spec/numerals.md', import.meta.url), {
  numeral: eachLine((line) => String(parseNumeral(line) ?? '不是数字')),
  spell: eachLine((line) => formatNumeral(Number(line))),
})

spec(new URL('../spec/outline.md', import.meta.url), {
  mark: eachLine((line) => {
    const found = parseMark(line)
    if (!found) return '无'
    const { form, ordinal, sub } = found.mark
    const rest = line.slice(found.length)
    return `${form} ${ordinal}${sub === undefined ? '' : ` 之 ${sub}`} “${found.label}”${rest && ` ${rest}`}`
  }),
  format: eachLine((line) => {
    const [form = '', ordinal, , sub] = line.split(' ')
    const mark: Mark = { form: form as MarkForm, ordinal: Number(ordinal), ...(sub ? { sub: Number(sub) } : {}) }
    return `${formatMark(mark)} | ${citeMark(mark)}`
  }),
})

const printed: MarkForm[] = [
  'chinese',
  'chinese-paren',
  'arabic',
  'arabic-paren',
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
]

describe('marks', () => {
  it.each(printed)('%s: what is printed is read back, 1 to 9999', (form) => {
    for (let ordinal = 1; ordinal <= 9999; ordinal++) {
      const label = formatMark({ form, ordinal })
      const found = parseMark(`${label}附则`)
      if (
        found?.mark.form !== form ||
        found.mark.ordinal !== ordinal ||
        found.label !== label ||
        found.length !== label.length
      )
        throw new Error(`${form} ${ordinal} “${label}” became ${JSON.stringify(found)}`)
    }
  })

  it('circled numbers are read back to ㊿; beyond, brackets stand in', () => {
    for (let ordinal = 1; ordinal <= 50; ordinal++)
      expect(parseMark(formatMark({ form: 'circled', ordinal }))?.mark).toEqual({ form: 'circled', ordinal })
    expect(parseMark(formatMark({ form: 'circled', ordinal: 51 }))?.mark).toEqual({ form: 'arabic-paren', ordinal: 51 })
  })

  it.each(['paragraph', 'item', 'subitem'] as const)('%s: what is cited is read back, 1 to 9999', (form) => {
    for (let ordinal = 1; ordinal <= 9999; ordinal++)
      if (parseMark(citeMark({ form, ordinal }))?.mark.ordinal !== ordinal) throw new Error(`${form} ${ordinal}`)
  })

  it('every spelling is read back', () => {
    const spelling = fc.record({
      brackets: fc.constantFrom('full' as const, 'half' as const),
      dot: fc.constantFrom('.' as const, '．' as const, '、' as const),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...printed),
        fc.integer({ min: 1, max: 9999 }),
        fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
        spelling,
        fc.constantFrom('', ' ', '\u3000', '\u3000\u3000'),
        (form, ordinal, sub, spelt, blank) => {
          const counted = sub !== undefined && ['part', 'subpart', 'chapter', 'section', 'article'].includes(form)
          const mark: Mark = counted ? { form, ordinal, sub } : { form, ordinal }
          const label = formatMark(mark, spelt)
          const found = parseMark(`${blank}${label}${blank}附则`)
          expect(found).toEqual({ mark, label, length: label.length + 2 * blank.length, spaced: blank !== '' })
        },
      ),
      { seed: 9704, numRuns: 2000 },
    )
  })

  it('numerals are read back, in places and digit by digit', () => {
    for (let n = 0; n <= 9999; n++) {
      if (parseNumeral(formatNumeral(n)) !== n) throw new Error(formatNumeral(n))
      if (n > 9 && parseNumeral(formatDigits(n)) !== n) throw new Error(formatDigits(n))
    }
    expect(() => formatNumeral(10_000)).toThrow(RangeError)
  })

  it('reading any text is safe, and a mark never claims more than the text', () => {
    const pieces = fc.constantFrom(
      '第',
      '一',
      '十',
      '条',
      '之',
      '（',
      '）',
      '(',
      ')',
      '、',
      '.',
      '．',
      '1',
      '２',
      '①',
      ' ',
      '\u3000',
      '年',
      '项',
      '目',
      '附',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        const found = parseMark(text)
        if (found)
          expect(
            text
              .slice(0, found.length)
              .replace(/[ \u3000]+$/, '')
              .endsWith(found.label),
          ).toBe(true)
      }),
      { seed: 9704, numRuns: 3000 },
    )
  })
})
