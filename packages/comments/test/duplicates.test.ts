import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burstsOf, differencesOf, familiesOf, findCampaigns, isNear, type Mail, nearnessOf } from '../src/index.ts'

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

describe('campaigns', () => {
  const mail = (id: string, text: string): Mail => ({
    id,
    source: `${id}.eml`,
    subject: '',
    from: { name: '', address: `${id}@example.com` },
    to: [],
    kind: 'submission',
    kindReason: '',
    submitter: { name: '', type: '未知', evidence: [] },
    parts: [{ id: 'body', format: 'text', text, cuts: [], tables: [] }],
  })
  const points = [
    '建议将第六条的停车收费标准由每小时五元降为每小时三元，减轻附近居民负担。',
    '第七条连续停放的时限建议由十二小时放宽到二十四小时，方便上夜班的职工。',
    '第八条只规定手机扫码缴费，建议保留现金缴费渠道，照顾不会用手机的老人。',
    '第九条把欠费纳入信用记录处理过重，建议先催告，给车主改正的机会。',
    '第十条建议把学校操场旁的停车场纳入周末开放的范围，缓解商圈停车难。',
  ]

  it('need three senders and show what each adds or changes', () => {
    const form = points.slice(0, 3).join('\n')
    const letters = [
      mail('a', form),
      mail('b', form),
      mail('c', `${form}\n我家门口的泊位常年被地锁占用，请一并清理。`),
      mail('d', form.replace('每小时三元', '每小时二元')),
    ]
    const opinions = letters.flatMap(({ id, parts }) =>
      (parts[0]?.text ?? '')
        .split('\n')
        .map((text, i) => ({ id: `${id}${i}`, mail: id, part: 'body', start: 0, end: text.length, text, reason: '' })),
    )
    const { campaigns, campaignOf } = findCampaigns(letters, opinions)
    expect(campaigns).toHaveLength(1)
    expect(campaigns[0]).toMatchObject({
      mails: ['a', 'b', 'c', 'd'],
      additions: [{ mail: 'c', text: '我家门口的泊位常年被地锁占用，请一并清理。' }],
      variants: [{ mail: 'd', opinion: 'd0', why: '数字', was: '三元', now: '二元' }],
    })
    expect(campaignOf.has('c3')).toBe(false)
    expect(findCampaigns(letters.slice(0, 2), opinions).campaigns).toEqual([])
  })

  it('are no chains of letters that each share something with the next', () => {
    const chain = [0, 1, 2, 3].map((i) => mail(`x${i}`, `${points[i]}\n${points[i + 1]}`))
    const found = findCampaigns(chain, []).campaigns
    expect(found.every(({ mails }) => mails.length < chain.length)).toBe(true)
  })
})
