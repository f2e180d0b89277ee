import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spec } from '../../../test/spec.ts'
import { analyze, fitCalibration, linkOpinions, parseDraft, splitOpinions } from '../src/index.ts'
import { fold } from '../src/links/fold.ts'
import { quantitiesOf } from '../src/links/numerals.ts'
import { signalContext } from '../src/links/signals/context.ts'
import { readNumbers } from '../src/links/signals/pointing.ts'
import { openReading } from '../src/links/signals/sheet.ts'
import type { Draft, Mail } from '../src/records.ts'

function draftOf(title: string, clauses: [id: string, heading: string, text: string][]): Draft {
  const ids = new Set(clauses.map(([id]) => id))
  return {
    title,
    preamble: '',
    clauses: clauses.map(([id, heading, text]) => {
      const above = id.slice(0, Math.max(0, id.lastIndexOf('/')))
      return { id, parent: ids.has(above) ? above : null, level: id.split('/').length, marker: id, heading, text }
    }),
  }
}

const outline = draftOf('海滨区创业园建设意见（征求意见稿）', [
  ['一', '总体要求', '三年内建成20家创业园。'],
  ['二', '建设重点', ''],
  ['二/（一）', '组建园区', ''],
  ['二/（一）/1', '牵头单位', '由龙头企业牵头，应具备以下条件：'],
  ['二/（一）/1/①', '', '在本区注册，具有独立法人资格。'],
  ['二/（一）/1/②', '', '年销售收入不低于1亿元。'],
  ['二/（一）/1/③', '', '上一年研发投入占营业收入的比重不低于3%。'],
  ['二/（一）/2', '成员单位', '围绕产业需求整合资源。'],
  ['二/（一）/2/①', '', '承担明确的任务。'],
  ['二/（一）/2/②', '', '一般不少于5家。'],
  ['二/（二）', '过程管理', '定期开展评估，评估结果向社会公布。'],
  ['三', '附则', '本意见自发布之日起施行。'],
])
const article = draftOf('海边停车管理办法（征求意见稿）', [
  ['第一章', '总则', ''],
  ['第一章/第二条', '', '本办法适用于本市的停车场。'],
  ['第一章/第三条', '', '停车收费实行政府指导价，每小时不超过6元。'],
  ['第一章/第三条之一', '', '医院周边的停车场，首小时免费。'],
  ['第二章', '建设', ''],
  ['第二章/第四条', '', '停车场应当具备下列设施：'],
  ['第二章/第四条/（一）', '', '监控设备，录像保存三十日；'],
  ['第二章/第四条/（二）', '', '不少于百分之二十的充电车位；'],
  ['第二章/第四条/（三）', '', '无障碍车位。'],
  ['第二章/第五条', '', ''],
  ['第二章/第五条/第一款', '', '禁止占用消防通道。'],
  ['第二章/第五条/第二款', '', '下列情形除外：'],
  ['第二章/第五条/第二款/（一）', '', '执行任务的救护车；'],
])

function named(draft: Draft, text: string): string {
  const opinion = { id: 'o', mail: 'm', part: 'body', start: 0, end: text.length, text, reason: '' }
  const { named: nodes } = readNumbers(openReading(signalContext(draft), opinion, undefined))
  return nodes.map((node) => draft.clauses[node]!.id).join('\n')
}

spec(new URL('../spec/references.md', import.meta.url), {
  outline: (text) => named(outline, text),
  article: (text) => named(article, text),
})

function mailOf(id: string, text: string): Mail {
  return {
    id,
    source: `${id}.eml`,
    subject: '规范性文件征求意见',
    from: { name: id, address: `${id}@example.com` },
    to: [],
    kind: 'submission',
    kindReason: '',
    submitter: { name: id, type: '个人', evidence: [] },
    parts: [{ id: 'body', format: 'text', text, cuts: [], tables: [] }],
  }
}

function firstLinks(draft: Draft, text: string) {
  const mail = mailOf('m1', text)
  return linkOpinions(splitOpinions(mail, draft).opinions, [mail], draft)
}

describe('links', () => {
  it('finds quoted words, also slightly misquoted, and shows where', () => {
    const text = '“录像要保存三十日”太短了，建议延长。'
    const [opinion] = firstLinks(article, text)
    expect(opinion?.clauses[0]).toMatchObject({ id: '第二章/第四条/（一）', method: 'quotation' })
    const evidence = opinion!.clauses[0]!.evidence.find(({ start }) => start !== undefined)!
    expect(text.slice(evidence.start, evidence.end)).toContain('保存三十日')
  })

  it('knows 五家 for 5家 and 一个亿 for 1亿元', () => {
    expect(quantitiesOf(fold('一个亿')).map(({ token }) => token)).toEqual(
      quantitiesOf(fold('1亿元')).map(({ token }) => token),
    )
    expect(firstLinks(outline, '五家单位太多，三家就够了。')[0]?.clauses[0]?.id).toBe('二/（一）/2/②')
    expect(firstLinks(outline, '一个亿的销售额够不上，降一降吧。')[0]?.clauses[0]?.id).toBe('二/（一）/1/②')
  })

  it('knows pages and lines where the draft shows its page numbers', () => {
    const pages = [
      ['海边垂钓管理办法', '一、为了保护海边环境，制定本办法。', '二、垂钓者应当服从管理，', '不得占用航道。'],
      ['三、禁止在礁石上垂钓。', '四、每日垂钓时间为六时至', '十九时，夜间不得垂钓，', '节日另行公告。'],
      ['五、垃圾应当带走。', '六、违反本办法的，予以劝离；', '拒不改正的，', '依法处理。'],
    ]
    const text = pages.map((lines, i) => [...lines, `— ${i + 1} —`].join('\n')).join('\n')
    const draft = parseDraft(text).value
    expect(draft.pages?.map(({ number, clauses }) => [number, clauses.length])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
    ])
    expect(firstLinks(draft, '第2页第3行写得不通顺，建议修改。')[0]?.clauses[0]).toMatchObject({
      id: '四',
      method: 'reference',
    })
    expect(firstLinks(draft, '第3页倒数第2行的后果要写明。')[0]?.clauses[0]?.id).toBe('六')
    // A page alone makes its clauses likelier; without page numbers it says nothing.
    const evidence = firstLinks(draft, '第2页的要求太严，建议放宽。')[0]!.clauses[0]!.evidence
    expect(evidence.map(({ text: words }) => words)).toContain('指明条款“第2页”')
    expect(parseDraft(pages.flat().join('\n')).value.pages).toBeUndefined()
    expect(named(article, '第2页第3行')).toBe('')
  })

  it('carries 同条 over from the opinion before', () => {
    const linked = firstLinks(article, '1.第三条每小时6元太贵，建议降到4元。\n2.同条建议写明夜间怎么收。')
    expect(linked[1]?.clauses[0]?.id).toBe('第一章/第三条')
  })

  const links = (draft: Draft, text: string) => firstLinks(draft, text).map(({ clauses }) => clauses[0]?.id)

  it('reads the name of a heading above points, not the number that its sender gave it', () => {
    const text = [
      '一、关于建设重点部分',
      '（一）牵头单位',
      '1.销售收入1亿元太高，建议降到5000万元；',
      '2.研发投入的比重建议降到2%；',
      '（二）过程管理',
      '1.定期太含糊，建议每年评估一次；',
      '2.评估结果不要公布，以免误伤企业。',
    ].join('\n')
    expect(links(outline, text)).toEqual(['二/（一）/1/②', '二/（一）/1/③', '二/（二）', '二/（二）'])
  })

  it('takes 二、其他意见 for a part of the letter', () => {
    const text = '一、文字修改意见\n1.成员不少于5家建议改为3家。\n二、其他意见\n（一）定期评估太密，建议两年评估一次。'
    expect(links(outline, text)).toEqual(['二/（一）/2/②', '二/（二）'])
  })

  it('links what stands below a quoted provision to it', () => {
    const text = '第三条规定：“停车收费实行政府指导价，每小时不超过六元”。\n这涉及居民切身利益，应补充听证程序。'
    expect(firstLinks(article, text)[0]?.clauses[0]?.id).toBe('第一章/第三条')
  })

  it('does not take what something is held against for what is spoken of', () => {
    const [opinion] = firstLinks(outline, '一般不少于5家跟“三年内建成20家创业园”对不上，建议改为8家。')
    expect(opinion?.clauses[0]?.id).toBe('二/（一）/2/②')
  })

  it('carries the clause over to 或者, the other way to have the same', () => {
    expect(
      links(article, '1.第四条第（一）项三十日太短，建议改为九十日；\n2.或者改成两档，大的长一点，小的短一点。'),
    ).toEqual(['第二章/第四条/（一）', '第二章/第四条/（一）'])
  })

  it('knows 六点半 for 18:30, but 1:1.5 for no time of day', () => {
    const hours = (text: string) => quantitiesOf(fold(text)).map(({ token }) => token)
    expect(hours('营业到18:30')).toContain('#18时')
    expect(hours('晚上六点半就关门')).toContain('#18时')
    expect(hours('男女厕位比例1:1.5，按8:2分担').filter((token) => token.endsWith('时'))).toEqual([])
  })

  it('calls what the text as a whole is to have general when no clause speaks of it', () => {
    expect(firstLinks(outline, '建议文件中增加容错免责的内容。')[0]?.band).toBe('general')
  })

  it('gives several clauses to an opinion that names several', () => {
    const [opinion] = firstLinks(article, '建议将第三条、第五条第一款一并删去。')
    expect(opinion?.clauses.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['第一章/第三条', '第二章/第五条/第一款']),
    )
    expect(opinion?.candidates.some(({ id }) => id === '第一章/第三条')).toBe(false)
  })

  it('knows that how long a document holds is said where it comes into force', () => {
    const draft = parseDraft(
      '灯光秀管理办法\n第一条 为规范灯光秀，制定本办法。\n第二条 灯光秀由街道组织，每年不少于两场。\n第三条 经费由区财政安排。\n第四条 本办法自2026年5月1日起施行。',
    ).value
    expect(firstLinks(draft, '没有写有效期，建议加上有效期五年。')[0]?.clauses[0]?.id).toBe('第四条')
  })

  it('calls an opinion on the draft as a whole general', () => {
    const [opinion] = firstLinks(article, '经研究，我单位对征求意见稿无修改意见。')
    expect(opinion).toMatchObject({ band: 'general', clauses: [] })
  })

  it('learns from like opinions of other letters that name their clause', () => {
    const mails = [
      mailOf('m1', '建议在第五条第一款后写明消防栓前后十米不得停摩托。'),
      mailOf('m2', '消防栓前后十米内停摩托的，要管。'),
    ]
    const { opinions } = analyze(article, mails)
    expect(opinions[1]?.clauses[0]?.id).toBe('第二章/第五条/第一款')
  })

  it('is deterministic, and does not depend on which object the draft is', () => {
    const text = '1.收费太高。\n2.充电车位不够。\n3.救护车怎么停？'
    expect(firstLinks(structuredClone(article), text)).toEqual(firstLinks(article, text))
  })

  it('stands any text, and any draft', () => {
    const words = fc.constantFrom(
      '第',
      '条',
      '二',
      '（',
      '一',
      '）',
      '1',
      '.',
      '③',
      '、',
      '至',
      '“',
      '”',
      '第三条',
      '同条',
      '\n',
      '建议',
      '1亿元',
      '《',
      '》',
      'x',
      '\ud800',
      '之',
    )
    const text = fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }).map((list) => list.join(''))
    const anyDraft = fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom('一', '一/（一）', '第三条', '第三条/第一款', '附件1/一', '/', ''), fc.string()),
        fc.string(),
        text,
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(text, anyDraft, (letter, clauses) => {
        const draft = draftOf('办法', clauses)
        const { opinions } = analyze(draft, [mailOf('m1', letter)])
        for (const { clauses: links, candidates, band } of opinions) {
          expect(links.length === 0).toBe(band === 'general')
          for (const { confidence } of [...links, ...candidates]) expect(confidence >= 0 && confidence <= 1).toBe(true)
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('takes hostile letters in linear time', () => {
    for (const piece of [
      '第一条、',
      '“',
      '二、（一）1.',
      '（',
      '一是',
      '1.',
      '建议',
      '建议。',
      '另外，收费太高。',
      '说明。',
      '停车？',
      '①',
      '“停车”。',
      '\n',
      '1、\n',
      '第'.repeat(50),
    ]) {
      const text = piece.repeat(Math.floor(60_000 / piece.length))
      expect(analyze(article, [mailOf('m1', text)]).mails.length).toBe(1)
    }
  })
})

describe('calibration', () => {
  it('follows what people confirmed', () => {
    const outcomes = Array.from({ length: 200 }, (_, at) => ({ raw: 0.9, right: at % 2 === 0 }))
    const knots = fitCalibration(outcomes)
    const at = knots.find(([raw]) => raw === 0.9)!
    expect(at[1]).toBeGreaterThan(0.4)
    expect(at[1]).toBeLessThan(0.65)
    expect(knots.every(([, value], index) => index === 0 || value >= knots[index - 1]![1])).toBe(true)
  })
})
