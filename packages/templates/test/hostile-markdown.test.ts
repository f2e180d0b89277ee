import { textOf } from '@gongwen/model'
import { checkMarkdown, documentOf, fixMarkdown, markdownToDocument, renumber } from '@gongwen/templates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const many = 1000
const bombs: Record<string, string> = {
  'quotations in quotations': `${'>'.repeat(many)}甲`,
  'lists in lists': `${'- '.repeat(many)}甲`,
  'containers in containers': `${':::居中\n'.repeat(many)}甲`,
  'emphasis without end': '**甲'.repeat(many),
  'a run of stars': `${'*'.repeat(many)}甲${'*'.repeat(many)}`,
  'links without end': '[甲](乙 '.repeat(many),
  'directives without end': ':字[甲'.repeat(many),
  'book titles without end': '《甲'.repeat(many),
  'notes in notes': `甲[^1]\n\n[^1]: ${'[^1]'.repeat(many)}`,
  'lists by indentation': Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- 甲`).join('\n'),
}

describe('Markdown written to exhaust the parser', () => {
  it.each(Object.keys(bombs))('%s', (name) => {
    const { value } = markdownToDocument(bombs[name]!)
    expect(textOf(value)).toContain('甲')
    expect(Array.isArray(checkMarkdown(bombs[name]!))).toBe(true)
  })
})

it('no text whatever makes anything throw', () => {
  const piece = fc.constantFrom(
    '---\n',
    '标题: ',
    '\n',
    '# ',
    '## 一、',
    '（一）',
    '第X条　',
    ':::附件[',
    '::署名[',
    ']',
    '{',
    '}',
    '"',
    ':填[x]{',
    '|',
    '| - |\n',
    '- ',
    '1. ',
    '> ',
    '[^1]',
    '[^1]: ',
    '![',
    '](',
    ')',
    '<br>',
    '<!--',
    '{{',
    '}}',
    '{{#循环 ',
    '数据:\n  甲: 乙\n',
    '*',
    '`',
    '\\',
    '附件：',
    '甲',
    '2025年6月3日',
    '\u0000',
    '\ud800',
    '\ufdd00\ufdd1',
    '  ',
    '\t',
    '^',
    '<',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      for (const run of [documentOf, markdownToDocument, checkMarkdown, fixMarkdown, renumber])
        expect(() => run(text)).not.toThrow()
    }),
    { seed: 11, numRuns: 200 },
  )
})
