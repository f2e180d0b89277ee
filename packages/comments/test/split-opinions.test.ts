import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analysisJson, analyze, type Split, splitOpinions } from '../src/index.ts'
import { columnsOf } from '../src/opinions/tables.ts'
import type { Cut, Draft, Mail, MailKind, PartTable } from '../src/records.ts'

const draft: Draft = {
  title: '某市公共停车场管理办法（征求意见稿）',
  preamble: '',
  clauses: [
    ['第三条', '停车收费实行政府指导价，白天每小时不超过6元。'],
    ['第五条', '停车场应当配建不少于百分之二十的充电车位。'],
    ['第九条', '违反本办法规定的，处200元以上1000元以下罚款。'],
    ['第十二条', '本办法自2026年3月1日起施行。'],
  ].map(([id = '', text = '']) => ({ id, parent: null, level: 4, marker: id, heading: '', text })),
}

function mailOf(text: string, kind: MailKind = 'submission', cuts: Cut[] = [], tables: PartTable[] = []): Mail {
  return {
    id: 'm1',
    source: 'm1.eml',
    subject: '规范性文件征求意见',
    from: { name: '李四', address: 'lisi@example.com' },
    to: [],
    kind,
    kindReason: '',
    submitter: { name: '李四', type: '个人', evidence: [] },
    parts: [{ id: 'body', format: 'text', text, cuts, tables }],
  }
}

function texts({ opinions }: Split): string[] {
  return opinions.map(({ text }) => text)
}

describe('splitting a letter', () => {
  it.each([
    '第九条的罚款200元以上太轻，不痛不痒，建议提高到500元以下。',
    '规范性文件应当有有效期，建议在第十二条补充有效期的规定。',
    '留够准备时间，施行日期推迟到2026年7月1日。',
    '第三条：6元改4元。',
    '“不超过6元”→“不超过4元”',
    '白天每小时“6元”压缩为“4元”。',
    '6元一小时谁停得起，最多4元！',
    '充电车位的比例，百分之三十足矣。',
    '退休老党员一名，逐条学习了，写到老百姓心坎里了，谢谢你们。',
    '留车过夜的，一个人看30辆，夜里发生事情哪里管得过来，一比十五吧。',
    '最后，空位不到四成就不让进也太急，平时就三成多，建议放到三成以下。',
    '我在这里住了三十年今年七十四了，别的我不懂，就说停车一小时6块太贵了，我儿子一天要交五十，买菜钱都没了，最好能降到4块，就说这些，写得不好请多包涵。',
  ])('loses nothing of a letter that only says: %s', (text) => {
    expect(texts(splitOpinions(mailOf(text), draft)).join('')).not.toBe('')
  })

  it('takes numbered points, leaves greeting, lead-in and thanks', () => {
    const split = splitOpinions(
      mailOf(
        '局领导：您好！\n我是本市居民，提两点意见：\n1. 第三条收费太高，建议降到4元。\n2、第九条罚款下限偏低。\n谢谢！',
      ),
      draft,
    )
    expect(texts(split)).toEqual(['1. 第三条收费太高，建议降到4元。', '2、第九条罚款下限偏低。'])
    expect(split.opinions.map(({ mark }) => mark)).toEqual([3, 2])
    expect(split.remainders.map(({ why }) => why)).toEqual(['greeting', 'context', 'thanks'])
  })

  it('cuts points that run on in one paragraph', () => {
    const split = splitOpinions(
      mailOf('经研究，提出如下意见：一是第三条建议分时段定价；二是第五条比例偏低，建议提高到30%。'),
      draft,
    )
    expect(texts(split)).toEqual(['一是第三条建议分时段定价；', '二是第五条比例偏低，建议提高到30%。'])
  })

  it('cuts a sentence that goes on from comma to comma where it turns to something else', () => {
    const split = splitOpinions(
      mailOf(
        '我是河西村种菜的，停车白天每小时6元太贵了，卖一担菜才挣几个钱，最好能降到4元，还有充电的车位，去了十回有九回没有空的，百分之二十太少，要多留一点，就说这些，写得不好请多包涵。',
      ),
      draft,
    )
    expect(texts(split)).toEqual([
      '停车白天每小时6元太贵了，卖一担菜才挣几个钱，最好能降到4元，',
      '还有充电的车位，去了十回有九回没有空的，百分之二十太少，要多留一点，',
    ])
    expect(split.remainders.map(({ why }) => why)).toEqual(['introduction', 'thanks'])
  })

  it('cuts a run-on where its words turn to another clause, also without a word that says so', () => {
    const split = splitOpinions(
      mailOf(
        '我是雇主，停车场我天天去，白天每小时收6元太折腾人了，上班的谁停得起，降到4元行不行，充电车位百分之二十不够用，去十回有九回没有空的，得有三成，罚款两百元起步我不同意，又不是故意的，就这些吧，谢谢。',
      ),
      draft,
    )
    expect(texts(split)).toEqual([
      '停车场我天天去，白天每小时收6元太折腾人了，上班的谁停得起，降到4元行不行，',
      '充电车位百分之二十不够用，去十回有九回没有空的，得有三成，',
      '罚款两百元起步我不同意，又不是故意的，',
    ])
  })

  it('says each remark of the provision quoted above it, and of no later one', () => {
    const text = [
      '第三条规定：“停车收费实行政府指导价，白天每小时不超过6元。”',
      '这样写下去谁来定价，今后还得扯。',
      '第九条规定：“违反本办法规定的，处200元以上1000元以下罚款。”',
      '起步金额已由上位法规定，应改为“依法处罚”。',
    ].join('\n')
    const { opinions } = splitOpinions(mailOf(text), draft)
    expect(
      opinions.map(({ text: words, pointers }) => [words, pointers?.map(({ start }) => text.slice(start, start + 3))]),
    ).toEqual([
      ['这样写下去谁来定价，今后还得扯。', ['第三条', '停车收']],
      ['起步金额已由上位法规定，应改为“依法处罚”。', ['第九条', '违反本']],
    ])
  })

  it('finds a question behind who asks it', () => {
    const text = '我们是个体户，免费的车位我们能享受吗？'
    expect(texts(splitOpinions(mailOf(`${text}\n第三条太贵，建议降价。`), draft))).toContain(text)
  })

  it('does not join the lines of a chat that sets no full stops', () => {
    const lines = ['收费6元一小时也太贵了，四元差不多', '充电车位能不能再多留几个给街坊', '罚款200元起步不合理']
    expect(texts(splitOpinions(mailOf(lines.join('\n')), draft))).toEqual(lines)
  })

  it.each([
    ['1.第三条的收费偏高，降为4元；车子也是大家关心的，第五条的比例偏低，应当提高。', 2],
    ['第三条的收费偏高；与第五条的比例也不衔接，建议一并修改。', 1],
    ['停车前没人告诉要收钱，所以建议增加告知制度，另外出了事怎么只报交警，车主应当第一时间被通知到。', 2],
    ['建议增加照明、监控，另外还有消防。', 1],
    ['总体很好，支持尽快出台，车主们盼着呢。就一点，白天收费建议降到4元。', 2],
  ])('cuts where another clause or another matter is turned to: %s', (text, count) => {
    expect(texts(splitOpinions(mailOf(text), draft)).length).toBe(count)
  })

  it.each([
    '邻居家的小孩去年在停车场摔了，所以特别留意了这一块。',
    '每年都会碰到几个找不到车位的，有些话不吐不快。',
    '有空欢迎到社区来喝茶。',
  ])('takes no opinion from what is only told: %s', (told) => {
    expect(texts(splitOpinions(mailOf(`${told}\n第三条太贵，建议降到4元。`), draft))).toEqual([
      '第三条太贵，建议降到4元。',
    ])
  })

  it('does not cut a complaint from what it asks for', () => {
    const text =
      '白天每小时6元，我们上班一停就是九个小时，一个月要一千多块，比房租还贵，充电的车位也从来没有空过，建议按天封顶。'
    expect(texts(splitOpinions(mailOf(text), draft))).toEqual([text])
  })

  it('counts on from 第二个是 to 第三个 without a sign behind it', () => {
    const { opinions } = splitOpinions(
      mailOf('有这么几条，第一个是白天收费降到4元；第二个是充电车位提高到30%；第三个罚款要轻一点。'),
      draft,
    )
    expect(opinions.map(({ text }) => text)).toEqual([
      '第一个是白天收费降到4元；',
      '第二个是充电车位提高到30%；',
      '第三个罚款要轻一点。',
    ])
  })

  it.each([
    ['2、第九条罚款下限偏低，建议提高到500元。', '其余无意见。'],
    ['2、第九条罚款下限偏低，建议提高。', '我自己再加一条：收费牌要挂在入口。'],
    ['2、第九条罚款下限偏低，建议提高到500元。', '其余无意见。'],
    ['2、第九条罚款下限偏低，建议提高。', '我自己还想说一句，夜里停车让人不放心，有人看着才行。'],
    ['二、“200元以上”建议修改为“100元以上”。理由：执法力量有限。', '除上述意见外，无其他意见。'],
  ])('does not count among the grounds of %s what is said by itself: %s', (point, own) => {
    expect(texts(splitOpinions(mailOf(`1、第三条太贵，建议降价。\n${point}\n${own}`), draft))).toContain(own)
  })

  it('leaves a question and the answer it wants together', () => {
    const text = '第五条的充电车位，充电的钱是不是另外算？要写明不得另收停车费。'
    expect(texts(splitOpinions(mailOf(text), draft))).toEqual([text])
  })

  it('keeps the grounds with their opinion', () => {
    const { opinions } = splitOpinions(
      mailOf('建议第九条删去“200元以上”。\n理由：起步金额已由上位法规定。\n第五条建议提高比例。'),
      draft,
    )
    expect(opinions.map(({ text, reason }) => [text, reason])).toEqual([
      ['建议第九条删去“200元以上”。', '理由：起步金额已由上位法规定。'],
      ['第五条建议提高比例。', ''],
    ])
  })

  it('keeps points that are the content of one demand together', () => {
    const { opinions } = splitOpinions(
      mailOf(
        '1.建议第五条增加以下内容：\n（1）充电车位的日常检修；\n（2）充电价格公示。\n2.第九条罚款太高，建议降低。',
      ),
      draft,
    )
    expect(opinions.length).toBe(2)
    expect(opinions[0]?.text).toContain('充电价格公示')
  })

  it('does not take a reference for a number of its own', () => {
    const outline: Draft = {
      ...draft,
      clauses: [
        { id: '二', parent: null, level: 1, marker: '二、', heading: '收费', text: '' },
        { id: '二/（一）', parent: '二', level: 2, marker: '（一）', heading: '', text: '白天每小时不超过6元。' },
        { id: '二/（二）', parent: '二', level: 2, marker: '（二）', heading: '', text: '夜间每小时不超过2元。' },
      ],
    }
    const { opinions } = splitOpinions(mailOf('二、（一）6元建议改为5元。\n二、（二）2元建议改为1元。'), outline)
    expect(opinions.map(({ mark }) => mark)).toEqual([undefined, undefined])
  })

  it('reads a table by its columns', () => {
    const rows = [
      ['序号', '条款', '修改意见', '理由'],
      ['1', '第三条', '建议降到4元', '负担重'],
      ['2', '第九条', '无', ''],
    ]
    let text = ''
    const table: PartTable = { start: 0, end: 0, rows: [] }
    for (const row of rows) {
      table.rows.push(
        row.map((cell) => {
          const start = text.length
          text += `${cell}\t`
          return { start, end: start + cell.length }
        }),
      )
      text += '\n'
    }
    table.end = text.length
    const { opinions } = splitOpinions(mailOf(text, 'submission', [], [table]), draft)
    expect(opinions.map(({ text: words, reason, pointers }) => [words, reason, pointers?.[0]?.why])).toEqual([
      ['建议降到4元', '负担重', 'cell'],
    ])
  })

  it.each([
    ['序号', '存在问题', '修改建议', ['number', 'reason', 'opinion']],
    ['条款', '意见及理由', '意见类型', ['clause', 'opinion', 'other']],
    ['修改前', '修改后', '修改理由及依据', ['quotation', 'proposed', 'reason']],
    ['对征求意见稿的修改意见', '对应条款原文', '反馈单位', ['opinion', 'quotation', 'who']],
  ])('knows the columns %s, %s, %s', (a, b, c, expected) => {
    expect(columnsOf([a, b, c])).toEqual(expected)
  })

  it('finds nothing in a letter that only asks when to apply', () => {
    expect(
      texts(splitOpinions(mailOf('您好！请问什么时候开始申报？需要准备哪些材料？谢谢！', 'question'), draft)),
    ).toEqual([])
  })

  it('joins lines that a machine wrapped', () => {
    const { opinions } = splitOpinions(
      mailOf(
        '第三条规定的收费标准对每天开车上下班的居民来说偏高，建\n议将白天每小时不超过六元调整为每小时不超过四元，并且对附\n近居民实行包月优惠，包月价格由停车场与居委会协商后确定下\n来。',
      ),
      draft,
    )
    expect(texts(opinions.length ? { opinions, remainders: [] } : { opinions: [], remainders: [] })[0]).toContain(
      '，建议将白天',
    )
  })
})

const fragments = fc.constantFrom(
  '建议',
  '第三条',
  '“',
  '”',
  '。',
  '；',
  '\n',
  '一是',
  '二是',
  '1.',
  '2、',
  '（一）',
  '①',
  '理由：',
  '谢谢！',
  '您好',
  '原文：',
  '太高了',
  '：',
  '　',
  '\t',
  'a',
  '😀',
  '\ud800',
  '【批注1：',
  '】',
  '《',
  '第',
  '至',
  '、',
  '9',
  '一、',
  '无意见',
  '改为',
  '\u0000',
  '是否',
)

describe('accounting', () => {
  it('covers every word once, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fragments, fc.string()), { maxLength: 60 }),
        fc.nat(200),
        fc.nat(60),
        (words, from, length) => {
          const text = words.join('')
          const start = Math.min(from, text.length)
          const end = Math.min(start + length, text.length)
          const cuts: Cut[] = end > start ? [{ start, end, why: 'quoted' }] : []
          const { opinions, remainders } = splitOpinions(mailOf(text, 'submission', cuts), draft)
          const seen = new Uint8Array(text.length)
          for (const span of [...opinions, ...remainders]) {
            expect(span.start).toBeLessThan(span.end)
            expect(span.end).toBeLessThanOrEqual(text.length)
            for (let at = span.start; at < span.end; at++) seen[at]!++
          }
          for (let at = 0; at < text.length; at++) {
            const cut = at >= start && at < end
            if (/\s|[\u200b\ufeff]/.test(text[at]!)) continue
            expect(cut ? seen[at]! <= 1 : seen[at] === 1, `${JSON.stringify(text)} at ${at}`).toBe(true)
          }
          for (const opinion of opinions) {
            expect(opinion.text.replace(/\s/g, '')).toBe(text.slice(opinion.start, opinion.end).replace(/\s/g, ''))
          }
        },
      ),
      { seed: 20250612, numRuns: 600 },
    )
  })
})

describe('the whole analysis', () => {
  it('is right without letters', () => {
    const json = analysisJson(analyze(draft, []))
    expect(json.counts).toEqual({ mails: 0, submitters: 0, opinions: 0, uniqueTexts: 0, clusters: 0, campaigns: 0 })
    expect(json.draft.clauses.length).toBe(4)
  })

  it('links by number, by quotation and by likeness', () => {
    const { opinions } = analyze(draft, [
      mailOf(
        '1. 第九条建议降低罚款。\n2. “配建不少于百分之二十的充电车位”做不到，建议放宽。\n3. 停一小时要6块太贵了。',
      ),
    ])
    expect(opinions.map(({ clauses }) => clauses[0]?.id)).toEqual(['第九条', '第五条', '第三条'])
  })
})
