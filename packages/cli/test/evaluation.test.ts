import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTables, type Sheet } from '@gongwen/readers'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvOf } from './evaluation/recount.ts'
import { run } from './run.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const guide = readFileSync(join(root, 'docs', 'guide', '申报与评估.md'), 'utf8')
const commands = [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, , block = '']) =>
  block
    .split('\n')
    .filter((line) => line.startsWith('gongwen '))
    .map((line) => line.split(/\s+/).slice(1)),
)
const example = 'examples/taizhou/evaluation'
let folder = ''
const path = (...names: string[]): string => join(folder, ...names)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-evaluation-'))
  cpSync(join(root, example), path(example), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sheetsOf = async (...names: string[]): Promise<Sheet[]> =>
  (await readTables(readFileSync(path(...names)), names.at(-1) ?? '')).value
const texts = (sheet: Sheet | undefined): string[][] => (sheet?.rows ?? []).map((row) => row.map(({ text }) => text))

/** Writes numbers into the empty cells of a workbook's first sheet, as a spreadsheet program does. */
function fillCells(file: string, cells: Map<string, string>): void {
  const parts = unzipSync(readFileSync(file))
  const name = 'xl/worksheets/sheet1.xml'
  const xml = strFromU8(parts[name] as Uint8Array).replace(
    /<c r="([A-Z]+\d+)"( s="\d+")\/>/g,
    (whole, place: string, style: string) =>
      cells.has(place) ? `<c r="${place}"${style}><v>${cells.get(place)}</v></c>` : whole,
  )
  parts[name] = strToU8(xml)
  writeFileSync(file, zipSync(parts))
}

/** The experts fill in their sheets with the example's scores. */
async function fillSheets(): Promise<void> {
  const [head = [], ...scores] = csvOf(readFileSync(path(example, '评分.csv'), 'utf8'))
  for (const file of readdirSync(path('评分表')).filter((name) => name.endsWith('.xlsx'))) {
    const rows = texts((await sheetsOf('评分表', file))[0])
    const titles = rows[1]?.map((title) => title.replace(/（.*）$/, '')) ?? []
    const cells = new Map<string, string>()
    for (const [index, [name, expert]] of rows.entries()) {
      const given = scores.find((row) => row[0] === name && row[1] === expert)
      for (const [column, title] of titles.entries()) {
        const value = given?.[head.indexOf(title)]
        if (column > 1 && value !== undefined) cells.set(`${'ABCDEFGHIJKL'[column]}${index + 1}`, value)
      }
    }
    fillCells(path('评分表', file), cells)
  }
}

describe('the guide 申报与评估', () => {
  it('runs from the form to the certificate', async () => {
    expect(commands.map(([name]) => name)).toEqual(['render', 'batch', 'form', 'evaluate', 'evaluate', 'certificate'])
    for (const argv of commands) {
      const ran = await run(folder, argv)
      const wrong = ran.told.split('\n').filter((line) => /^(?:错误|注意)：/.test(line) && !line.includes('未签名'))
      expect([argv.join(' '), ran.status, wrong]).toEqual([argv.join(' '), 0, []])
    }
    expect(readdirSync(path('申报书'))).toHaveLength(12)
    expect(readdirSync(path('评分表', '意见表'))).toHaveLength(24)
    expect(readdirSync(path('评估'))).toHaveLength(27)
    expect(readdirSync(path('证书')).filter((name) => name.endsWith('.pdf'))).toHaveLength(12)
  }, 120_000)

  it('gives every application its row in 推荐汇总表 and its conditions in 资格审查表', async () => {
    const sheets = await sheetsOf('申报汇总.xlsx')
    const sheet = (name: string): string[][] => texts(sheets.find((one) => one.name === name))
    const recommended = sheet('推荐汇总表').slice(2)
    const certificates = csvOf(readFileSync(path(example, '证书名单.csv'), 'utf8')).slice(1)
    const shown = new Map(recommended.map(([, name = '', lead, members]) => [name, [lead, members]]))
    expect(shown).toEqual(new Map(certificates.map(([name = '', lead, members]) => [name, [lead, members]])))
    const judged = sheet('资格审查表').slice(2)
    expect(judged).toHaveLength(12 * 13)
    const open = judged.filter(([, , condition]) => condition?.includes('不少于5家')).map((row) => row[5])
    expect(open.filter((verdict) => verdict === '待核')).toHaveLength(2)
    expect(judged.filter((row) => row[5] === '不符合')).toEqual([])
    expect(sheet('问题清单').slice(1)).toEqual([])
  })

  it('reads the scores back from the sheets that the experts filled in', async () => {
    await fillSheets()
    const argv = ['evaluate', '--projects', `${example}/联合体.csv`, '--experts', `${example}/专家.csv`, '--json']
    const terms = ['--year', '2026', '--date', '2026-12-25', '--to', 'docx']
    const sheets = await run(folder, [...argv, '--scores', '评分表', ...terms, '-o', '甲'])
    const table = await run(folder, [...argv, '--scores', `${example}/评分.csv`, ...terms, '-o', '乙'])
    expect([sheets.status, table.status]).toEqual([0, 0])
    // The order of the experts is that of the files; everything else is the same.
    const sorted = (ran: typeof sheets): unknown =>
      ran
        .json<{ evaluation: { projects: { experts: { name: string }[] }[] } }>()
        .evaluation.projects.map((project) => ({
          ...project,
          experts: project.experts.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
        }))
    expect(sorted(sheets)).toEqual(sorted(table))
  }, 60_000)

  it('says who returned nothing, what is missing, and what is no score', async () => {
    rmSync(path('评分表', '评分表-何主任.xlsx'))
    const file = path('评分表', '评分表-陈工.xlsx')
    const rows = texts((await sheetsOf('评分表', '评分表-陈工.xlsx'))[0])
    const parts = unzipSync(readFileSync(file))
    const name = 'xl/worksheets/sheet1.xml'
    const xml = strFromU8(parts[name] as Uint8Array)
      .replace(/(<c r="C3"[^>]*>)<v>[^<]*<\/v>/, '$1<v>8.5</v>')
      .replace(/(<c r="D4"[^>]*>)<v>[^<]*<\/v>/, '$1')
      .replace(/(<c r="[C-K]5"[^>]*>)<v>[^<]*<\/v>/g, '$1')
    parts[name] = strToU8(xml)
    writeFileSync(file, zipSync(parts))
    const ran = await run(folder, [
      ...['evaluate', '--projects', `${example}/联合体.csv`, '--experts', `${example}/专家.csv`],
      ...['--scores', '评分表', '--to', 'docx', '-o', '丙'],
    ])
    expect(ran.status).toBe(1)
    expect(ran.told).toContain('没有收到何主任对任何项目的评分')
    expect(ran.told).toContain(`陈工对“${rows[2]?.[0]}”的“议事协调机制”打分 8.5，应在 0 到 8 之间`)
    expect(ran.told).toContain(`陈工对“${rows[3]?.[0]}”缺少 任务分工落实 的评分，这张评分表不计入`)
    expect(ran.told).toContain(`陈工对“${rows[4]?.[0]}”一项也没有打分`)
  }, 60_000)

  it('sends no sheet for a project to an expert who must not judge it', async () => {
    const names = texts((await sheetsOf('申报汇总.xlsx')).find(({ name }) => name === '推荐汇总表'))
      .slice(2)
      .map((row) => row[1])
    writeFileSync(path('专家.csv'), `姓名,回避\n甲,${names[0]}、${names[3]}\n乙,\n丙,\n丁,\n`)
    const argv = ['evaluate', '--projects', '申报汇总.xlsx', '--experts', '专家.csv', '--to', 'docx', '-o', '回避']
    expect((await run(folder, argv)).status).toBe(0)
    const sent = texts((await sheetsOf('回避', '评分表-甲.xlsx'))[0])
      .slice(2)
      .map(([name]) => name)
    expect(sent).toEqual(names.filter((_, index) => index !== 0 && index !== 3))
    writeFileSync(path('专家.csv'), '姓名,回避\n甲,没有的联合体\n')
    const wrong = await run(folder, argv)
    expect([wrong.status, wrong.told.includes('甲要回避的“没有的联合体”不在项目名单里')]).toEqual([2, true])
  }, 60_000)

  it('says what a wrong table lacks, and that something has to be given', async () => {
    const projects = ['evaluate', '--projects', `${example}/评分.csv`]
    const ran = await run(folder, [...projects, '--scores', `${example}/联合体.csv`, '-o', 'x'])
    expect(ran.status).toBe(2)
    expect(ran.told).toContain('没有找到含有“名称”和“专家”的表头')
    expect((await run(folder, projects)).told).toContain('没有给出 --scores')
  })
})
