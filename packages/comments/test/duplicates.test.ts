import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burstsOf, differencesOf, familiesOf, isNear, type Mail, nearnessOf } from '../src/index.ts'

const letter =
  '我们是开发区的小型制造企业，建议将第六条的停车收费标准由每小时五元降为每小时三元，并对夜间停放给予优惠，方便上夜班的职工停放车辆。'

describe('families of near duplicates', () => {
  it('joins copies with a greeting, an edit or an own sentence, and leaves others out', () => {
    const texts = [
      letter,
      `尊敬的领导：${letter}此致敬礼！`,
      letter.replace('方便上夜班的职工停放车辆', '方便三班倒的工人停车'),
      `我家离厂区三公里，每天骑车上下班，孩子也在附近上学，平时接送都要停一会儿。${letter}`,
      '建议第九条增加学校食堂公示每周菜谱的要求，家长可以随时查看食材来源。',
    ]
    expect(familiesOf(texts)).toEqual([[0, 1, 2, 3]])
  })

  it('finds a letter inside a longer one', () => {
    const own =
      '本人在城南经营早餐铺多年，深知停车难，铺前道路狭窄，雨天积水，车辆乱停乱放，行人只能走到机动车道上，老人孩子都不安全。'.repeat(
        3,
      )
    expect(isNear(nearnessOf(letter, own + letter))).toBe(true)
    expect(familiesOf([letter, own + letter])).toEqual([[0, 1]])
  })

  it('does not call short consents a campaign', () => {
    expect(familiesOf(['同意', '同意。', '无意见', '赞成'])).toEqual([[0, 1]])
  })

  it('does not depend on the order', () => {
    const texts = Array.from({ length: 30 }, (_, i) =>
      i % 3 === 0 ? `${letter}编号${i}。` : `第${i}封：我建议把第${i}条单独说明，理由是情况${i * 7}不同。`,
    )
    const sets = (order: number[]) =>
      familiesOf(order.map((i) => texts[i] ?? ''))
        .map((family) =>
          family
            .map((i) => order[i])
            .sort((a, b) => (a ?? 0) - (b ?? 0))
            .join(),
        )
        .sort()
    const plain = texts.map((_, i) => i)
    fc.assert(
      fc.property(fc.shuffledSubarray(plain, { minLength: 30 }), (order) => {
        expect(sets(order)).toEqual(sets(plain))
      }),
      { seed: 20250603, numRuns: 20 },
    )
  })
})

describe('what may not be merged in silence', () => {
  it.each([
    ['建议由五元降为三元', '建议由五元降为二元', '数字'],
    ['同意每小时收费五元', '不同意每小时收费五元', '否定'],
    ['建议提高收费标准', '建议降低收费标准', '立场'],
  ])('%s / %s', (reference, copy, why) => {
    expect(differencesOf(reference, copy).map((difference) => difference.why)).toContain(why)
  })

  it('takes 500万 and 五百万元 for the same', () => {
    expect(differencesOf('不少于500万元', '不少于五百万元')).toEqual([])
  })
})

describe('letters that come together', () => {
  const mail = (i: number, domain: string): Mail => ({
    id: `m${i}`,
    source: `m${i}.eml`,
    subject: '',
    from: { name: '', address: `a${i}@${domain}` },
    to: [],
    date: `2025-06-05T10:0${i}:00+08:00`,
    kind: 'submission',
    kindReason: '',
    submitter: { name: '', type: '未知', evidence: [] },
    parts: [],
  })

  it('are hinted at by hour and domain, not for everybody’s mail provider', () => {
    const five = [0, 1, 2, 3, 4]
    expect(burstsOf(five.map((i) => mail(i, 'example.com')))).toEqual([
      { why: '同一小时、同一邮箱域名', what: '2025-06-05T10 example.com', mails: ['m0', 'm1', 'm2', 'm3', 'm4'] },
    ])
    expect(burstsOf(five.map((i) => mail(i, '126.com')))).toEqual([])
  })
})
