import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocument, readTables } from '@gongwen/readers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const guide = readFileSync(join(root, 'docs', 'guide', '申报与评估.md'), 'utf8')
const commands = [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, , block = '']) =>
  block
    .split('\n')
    .filter((line) => line.startsWith('gongwen '))
    .map((line) => line.split(/\s+/).slice(1)),
)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-evaluation-'))
  cpSync(join(root, 'examples', 'taizhou', 'evaluation'), join(folder, 'examples', 'taizhou', 'evaluation'), {
    recursive: true,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The example's scores by hand: totals of each expert, highest and lowest left out, mean to two decimals. */
function recount(): Map<string, number> {
  const [, ...rows] = readFileSync(join(folder, 'examples/taizhou/evaluation/评分.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const totals = new Map<string, number[]>()
  for (const [name = '', , ...scores] of rows) {
    totals.set(name, [
      ...(totals.get(name) ?? []),
      scores.reduce((sum, score) => sum + Math.round(Number(score) * 100), 0),
    ])
  }
  return new Map(
    [...totals].map(([name, all]) => {
      const kept = [...all].sort((one, other) => one - other).slice(1, -1)
      return [name, Math.round(kept.reduce((sum, total) => sum + total, 0) / kept.length) / 100]
    }),
  )
}

describe('the guide 申报与评估', () => {
  it('runs from the form to the report', async () => {
    expect(commands.length).toBe(4)
    for (const argv of commands) expect([argv[0], (await run(folder, argv)).status]).toEqual([argv[0], 0])
  })

  it('reports the numbers that a recount gives', async () => {
    const expected = recount()
    expect(expected.size).toBe(12)
    const { value: sheets } = await readTables(readFileSync(join(folder, '评估', '评估得分表.xlsx')), 'a.xlsx')
    const rows = sheets[0]?.rows.slice(2) ?? []
    const found = new Map(rows.map((row) => [row[1]?.text ?? '', row[2]?.value]))
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
    const ranks = rows.map((row) => Number(row[0]?.value))
    const totals = rows.map((row) => Number(row[2]?.value))
    expect(totals).toEqual([...totals].sort((one, other) => other - one))
    expect(ranks).toEqual(totals.map((total) => totals.filter((other) => other > total).length + 1))
    const report = (await readDocument(readFileSync(join(folder, '评估', '评估总报告.docx')), 'a.docx')).value.text
    for (const [name, total] of expected) expect(report.includes(`${name}\t${total}`), name).toBe(true)
    const average =
      Math.round([...expected.values()].reduce((sum, total) => sum + total * 100, 0) / expected.size) / 100
    expect(report).toContain(`平均${average}分`)
  })

  it('says what a wrong table lacks', async () => {
    const ran = await run(folder, [
      'evaluate',
      '--projects',
      'examples/taizhou/evaluation/评分.csv',
      '--scores',
      'examples/taizhou/evaluation/联合体.csv',
      '-o',
      'x',
    ])
    expect(ran.status).toBe(2)
    expect(ran.told).toContain('没有找到含有“名称”和“专家”的表头')
  })
})
