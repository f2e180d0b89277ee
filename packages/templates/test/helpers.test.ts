import { formatDiagnostic, textOf } from '@gongwen/model'
import { documentOf } from '@gongwen/templates'
import { expect, it } from 'vitest'
import { spec } from '../../../test/spec.ts'

const data = {
  数: 1234567.891,
  金额: 1200.5,
  占比: 3.5,
  日期: '2025-06-03',
  截止: '2025-06-12',
  跨年: '2026-01-02',
  空: '',
  单位: [
    { 名称: '甲', 投入: 0.1 },
    { 名称: '乙', 投入: 0.2 },
    { 名称: '丙', 投入: 12 },
  ],
  词: ['泵', '电机'],
  理由: '太短。',
  等次: '优秀',
}

spec(new URL('../spec/helpers.md', import.meta.url), {
  text: (input) => {
    const { value, diagnostics } = documentOf(input, { data })
    return [...(value ? [textOf(value)] : []), ...diagnostics.map((found) => `! ${formatDiagnostic(found)}`)].join('\n')
  },
})

it('three braces are no way around', () => {
  const { value } = documentOf('{{{x}}}', { data: { x: '**粗** <b>' } })
  expect(value?.children).toMatchObject([{ type: 'paragraph', children: [{ type: 'text', value: '**粗** <b>' }] }])
})

it('front matter may hold the data', () => {
  const { value } = documentOf('---\n标题: 关于{{事}}的通知\n数据:\n  事: 开会 # 不是标题\n---\n\n{{事}}')
  expect(textOf(value!)).toBe('关于开会的通知\n开会')
})
