import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spec } from '../../../test/spec.ts'
import { type Draft, parseDraft, traceDraft } from '../src/index.ts'

spec(new URL('../spec/draft.md', import.meta.url), {
  clauses: (input) => {
    const { value, diagnostics } = parseDraft(input)
    return [
      value.title,
      ...(value.preamble ? [`前言｜${value.preamble}`] : []),
      ...value.clauses.map(({ id, marker, heading, text }) => [id, marker, heading, text].join('｜')),
      ...diagnostics.map(
        ({ code, message, place }) =>
          `提示｜${place?.line === undefined ? '' : `第${place.line}行：`}${message} [${code}]`,
      ),
    ].join('\n')
  },
})

const levels = ({ clauses }: Draft): number[] =>
  [1, 2, 3, 4].map((level) => clauses.filter((clause) => clause.level === level).length)
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

describe('a draft out of a PDF, with its announcement', () => {
  const text = readFileSync(new URL('fixtures/draft-out-of-pdf.txt', import.meta.url), 'utf8')
  const { value, diagnostics } = traceDraft(text)

  it('has 42 clauses and no complaint', () => {
    expect(levels(value.draft)).toEqual([5, 13, 12, 12])
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info draft-announcement'])
    expect(value.draft.title).toBe('台州市创新联合体建设指导意见（征求意见稿）')
  })

  it('joins what the printer broke, without its blanks', () => {
    const clause = value.draft.clauses.find(({ id }) => id === '二/（一）/1/③')
    expect(clause?.text).toBe(
      '具有较高的研发投入，上一年研发投入占营业收入比重不少于3%，研发投入不少于500万元，一般应建有全省重点实验室、省级以上研发机构等创新载体。',
    )
  })

  it('tells where each clause stands, and what was left out', () => {
    const { start, end } = value.places.find(({ id }) => id === '五')!
    expect(text.slice(start, end).replace(/\s+/g, '')).toBe(
      '五、附则本指导意见自发布之日起实施，由台州市科技局负责解释。',
    )
    const announced = value.leftOut.filter(({ why }) => why === 'announcement')
    expect(announced.map((one) => text.slice(one.start, one.end)).join('')).toContain('kjj@example.com')
    expect(JSON.stringify(value.draft)).not.toContain('example.com')
  })
})

const shared = new URL('../../../../shared/', import.meta.url)
const gold = (path: string): object[] =>
  readFileSync(new URL(path, shared), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)

describe.skipIf(!existsSync(shared))('reference drafts (skipped without ../shared)', () => {
  it.each([
    ['seeds/000_8e1f3275bfe649be.txt', 'sim/dev/clauses.jsonl'],
    ['sim/dev/draft.md', 'sim/dev/clauses.jsonl'],
    ['sim/dev/draft-raw.txt', 'sim/dev/clauses.jsonl'],
    ['sim/article-style/draft.md', 'sim/article-style/clauses.jsonl'],
    ['sim/article-style/draft-raw.txt', 'sim/article-style/clauses.jsonl'],
  ])('%s', (file, clauses) => {
    const { value } = parseDraft(readFileSync(new URL(file, shared), 'utf8'))
    expect(value.clauses.map(({ parent: _, ...rest }) => rest)).toEqual(gold(clauses))
  })

  it('an issued plan behind its 印发通知 has 33 clauses', () => {
    const { value, diagnostics } = parseDraft(readFileSync(new URL('seeds/002_0783d665b085bda5.txt', shared), 'utf8'))
    expect(levels(value)).toEqual([3, 11, 19, 0])
    expect(diagnostics.map(({ code }) => code)).toEqual(['draft-announcement'])
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    '第',
    '一',
    '二',
    '十',
    '条',
    '章',
    '款',
    '、',
    '（',
    '）',
    '(一)',
    '（二）',
    '1.',
    '2．',
    '①',
    '②',
    '3.5%',
    '附件1',
    '附件：',
    '公告',
    '《管理办法》',
    '征求意见稿',
    '。',
    '；',
    '：',
    '，',
    '“',
    '”',
    '总则',
    '为了加强管理',
    '制定本办法',
    '\n',
    '\n\n',
    '\u3000\u3000',
    ' ',
    '— 3 —',
    '\f',
    '# ',
    '**',
    '- ',
    '| ',
    '---\n',
    'abc',
    '2025年6月3日',
    '目录',
    '……1',
    '𠮷',
    '\u0000',
    '\r\n',
    '\ud800',
  )
  const text = fc.array(piece, { maxLength: 120 }).map((parts) => parts.join(''))

  it('never throws, and ids are unique with their parents before them', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 400 })), (source) => {
        const { clauses } = parseDraft(source).value
        const seen = new Set<string>()
        for (const { id, parent } of clauses) {
          expect(seen.has(id)).toBe(false)
          expect(parent === null || seen.has(parent)).toBe(true)
          seen.add(id)
        }
      }),
      { seed: 9704, numRuns: 3000 },
    )
  })

  it('loses no letter: each is in the draft or named as left out', () => {
    const plain = text.filter((source) => !/^(---|#|\*\*|\|| {0,3}- )|\ud800/m.test(source))
    fc.assert(
      fc.property(plain, (source) => {
        const { draft, leftOut } = traceDraft(source).value
        let rest = source
        for (const { start, end } of [...leftOut].reverse()) rest = rest.slice(0, start) + rest.slice(end)
        const said = draft.clauses.map(
          ({ marker, heading, text: own }) => (/^第.+款$/.test(marker) ? '' : marker) + heading + own,
        )
        const sorted = (all: string): string => [...letters(all)].sort().join('')
        expect(sorted([draft.title, draft.preamble, ...said].join(''))).toBe(sorted(rest))
      }),
      { seed: 9704, numRuns: 3000 },
    )
  })

  it('is read in time that grows with its length', () => {
    const hostile = [
      '一、'.repeat(50_000),
      '（'.repeat(100_000),
      '第'.repeat(100_000),
      '《'.repeat(50_000),
      '“\n'.repeat(20_000),
      '一、甲\n'.repeat(20_000),
      ' '.repeat(200_000),
      '1\n'.repeat(30_000),
      '附件：\n'.repeat(20_000),
      '**a'.repeat(20_000),
      '# '.repeat(50_000),
      '[a]('.repeat(30_000),
      `${'甲'.repeat(28)}\n`.repeat(10_000),
      '……1\n'.repeat(20_000),
      '（（）'.repeat(30_000),
      '第一条 '.repeat(30_000),
    ]
    for (const source of hostile) expect(parseDraft(source).value).toBeDefined()
    expect(parseDraft('甲'.repeat(4_000_001)).diagnostics[0]?.code).toBe('draft-too-long')
    expect(parseDraft(' \n').diagnostics[0]?.code).toBe('draft-empty')
  })
})
