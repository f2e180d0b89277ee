import { expect, it } from 'vitest'
import { readTerm } from '../src/index.ts'

it.each([
  '2025年12月至2028年11月',
  '2025.12-2028.11',
  '2025-12至2028-11',
  '2025/12—2028/11',
  '２０２５年１２月～２０２８年１１月',
  ' 2025 年 12 月 到 2028 年 11 月 ',
])('spells %s in full', (text) => {
  expect(readTerm(text)).toEqual({ spelt: '2025年12月至2028年11月' })
})

it.each([
  ['2025.12.1-2028.11.30', '2025年12月1日至2028年11月30日'],
  ['2025年12月1日至2028年11月', '2025年12月1日至2028年11月'],
  ['2025年至2028年', '2025年至2028年'],
  ['2025年6月至2025年6月', '2025年6月至2025年6月'],
])('keeps days and years of %s', (text, spelt) => {
  expect(readTerm(text)).toEqual({ spelt })
})

it.each([
  ['2025年12月至2024年11月', '止于2024年11月，早于开始的2025年12月'],
  ['2025.12.2-2025.12.1', '止于2025年12月1日，早于开始的2025年12月2日'],
  ['2025年13月至2028年11月', '没有2025年13月'],
  ['2025年2月29日至2028年11月1日', '没有2025年2月29日'],
  ['2025年0月至2028年11月', '没有2025年0月'],
])('says what is wrong with %s', (text, wrong) => {
  expect(readTerm(text)).toEqual({ wrong })
})

it.each(['三年', '自发证之日起三年', '2025年12月', ''])('does not read “%s”', (text) => {
  expect(readTerm(text)).toBe('unread')
})
