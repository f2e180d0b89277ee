import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorkbookSheet } from '@gongwen/model'
import type { Cell, Sheet } from '@gongwen/readers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  analyze,
  createDocket,
  type Docket,
  enterClusterEdits,
  enterCorrections,
  enterDecisions,
  enteredClusterEdits,
  enteredCorrections,
  type Mail,
  parseDraft,
  readWorkbook,
  standingDecisions,
  workbookOf,
} from '../src/index.ts'

const draftText =
  '关于停车管理的若干意见\n一、收费标准\n（一）路侧停车位每小时收费五元。\n（二）夜间免费。\n二、管理责任\n市城管局负责日常管理，每季度公布一次收支。\n'
const draft = parseDraft(draftText).value

function letter(id: string, name: string, text: string): Mail {
  return {
    id,
    source: `${id}.eml`,
    subject: '规范性文件征求意见',
    from: { name, address: `${id}@example.com` },
    to: [],
    receivedAt: '2025-06-05T10:00:00+08:00',
    kind: 'submission',
    kindReason: '在期限内收到',
    submitter: { name, type: '个人', evidence: [] },
    parts: [{ id: 'body', format: 'txt', text, cuts: [], tables: [] }],
  }
}
const mails = [
  letter('m1', '林知夏', '1.第一条第（一）项，建议将每小时五元改为每小时三元。\n2.建议每月公布一次收支。'),
  letter('m2', '周也', '一（一）建议将每小时五元改为每小时三元。'),
  letter('m3', '何田', '不同意一（二）夜间免费，会引来僵尸车。'),
]

let folder = ''
let docket: Docket
let clock = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-decisions-'))
  clock = 0
  docket = createDocket(
    join(folder, 'd'),
    { draft: draftText, subject: '', opens: '2025-06-01', closes: '2025-06-30' },
    { now: () => new Date(Date.UTC(2025, 6, 1, 0, 0, clock++)) },
  ).value as Docket
})
afterEach(() => {
  docket.close()
  rmSync(folder, { recursive: true })
})

const analysisNow = () =>
  analyze(draft, mails, { corrections: enteredCorrections(docket), grouping: { edits: enteredClusterEdits(docket) } })

/** The workbook as a spreadsheet program would hand it back. */
function handedOut(): Sheet[] {
  const book = workbookOf({
    analysis: analysisNow(),
    decisions: standingDecisions(docket),
    problems: [],
    channels: () => '电子邮件',
  })
  const cell = (value: string | number | null): Cell => ({
    kind: value === null || value === '' ? 'empty' : 'text',
    value,
    text: String(value ?? ''),
  })
  return book.sheets.map(({ name, columns, rows, heading }: WorkbookSheet) => ({
    name,
    hidden: false,
    merges: [],
    rows: [
      ...(heading ? [[cell(heading)]] : []),
      columns.map(({ title }) => cell(title)),
      ...rows.map((row) => row.map(cell)),
    ],
  }))
}

/** Types into the cell under a title in the row of an opinion or letter. */
function type(
  sheets: Sheet[],
  sheetName: string,
  row: (texts: string[]) => boolean,
  title: string,
  text: string,
): void {
  const sheet = sheets.find(({ name }) => name === sheetName) as Sheet
  const head = sheet.rows.findIndex((cells) => cells.some((cell) => cell.text === title))
  const column = sheet.rows[head]?.findIndex((cell) => cell.text === title) ?? -1
  const target = sheet.rows.slice(head + 1).find((cells) => row(cells.map((cell) => cell.text)))
  if (!target || column < 0) throw new Error('no such cell')
  target[column] = { kind: text === '' ? 'empty' : 'text', value: text, text }
}
const has =
  (words: string) =>
  (texts: string[]): boolean =>
    texts.some((text) => text.includes(words))
const of =
  (mail: string, words: string) =>
  (texts: string[]): boolean =>
    texts.includes(mail) && texts.some((text) => text.includes(words))

const read = (sheets: Sheet[]) =>
  readWorkbook(sheets, '汇总.xlsx', { analysis: analysisNow(), decisions: standingDecisions(docket) })

describe('the workbook', () => {
  it('says nothing when nothing was filled in', () => {
    const { value, diagnostics } = read(handedOut())
    expect(value).toEqual({ decisions: [], corrections: [], edits: [], inherited: 0 })
    expect(diagnostics).toEqual([])
  })

  it('brings decisions back, and one answer serves the group', () => {
    const sheets = handedOut()
    type(sheets, '意见汇总', of('m1', '三元'), '采纳情况', '部分采纳')
    type(sheets, '意见汇总', of('m1', '三元'), '理由', '收费标准需听证')
    const { value, diagnostics } = read(sheets)
    expect(diagnostics).toEqual([])
    expect(value.inherited).toBe(1)
    expect(value.decisions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['部分采纳', '收费标准需听证'],
      ['部分采纳', '收费标准需听证'],
    ])
    enterDecisions(docket, value.decisions, '李老师')
    expect([...standingDecisions(docket).values()].map(({ by, version }) => [by, version])).toEqual([
      ['李老师', 1],
      ['李老师', 1],
    ])
    expect(read(handedOut()).value.decisions).toEqual([])
  })

  it('does not overwrite a decision that someone else made meanwhile', () => {
    const mine = handedOut()
    const theirs = handedOut()
    type(theirs, '意见汇总', has('僵尸车'), '采纳情况', '采纳')
    enterDecisions(docket, read(theirs).value.decisions, '王老师')
    type(mine, '意见汇总', has('僵尸车'), '采纳情况', '不采纳')
    const { value, diagnostics } = read(mine)
    expect(value.decisions).toEqual([])
    expect(diagnostics.map(({ code }) => code)).toEqual(['decision-conflict'])
    expect(diagnostics[0]?.message).toContain('王老师')
  })

  it('brings corrections of clause, kind, text and group back; they survive a new analysis', () => {
    const sheets = handedOut()
    type(sheets, '意见汇总', has('公布一次收支'), '对应条款', '总体')
    type(sheets, '意见汇总', of('m2', '三元'), '归并组', '降价')
    type(sheets, '来信登记', (texts) => texts[0] === 'm3', '来信类型', '逾期')
    const { value, diagnostics } = read(sheets)
    expect(diagnostics).toEqual([])
    expect(value.corrections.map(({ kind }) => kind).sort()).toEqual(['clauses', 'mail-kind'])
    enterCorrections(docket, value.corrections, '李老师')
    enterClusterEdits(docket, value.edits, '李老师')
    const after = analysisNow()
    expect(after.mails.find(({ id }) => id === 'm3')?.kind).toBe('late')
    expect(after.opinions.find(({ text }) => text.includes('收支'))).toMatchObject({ band: 'general', clauses: [] })
    const moved = after.opinions.find(({ mail }) => mail === 'm2')
    expect(after.clusters.find(({ id }) => id === moved?.cluster)?.label).toBe('降价')
    expect(read(handedOut()).value.corrections).toEqual([])
  })

  it('splits, removes and adds opinions', () => {
    const sheets = handedOut()
    const rows = (sheets[0] as Sheet).rows
    const copied = rows.find((cells) => cells.some(({ text }) => text.includes('僵尸车'))) as Cell[]
    rows.push([...copied])
    const text = copied.findIndex((cell) => cell.text.includes('僵尸车'))
    copied[text] = { kind: 'text', value: '', text: '不同意夜间免费' }
    ;(rows.at(-1) as Cell[])[text] = { kind: 'text', value: '', text: '夜间免费会引来僵尸车' }
    type(sheets, '意见汇总', has('收支'), '意见内容', '')
    const blank = copied.map((): Cell => ({ kind: 'empty', value: null, text: '' }))
    rows.push(
      blank.map((cell, index) =>
        index === 2
          ? { ...cell, kind: 'text', text: 'm2' }
          : index === text
            ? { ...cell, kind: 'text', text: '建议增设充电车位' }
            : cell,
      ),
    )
    const { value, diagnostics } = read(sheets)
    expect(diagnostics).toEqual([])
    expect(value.corrections.map(({ kind }) => kind).sort()).toEqual(['add', 'remove', 'split'])
    enterCorrections(docket, value.corrections, '李老师')
    const texts = analysisNow().opinions.map((opinion) => opinion.text)
    expect(texts).toContain('夜间免费会引来僵尸车')
    expect(texts).toContain('建议增设充电车位')
    expect(texts.some((one) => one.includes('收支'))).toBe(false)
  })

  it('lists what it cannot understand and goes on', () => {
    const sheets = handedOut()
    type(sheets, '意见汇总', has('僵尸车'), '采纳情况', '再议')
    type(sheets, '意见汇总', has('收支'), '对应条款', '第九条')
    type(sheets, '意见汇总', of('m2', '三元'), '采纳情况', '不采纳')
    type(sheets, '来信登记', (texts) => texts[0] === 'm3', '来信类型', '其他')
    const rows = (sheets[0] as Sheet).rows
    rows.splice(
      rows.findIndex((cells) => cells.some(({ text }) => text.includes('m1'))),
      1,
    )
    const codes = read(sheets).diagnostics.map(({ code }) => code)
    expect(codes.sort()).toEqual([
      'decision-clause-unknown',
      'decision-kind-unknown',
      'decision-outcome-unknown',
      'decision-reason-missing',
      'decision-row-missing',
    ])
    expect(readWorkbook([], 'x.xlsx', { analysis: analysisNow(), decisions: new Map() }).diagnostics[0]?.code).toBe(
      'decision-sheet-missing',
    )
  })

  it('two people hand the same additions in: they are added once, with the last word on their clauses', () => {
    const withAddition = (clause: string): Sheet[] => {
      const sheets = handedOut()
      const { rows } = sheets[0] as Sheet
      const head = rows.find((cells) => cells.some((cell) => cell.text === '意见编号')) as Cell[]
      const typed: Record<string, string> = { 来信编号: 'm2', 意见内容: '建议增设充电车位', 对应条款: clause }
      rows.push(
        head.map(({ text: title }): Cell => {
          const text = typed[title] ?? ''
          return { kind: text === '' ? 'empty' : 'text', value: text, text }
        }),
      )
      return sheets
    }
    const added = () => analysisNow().opinions.filter(({ text }) => text === '建议增设充电车位')
    const [mine, theirs] = [withAddition('一（一）'), withAddition('一（一）')]
    enterCorrections(docket, read(mine).value.corrections, '李老师')
    enterCorrections(docket, read(theirs).value.corrections, '王老师')
    expect(enteredCorrections(docket)).toHaveLength(1)
    expect(added()).toHaveLength(1)
    enterCorrections(docket, read(withAddition('二')).value.corrections, '王老师')
    expect(added()).toMatchObject([{ clauses: [{ id: '二' }] }])
  })

  it('shows opinions without the sender’s own numbers, and takes that for no correction', () => {
    const sheets = handedOut()
    const texts = (sheets[0] as Sheet).rows.flat().map(({ text }) => text)
    expect(texts).toContain('建议每月公布一次收支。')
    expect(texts.some((text) => text.startsWith('2.建议'))).toBe(false)
    expect(read(sheets).value.corrections).toEqual([])
  })
})
