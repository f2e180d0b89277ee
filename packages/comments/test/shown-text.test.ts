import { expect, it } from 'vitest'
import { shownText } from '../src/index.ts'

it('tables show the words of an opinion without its own number or the brackets of a remark', () => {
  expect(shownText({ text: '1.二、（一）建议调低。', mark: 2 })).toBe('二、（一）建议调低。')
  expect(shownText({ text: '【批注2：“产业产业”重复。】' })).toBe('“产业产业”重复。')
  expect(shownText({ text: '【批注12：标准偏低】 ', mark: 5 })).toBe('标准偏低')
  expect(shownText({ text: '（一）中的【批注】制度不清楚' })).toBe('（一）中的【批注】制度不清楚')
  expect(shownText({ text: '1.', mark: 2 })).toBe('1.')
})
