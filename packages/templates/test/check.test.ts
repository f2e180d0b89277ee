import { readFileSync } from 'node:fs'
import { formatDiagnostic } from '@gongwen/model'
import {
  checkDocument,
  checkMarkdown,
  fillSample,
  fixMarkdown,
  listTemplates,
  loadTemplate,
  renumber,
} from '@gongwen/templates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spec } from '../../../test/spec.ts'
import { rules } from '../src/check/rules/index.ts'

const said = (text: string): string =>
  checkMarkdown(text)
    .map((found) => `${found.severity} ${formatDiagnostic(found)}`)
    .join('\n')

spec(new URL('../spec/check.md', import.meta.url), {
  check: said,
  renumber: (text) => renumber(text).value,
  fix: (text) => {
    const left = said(fixMarkdown(text).value)
    return `${fixMarkdown(text).value}${left === '' ? '' : `\n\n${left}`}`
  },
})

describe('the samples', () => {
  it.each(listTemplates().map(({ id }) => id))('%s breaks no rule marked 规定', (id) => {
    const { value } = fillSample(loadTemplate(id).value!)
    expect(checkDocument(value!).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('rules', () => {
  it('are errors only where they are 规定, or where something was left unfilled', () => {
    const errors = rules
      .filter(({ strength, severity }) => strength !== '规定' && severity === 'error')
      .map(({ code }) => code)
    expect(errors).toEqual(['placeholder-braces'])
    for (const { strength, clause, code } of rules)
      if (strength === '规定' || strength === '一般') expect(clause, code).toBeDefined()
  })

  it('say whether they correct, and those that do were seen to', () => {
    const text = readFileSync(new URL('../spec/check.md', import.meta.url), 'utf8')
    const inputs = [...text.matchAll(/^(`{3,}) (?:fix|check)\n([\s\S]*?)\n\.\n/gm)].map(([, , input = '']) => input)
    const corrected = new Set(inputs.flatMap((input) => fixMarkdown(input).diagnostics.map(({ code }) => code)))
    expect([...corrected].sort()).toEqual(
      rules
        .filter(({ safe }) => safe)
        .map(({ code }) => code)
        .sort(),
    )
  })

  it('miss the title of a whole paper only', () => {
    const codes = (text: string, complete: boolean): string[] =>
      checkMarkdown(text, { complete }).map(({ code }) => code)
    expect(codes('各有关单位：\n\n请参加。', true)).toEqual(['title-missing'])
    expect(codes('各有关单位：\n\n请参加。', false)).toEqual([])
    expect(codes('---\n标题: 关于开会的通知\n---\n\n请参加。', true)).toEqual([])
    expect(codes('---\n类型: 报告\n---\n\n请参加。', true)).toEqual([])
  })

  it('of practice can be left out', () => {
    const text = '# 关于开会的通知\n\n优势产业产业,涉及到。'
    expect(checkMarkdown(text, { practice: false }).map(({ code }) => code)).toEqual(['half-width-punctuation'])
  })

  it('talk less the more there is to say', () => {
    const found = checkMarkdown(`# 关于开会的通知\n\n${'各单位,请办理。\n\n'.repeat(50)}`)
    expect(found).toHaveLength(21)
    expect(found.at(-1)?.message).toBe('同类情况还有 30 处')
  })
})

it('a fix is final, and changes no character but those it names', () => {
  const pieces = fc.constantFrom(
    '台政发[2023]第012号',
    '2023-2027年',
    '10～20%',
    '，，',
    '(甲)',
    '各单位:',
    '甲,乙',
    '一.总则',
    '1、甲',
    '二〇二五年六月三日',
    '2025年06月03日',
    '\n\n',
    '甲乙',
    '**重**',
    '`a,b`',
    '[x](y,z)',
    '、等',
    '‹甲›',
    '５０％',
    '。。。',
    '到 2027 年',
    '| a,b |',
    '# ',
    '- ',
    '> ',
    '&amp;',
    '\\*',
    '<b>',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const { value } = fixMarkdown(parts.join(''))
      expect(fixMarkdown(value)).toEqual({ value, diagnostics: [] })
      // Numbers, dates and punctuation change; words do not.
      const words = (text: string): string =>
        text.normalize('NFKC').replace(/[^\p{Script=Han}a-zA-Z]|[第号日年月一二三五六七〇]/gu, '')
      expect(words(value)).toBe(words(parts.join('')))
      expect(value.includes('`a,b`')).toBe(parts.join('').includes('`a,b`'))
    }),
    { seed: 7, numRuns: 300 },
  )
})
