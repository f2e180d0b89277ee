import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReadText, readDocument, readTables } from '@gongwen/readers'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Recount, recount } from './evaluation/recount.ts'
import { run } from './run.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const example = join(root, 'examples/taizhou/evaluation')
const usual = readFileSync(join(root, 'packages/templates/library/evaluation-report/rubric.yaml'), 'utf8')
const text = (name: string): string => readFileSync(join(example, name), 'utf8')

/** Ties at the top and among the dropped, thirds, grades met exactly and missed by a third of a hundredth, less and more than last year. */
const edges = {
  projects: '名称,牵头单位,上年得分\n甲联合体,甲厂,70\n乙联合体,乙厂,90.01\n丙联合体,丙厂,\n丁联合体,丁厂,85\n',
  scores: [
    '名称,专家,机制,分工,攻关',
    ...['甲', '乙'].flatMap((name) => [
      `${name}联合体,一,10,10,65`,
      `${name}联合体,二,10,10,65`,
      `${name}联合体,三,9,11,65`,
      `${name}联合体,四,11,9,65`,
      `${name}联合体,五,10,10,65`,
    ]),
    ...[
      [10, 10, 60],
      [10, 10, 60.01],
      [10, 10, 60],
      [1, 1, 1],
      [20, 20, 60],
    ].map((scores, index) => `丙联合体,${'一二三四五'[index]},${scores.join(',')}`),
    ...[
      [10, 10, 64.99],
      [10, 10, 65],
      [10, 10, 65],
      [0, 0, 0.5],
      [20, 20, 60],
    ].map((scores, index) => `丁联合体,${'一二三四五'[index]},${scores.join(',')}`),
  ].join('\n'),
  rubric: `方面:
  - 名称: 组织建设
    指标:
      - { 名称: 机制, 分值: 20 }
      - { 名称: 分工, 分值: 20 }
  - 名称: 协同创新
    指标:
      - { 名称: 攻关, 分值: 65 }
等次:
  - { 等次: 优秀, 分数线: 85 }
  - { 等次: 合格, 分数线: 80 }
  - { 等次: 不合格, 分数线: 0 }
去掉最高分: 1
去掉最低分: 1
最少专家数: 3
`,
}

const cases = {
  例子: { projects: text('联合体.csv'), scores: text('评分.csv'), rubric: usual },
  边界: edges,
}

describe.each(Object.entries(cases))('every number of the evaluation (%s)', (_, given) => {
  const counted = recount(given.projects, given.scores, given.rubric)
  const byRank = counted.projects.toSorted((one, other) => one.rank - other.rank)
  let folder = ''
  let batch: ReadText
  const path = (name: string): string => join(folder, name)
  const read = async (name: string): Promise<ReadText> => (await readDocument(readFileSync(path(name)), name)).value

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongwen-numbers-'))
    writeFileSync(path('p.csv'), given.projects)
    writeFileSync(path('s.csv'), given.scores)
    writeFileSync(path('r.yaml'), given.rubric)
    const files = ['--projects', 'p.csv', '--scores', 's.csv', '--rubric', 'r.yaml']
    const ran = await run(folder, ['evaluate', ...files, '--year', '2026', '--date', '2026-12-25', '-o', '.'])
    expect([ran.status, ran.told]).toEqual([0, ''])
    batch = await read('评估总报告.docx')
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('stands in the table of results: rank, total, grade, change', () => {
    const rows = tablesOf(batch, '名次|创新联合体|总分|等次|较上年').flat()
    const found = new Map(rows.map(([rank, name, total, grade, change]) => [name, [rank, total, grade, change]]))
    const wanted = new Map(
      counted.projects.map(({ name, rank, total, grade, change }) => [
        name,
        [String(rank), total, grade, change === '' ? '—' : change],
      ]),
    )
    expect(found).toEqual(wanted)
    expect(rows.map(([rank]) => Number(rank))).toEqual(byRank.map(({ rank }) => rank))
  })

  it('stands in the words: how many, average, grades, each total and its change', async () => {
    expect(batch.text).toContain(`本次评估${counted.projects.length}家，平均${counted.average}分`)
    const grades = [...given.rubric.matchAll(/- \{ 等次: ([^,]+)/g)].map(([, name = '']) => name)
    const count = (name: string): number => counted.projects.filter(({ grade }) => grade === name).length
    expect(batch.text).toContain(`其中${grades.map((name) => `${name}${count(name)}家`).join('，')}。`)
    for (const project of counted.projects) {
      expect(batch.text).toContain(sentence(project))
      const pdf = await read(`评估报告-${project.name}.pdf`)
      expect(pdf.text.replace(/\s/g, '')).toContain(sentence(project))
    }
  }, 60_000)

  it('stands in each table of indicators, in the batch and alone', async () => {
    const blocks = tablesOf(batch, indicatorHead)
    expect(blocks).toHaveLength(byRank.length)
    for (const project of counted.projects) {
      const own = await read(`评估报告-${project.name}.docx`)
      checkIndicators(tablesOf(own, indicatorHead).flat(), project)
      const experts = [...project.experts.values()].map(({ total, dropped }, index) => [
        `专家${index + 1}`,
        total,
        dropped ? '最高分或最低分，不计入' : '',
      ])
      expect(tablesOf(own, '专家|总分|说明').flat()).toEqual(experts)
    }
    const names = [...batch.text.matchAll(/^(?:[一二三四五六七八九十]+、)(.*联合体)$/gm)].map(([, name]) => name)
    for (const [index, block] of blocks.entries()) {
      const project = counted.projects.find(({ name }) => name === names[index])
      expect(project).toBeDefined()
      checkIndicators(block, project as Recount)
    }
  }, 60_000)

  it('stands in the table of aspects', () => {
    const aspects = [...(counted.projects[0]?.aspects.keys() ?? [])]
    const rows = tablesOf(batch, ['名次', '创新联合体', ...aspects, '总分'].join('|')).flat()
    const wanted = counted.projects.map(({ rank, name, aspects: own, total }) =>
      [rank, name, ...[...own.values()].map(({ points }) => points), total].join('|'),
    )
    expect(rows.map((row) => row.join('|')).toSorted()).toEqual(wanted.toSorted())
  })

  it('stands in the charts', () => {
    const charts = chartsOf(path('评估总报告.docx'))
    const [totals, ...radars] = charts
    expect(totals?.toSorted()).toEqual(counted.projects.map(({ total }) => Number(total)).toSorted())
    const shares = counted.projects.map(({ aspects }) => [...aspects.values()].map(({ percent }) => Number(percent)))
    const sorted = (lists: number[][]): string[] => lists.map((list) => list.join()).toSorted()
    expect(sorted(radars)).toEqual(sorted(shares))
  })

  it('stands in the workbook: results, indicators, every expert and who was dropped', async () => {
    const { value: sheets } = await readTables(readFileSync(path('评估得分表.xlsx')), 'a.xlsx')
    const rows = sheets[0]?.rows.slice(1).map((row) => row.map(({ value }) => value)) ?? []
    const head = rows[0]?.map(String) ?? []
    for (const project of counted.projects) {
      const row = rows.find((one) => one[1] === project.name) ?? []
      const change = project.change === '' ? null : Number(project.change)
      expect(row.slice(0, 5)).toEqual([project.rank, project.name, Number(project.total), project.grade, change])
      for (const [name, { points }] of project.indicators)
        expect(row[head.findIndex((title) => title.endsWith(`·${name}`))], name).toBe(Number(points))
    }
    const experts = sheets[1]?.rows.slice(1).map((row) => row.map(({ value }) => value)) ?? []
    const wanted = counted.projects.flatMap(({ name, experts: all }) =>
      [...all].map(([expert, { total, dropped }]) => [name, expert, Number(total), dropped ? '去掉' : null].join()),
    )
    expect(experts.map((row) => row.join()).toSorted()).toEqual(wanted.toSorted())
  })
})

function sentence({ total, grade, change }: Recount): string {
  const than =
    change === '' || change === '0'
      ? ''
      : change.startsWith('-')
        ? `，较上年减少${change.slice(1)}分`
        : `，较上年增加${change}分`
  return `总分${total}分，等次为${grade}${than}。`
}

const indicatorHead = '方面|指标|评分标准|满分|得分'

/** Rows below the head of each table that has this head. */
const tablesOf = ({ text: whole, tables }: ReadText, head: string): string[][][] =>
  tables
    .map(({ rows }) => rows.map((row) => row.map(({ start, end }) => whole.slice(start, end))))
    .filter(([first]) => first?.join('|') === head)
    .map(([, ...rows]) => rows)

function checkIndicators(rows: readonly (readonly string[])[], { indicators, aspects }: Recount): void {
  for (const [name, { full, points }] of indicators)
    expect(rows.filter((row) => row[1] === name).map((row) => [row[3], row[4]])).toEqual([[full, points]])
  const sums = rows.filter((row) => row[1] === '小计').map((row) => [row[3], row[4]])
  expect(sums).toEqual([...aspects.values()].map(({ full, points }) => [full, points]))
}

/** Numbers of a document's charts, in their order. */
function chartsOf(file: string): number[][] {
  const parts = unzipSync(readFileSync(file))
  return Object.keys(parts)
    .filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))
    .toSorted((one, other) => Number(/\d+/.exec(one)) - Number(/\d+/.exec(other)))
    .map((name) => {
      const values = /<c:val>.*?<\/c:val>/s.exec(strFromU8(parts[name] as Uint8Array))?.[0] ?? ''
      return [...values.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value))
    })
}
