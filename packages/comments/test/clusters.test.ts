import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnalyzedOpinion,
  applyClusterEdits,
  editsFromColumn,
  type GroupingInput,
  groupOpinions,
  type LinkedOpinion,
  learnStance,
  type Mail,
  parseDraft,
  readStance,
  submittersOf,
  topicsOf,
} from '../src/index.ts'

const draft = parseDraft(`某市停车管理办法
第一条 首小时收费不高于5元。
第二条 停车不超过15分钟的，免收停车费。
第三条 停车费收入应当定期公布，接受监督。`).value

const linked = (id: string, text: string, clause: string | null, mail = id): LinkedOpinion => ({
  id,
  mail,
  part: 'body',
  start: 0,
  end: text.length,
  text,
  reason: '',
  band: clause ? 'auto' : 'general',
  clauses: clause ? [{ id: clause, method: 'reference', confidence: 1, evidence: [] }] : [],
  candidates: [],
})

const letters: LinkedOpinion[] = [
  linked('a1', '首小时收费5元偏高，建议降到3元。', '第一条'),
  linked('a2', '建议将“不高于5元”改为“不高于3元”。', '第一条'),
  linked('a3', '首小时五块太贵了，三块钱差不多。', '第一条'),
  linked('a4', '首小时收费5元偏高，建议降到2元。', '第一条'),
  linked('a5', '首小时收费5元太低，建议提高到8元。', '第一条'),
  linked('a6', '收费标准合理，赞成。', '第一条'),
  linked('b1', '免费15分钟太短，建议延长到30分钟。', '第二条'),
  linked('b2', '“不超过15分钟”改为“不超过30分钟”。', '第二条'),
  linked('c1', '“定期”没有期限，建议改为每季度。', '第三条'),
  linked('c2', '停车费收入建议每季度公布一次。', '第三条'),
  linked('d1', '我单位无意见。', null),
  linked('d2', '总体赞成。', null),
]

const group = (opinions: readonly LinkedOpinion[], more: Partial<GroupingInput> = {}) =>
  groupOpinions({ draft, mails: [], opinions, ...more })
const sets = (opinions: readonly AnalyzedOpinion[]) =>
  [...Map.groupBy(opinions, ({ cluster }) => cluster).values()].map((list) => list.map(({ id }) => id).join(' ')).sort()

describe('clusters', () => {
  it('hold what one answer serves, and nothing with another figure, direction or side', () => {
    expect(sets(group(letters).opinions)).toEqual(['a1 a2 a3', 'a4', 'a5', 'a6', 'b1 b2', 'c1 c2', 'd1 d2'])
  })

  it('do not depend on the order of letters', () => {
    const plain = JSON.stringify(group(letters))
    fc.assert(
      fc.property(fc.shuffledSubarray(letters, { minLength: letters.length }), (order) => {
        expect(JSON.stringify(group(order))).toBe(plain)
      }),
      { seed: 20250603, numRuns: 25 },
    )
  })

  it('keep their ids and members when any letter arrives later, and say what changed', () => {
    for (const late of letters) {
      const before = group(letters.filter((one) => one !== late))
      const after = group(letters, { previous: before })
      const home = new Map(after.opinions.map(({ id, cluster }) => [id, cluster]))
      for (const { id, cluster } of before.opinions) expect(home.get(id)).toBe(cluster)
      expect(after.changes.map(({ kind }) => kind)).toEqual([
        after.clusters.length > before.clusters.length ? 'new' : 'grown',
      ])
      expect(after.changes[0]?.opinions).toEqual([late.id])
    }
  })

  it('put identical texts together whatever their list number', () => {
    const copies = ['1.', '二、', '（3）', '一是', ''].map((mark, i) =>
      linked(`x${i}`, `${mark}建议增加对夜间停车的优惠。`, '第一条'),
    )
    expect(
      new Set(
        group([...letters, ...copies])
          .opinions.filter(({ id }) => id.startsWith('x'))
          .map(({ cluster }) => cluster),
      ).size,
    ).toBe(1)
  })

  it('never merge copies that differ in a negation', () => {
    const pair = [linked('n1', '建议对夜间停车收费。', '第一条'), linked('n2', '建议对夜间停车不收费。', '第一条')]
    expect(sets(group(pair).opinions)).toEqual(['n1', 'n2'])
  })

  it('never take another unit for the same figure', () => {
    const opinions = [
      linked('e1', '免费15分钟太短，建议延长到30分钟。', '第二条'),
      linked('e2', '免费15分钟太短，建议改为2小时。', '第二条'),
    ]
    expect(sets(group(opinions).opinions)).toEqual(['e1', 'e2'])
    const notice = parseDraft('某市公示办法\n第一条 公示期为10个工作日。').value
    const periods = [
      linked('f1', '公示期为10个工作日不合适，建议改为5个工作日。', '第一条'),
      linked('f2', '公示期为10个工作日不合适，建议改为30日。', '第一条'),
    ]
    expect(sets(groupOpinions({ draft: notice, mails: [], opinions: periods }).opinions)).toEqual(['f1', 'f2'])
  })

  it('never take the same words with other figures for the same demand', () => {
    const grants = parseDraft('某市补助办法\n第一条 补助资金开工后拨付40%，验收合格后拨付60%。').value
    const asked = (id: string, wanted: string) =>
      linked(id, `补助拨付节奏偏后，垫资压力大，建议将“开工后拨付40%，验收合格后拨付60%”调整为“${wanted}”。`, '第一条')
    const opinions = [
      asked('r1', '开工后拨付60%，验收合格后拨付40%'),
      asked('r2', '开工后拨付60%，验收合格后拨付40%'),
      asked('r3', '开工后拨付50%，验收合格后拨付50%'),
    ]
    expect(sets(groupOpinions({ draft: grants, mails: [], opinions }).opinions)).toEqual(['r1 r2', 'r3'])
  })

  it('never merge short copies that differ in a figure, even one that makes no sense', () => {
    const review = parseDraft('某市评审办法\n第一条 县级初审在20个工作日内完成。').value
    const opinions = [
      linked('s1', '2.县级初审20个工作日太长，10个工作日足够。', '第一条'),
      linked('s2', '2.县级初审20个工作日太长，70个工作日足够。', '第一条'),
    ]
    expect(sets(groupOpinions({ draft: review, mails: [], opinions }).opinions)).toEqual(['s1', 's2'])
  })

  it('never put who wants words deleted with who wants them changed', () => {
    const rules = parseDraft('某市经营办法\n第一条 禁止设置产生油烟、噪声、异味的经营项目。').value
    const opinions = [
      linked('d1', '“禁止设置产生油烟、噪声、异味的经营项目”请务必删掉，没有烟火气还叫什么老街。', '第一条'),
      linked('d2', '“禁止设置产生油烟、噪声、异味的经营项目”打击面太大，“禁止设置”调整为“严格控制”较妥。', '第一条'),
    ]
    expect(sets(groupOpinions({ draft: rules, mails: [], opinions }).opinions)).toEqual(['d1', 'd2'])
  })

  it('are labelled with a member’s own words', () => {
    for (const { label, opinions } of group(letters).clusters) {
      const texts = letters.filter(({ id }) => opinions.includes(id)).map(({ text }) => text)
      expect(texts.some((text) => text.includes(label.replace(/…$/, '')))).toBe(true)
    }
  })

  it('count letters, submitters and texts apart', () => {
    const mail = (id: string, address: string, name: string, type: '企业' | '个人'): Mail => ({
      id,
      source: `${id}.eml`,
      subject: '',
      from: { name, address },
      to: [],
      kind: 'submission',
      kindReason: '',
      submitter: { name, type, evidence: [] },
      parts: [],
    })
    const mails = [
      mail('m1', 'a@example.com', '甲厂', '企业'),
      mail('m2', 'b@example.com', '甲厂', '企业'),
      mail('m3', 'c@example.com', '张三', '个人'),
      mail('m4', 'd@example.com', '张三', '个人'),
    ]
    expect(new Set(submittersOf(mails).values()).size).toBe(3)
    const same = mails.map(({ id }, i) => linked(`s${i}`, '首小时收费5元偏高，建议降到3元。', '第一条', id))
    expect(group(same, { mails }).clusters).toMatchObject([
      {
        mails: 4,
        submitters: 3,
        uniqueTexts: 1,
        submitterTypes: [
          { type: '个人', count: 2 },
          { type: '企业', count: 1 },
        ],
      },
    ])
  })
})

describe('clusters changed by hand', () => {
  const automatic = group(letters)
  const idOf = (opinion: string) => automatic.opinions.find(({ id }) => id === opinion)?.cluster ?? ''

  it('are kept when letters arrive: joined, split and renamed', () => {
    const edits = editsFromColumn(
      automatic.clusters,
      new Map([
        ['a4', idOf('a1')],
        ['b2', '延长免费时间（改为30分钟）'],
        ['c1', '每季度公布'],
        ['c2', '每季度公布'],
      ]),
    )
    const first = group(letters, { previous: automatic, edits })
    const late = linked('z1', '免费时间建议延长到30分钟。', '第二条')
    const second = group([...letters, late], { previous: first, edits })
    for (const { opinions, clusters } of [first, second]) {
      const home = new Map(opinions.map(({ id, cluster }) => [id, cluster]))
      expect(home.get('a4')).toBe(idOf('a1'))
      expect(home.get('b2')).not.toBe(home.get('b1'))
      expect(clusters.find(({ id }) => id === home.get('b2'))?.label).toBe('延长免费时间（改为30分钟）')
      expect(clusters.find(({ id }) => id === home.get('c1'))?.label).toBe('每季度公布')
    }
    for (const { id, cluster } of first.opinions)
      expect(second.opinions.find((one) => one.id === id)?.cluster).toBe(cluster)
  })

  it('have labels of their own within a clause, so that a name in the column means one of them', () => {
    const alike = [
      linked('s1', '首小时收费5元太贵，群众负担重。建议予以调整。', '第一条'),
      linked('s2', '路边停车的范围太大，占了盲道。建议予以调整。', '第一条'),
      linked('s3', '免费15分钟太短。建议予以调整。', '第二条'),
    ]
    const { clusters, opinions } = group(alike)
    const home = (opinion: string) => opinions.find(({ id }) => id === opinion)?.cluster ?? ''
    expect(new Set(alike.map(({ id }) => home(id))).size).toBe(3)
    const labels = clusters.filter(({ clause }) => clause === '第一条').map(({ label }) => label)
    expect(labels.toSorted()).toEqual(['建议予以调整', '建议予以调整（2）'])
    expect(clusters.find(({ clause }) => clause === '第二条')?.label).toBe('建议予以调整')
    // The same name in two clauses means the one of the row's own clause.
    const late = linked('s4', '免费时间应当按小时计算。', '第二条')
    const more = group([...alike, late])
    const edits = editsFromColumn(more.clusters, new Map([['s4', '建议予以调整']]))
    expect(edits).toEqual([{ do: 'join', opinions: ['s4'], cluster: home('s3') }])
  })

  it('tell of what is no longer there', () => {
    const { value, diagnostics } = applyClusterEdits(
      [{ id: 'C1', opinions: ['o1', 'o2'] }],
      [
        { do: 'rename', cluster: 'C9', label: '没有这一组' },
        { do: 'move', opinions: ['o2', 'o9'], cluster: 'C2' },
      ],
    )
    expect(value).toEqual([
      { id: 'C1', opinions: ['o1'] },
      { id: 'C2', opinions: ['o2'] },
    ])
    expect(diagnostics.map(({ code }) => code)).toEqual(['cluster-edit-unknown', 'cluster-edit-lost-opinion'])
  })

  it('lose and double no opinion, whatever the edits', () => {
    const ids = letters.map(({ id }) => id)
    const edit = fc.oneof(
      fc.record({
        do: fc.constant('join' as const),
        opinions: fc.subarray(ids, { minLength: 1 }),
        cluster: fc.constantFrom('A', 'B'),
      }),
      fc.record({
        do: fc.constant('move' as const),
        opinions: fc.subarray(ids, { minLength: 1 }),
        cluster: fc.constantFrom('A', 'B'),
      }),
      fc.record({ do: fc.constant('rename' as const), cluster: fc.constantFrom('A', 'B'), label: fc.string() }),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const { value } = applyClusterEdits(automatic.clusters, edits)
        expect(value.flatMap(({ opinions }) => opinions).sort()).toEqual([...ids].sort())
        expect(new Set(value.map(({ id }) => id)).size).toBe(value.length)
      }),
      { seed: 7, numRuns: 100 },
    )
  })
})

describe('conflicts', () => {
  it('show different wordings for the same words side by side, the most wanted first', () => {
    const [first] = group(letters).conflicts
    expect(first?.clause).toBe('第一条')
    expect(first?.rivals.map(({ proposal, mails }) => [proposal.to, mails])).toEqual([
      ['不高于3元', 3],
      ['不高于2元', 1],
      ['不高于8元', 1],
    ])
  })
})

describe('stances learnt from corrections', () => {
  const text = '这个事体大家伙儿都觉着要紧，盼着早点弄。'
  const examples = Array.from({ length: 30 }, (_, i) =>
    i % 2 === 0
      ? { text: `${text}第${i}回说了。`, stance: '支持' as const }
      : { text: `建议将第${i}款的期限改为${i}日。`, stance: '修改' as const },
  )

  it('overrule the rules only where they are sure, and say so', () => {
    expect(readStance(text, null).stance).not.toBe('支持')
    const { stance, reason } = readStance(text, null, [], learnStance(examples))
    expect(stance).toBe('支持')
    expect(reason).toContain('已更正')
  })

  it('keep silent while few are known, and do not depend on their order', () => {
    expect(readStance(text, null, [], learnStance(examples.slice(0, 6)))).toEqual(readStance(text, null))
    expect(learnStance([...examples].reverse())).toEqual(learnStance(examples))
  })

  it('take no letter’s words for an object key', () => {
    const model = learnStance([{ text: '__proto__ constructor', stance: '疑问' }])
    expect(Object.getPrototypeOf(model.pairs)).toBe(Object.prototype)
    expect(() => readStance('__proto__', null, [], model)).not.toThrow()
  })
})

describe('topics of whole letters', () => {
  it('put letters on one matter together and equal letters always', () => {
    const letters = [
      '城北公园门口路灯坏了三个月，晚上漆黑一片，老人散步很危险，请尽快维修路灯。',
      '反映城北公园路灯不亮的问题：公园门口的路灯坏了很久，晚上没人敢走，希望维修。',
      '第三小学门口放学时段车辆拥堵，家长乱停车，请交警到场疏导。',
      '第三小学门口放学时段车辆拥堵，家长乱停车，请交警到场疏导。',
    ]
    expect(topicsOf(letters)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })
})

describe('hostile letters', () => {
  const bait = [
    '“',
    '建议',
    '改为',
    '将',
    '把',
    '不',
    '一',
    '5',
    '元',
    '，',
    '对',
    '企业',
    '（',
    '第',
    '了',
    '的',
    '？',
    '\ue000',
    '\u0000',
    '𠀀',
    ' ',
  ]

  it('neither throw nor hang, and every edit fits its clause', () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...bait), { maxLength: 400 }).map((parts) => parts.join('')),
      fc
        .tuple(fc.constantFrom(...bait), fc.integer({ min: 1, max: 5000 }))
        .map(([piece, count]) => piece.repeat(count)),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const { opinions } = group(texts.map((words, i) => linked(`h${i}`, words, draft.clauses[i % 3]?.id ?? null)))
        expect(opinions).toHaveLength(texts.length)
        for (const { proposal } of opinions) {
          const at = proposal?.at
          if (!at || proposal.op === 'insert') continue
          const clause = draft.clauses.find(({ id }) => id === at.clause)
          expect(clause?.text.slice(at.start, at.end)).toBe(proposal.from)
        }
      }),
      { seed: 20250612, numRuns: 60 },
    )
  })
})

describe('our own labelled set', () => {
  it('is grouped and read at least as well as the checked-in figures say, less a little', () => {
    const rows = readFileSync(
      new URL('../../../bench/accuracy/own-clusters/parking/opinions.jsonl', import.meta.url),
      'utf8',
    )
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; text: string; clauses: string[]; stance: string })
    const own = parseDraft(
      readFileSync(new URL('../../../bench/accuracy/own-clusters/parking/draft.md', import.meta.url), 'utf8'),
    ).value
    const { opinions } = groupOpinions({
      draft: own,
      mails: [],
      opinions: rows.map(({ id, text, clauses }) => linked(id, text, clauses[0] ?? null)),
    })
    const right = opinions.filter(({ id, stance }) => rows.find((row) => row.id === id)?.stance === stance).length
    expect(right / rows.length).toBeGreaterThan(0.9)
  })
})
