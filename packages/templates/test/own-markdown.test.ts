import { documentOf } from '@gongwen/templates'
import { expect, it } from 'vitest'

const said = (markdown: string, data?: unknown): string[] =>
  documentOf(markdown, { file: 'a.md', ...(data !== undefined && { data }) }).diagnostics.map(
    ({ code, place, message, remedy }) => `${place?.line}:${place?.column} ${code} ${message} ${remedy}`,
  )

it('a key by another name is answered with the name it has here', () => {
  const hints = said('---\n文号: 台科发〔2025〕8号\n落款: 市科技局\n标提: 通知\n天气: 晴\n---\n\n正文。\n')
  expect(hints.map((hint) => hint.match(/是不是“(.*)”？/)?.[1])).toEqual(['发文字号', '署名', '标题', undefined])
})

it('a block that is never ended is said; one that is ended, or ended longer, is not', () => {
  expect(said('正文。\n\n:::居中\n甲\n\n乙\n')[0]).toMatch(/^3:1 directive-open “:::居中”没有结束的 :::/)
  expect(said('::::横向\n:::居中\n甲\n:::\n::::\n\n> :::居中\n> 乙\n> :::\n\n:::居中\n丙\n:::::\n')).toEqual([])
})

it('braces that nothing fills are said with their place; code, escaped ones and filled ones are not', () => {
  const markdown = '正文{{单位}}，`{{代码}}`，\\{{原样}}。\n\n```\n{{程序}}\n```\n\n再{{ 日期 }}。\n'
  expect(said(markdown).map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual([
    '1:3 placeholder-braces {{单位}}',
    '7:2 placeholder-braces {{',
  ])
  expect(said('正文{{单位}}。\n', { 单位: '市{{科}}技局' })).toEqual([])
})

it('标点 says whether marks are squeezed; without it each fills its cell', () => {
  const punctuation = (head: string) => documentOf(`---\n${head}\n---\n\n正文。\n`).value?.setup.punctuation
  expect(punctuation('标点: 挤压')).toBe('squeezed')
  expect(punctuation('标点: 全角')).toBe('full')
  expect(punctuation('标题: 通知')).toBeUndefined()
  expect(said('---\n标点: 半角\n---\n\n正文。\n')[0]).toContain(
    '文件头部“标点”不能是“半角”，已按默认处理 可写：全角、挤压',
  )
})
