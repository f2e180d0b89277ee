import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { writeXlsx } from '@gongwen/generator'
import { readTables } from '@gongwen/readers'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, rewritten } from './damaged/make.ts'
import { run } from './run.ts'

let folder = ''
const path = (...names: string[]): string => join(folder, 'here', ...names)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-hostile-'))
  mkdirSync(path())
  writeFileSync(join(folder, 'outside.txt'), 'untouched')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Names that a spreadsheet would compute, or a file system would follow. */
const names = [
  '=HYPERLINK("http://example.com","x")',
  '+1+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '../../outside.txt',
  '..\\..\\outside.txt',
  '/etc/passwd',
  'C:\\outside.txt',
  'CON',
  'a:b*c?d"e<f>g|h',
  `很长的名称${'长'.repeat(300)}`,
]

async function bookOf(columns: string[], rows: (string | number | null)[][]): Promise<Uint8Array> {
  return writeXlsx({
    title: 'x',
    sheets: [{ name: '表', columns: columns.map((title) => ({ title, width: 10 })), rows }],
  })
}

const indicators = readFileSync(
  new URL('../../templates/library/evaluation-report/rubric.yaml', import.meta.url),
  'utf8',
)
  .split('\n')
  .flatMap((line) => /名称: ([^,]+), 分值/.exec(line)?.[1] ?? [])

describe('hostile names', () => {
  it('become no formula and no path in the tables and reports of an evaluation', async () => {
    const here = path()
    const scores = names.flatMap((name) => ['甲', '乙', '=丙()'].map((by) => [name, by, ...indicators.map(() => 5)]))
    writeFileSync(
      path('p.xlsx'),
      await bookOf(
        ['名称'],
        names.map((name) => [name]),
      ),
    )
    writeFileSync(path('s.xlsx'), await bookOf(['名称', '专家', ...indicators], scores))
    writeFileSync(path('e.xlsx'), await bookOf(['姓名'], [['=甲()'], ['../../乙'], ['丙']]))
    const sheets = await run(here, [
      'evaluate',
      '--projects',
      'p.xlsx',
      '--experts',
      'e.xlsx',
      '--to',
      'docx',
      '-o',
      '发',
    ])
    expect([sheets.status, sheets.told]).toEqual([0, ''])
    const ran = await run(here, ['evaluate', '--projects', 'p.xlsx', '--scores', 's.xlsx', '--to', 'docx', '-o', '收'])
    expect(ran.status).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['here', 'outside.txt'])
    expect(readFileSync(join(folder, 'outside.txt'), 'utf8')).toBe('untouched')
    expect(existsSync('/etc/passwd.docx') || existsSync(join(dirname(folder), 'outside.txt.docx'))).toBe(false)
    expect(readdirSync(here).sort()).toEqual(['e.xlsx', 'p.xlsx', 's.xlsx', '发', '收'])
    expect(readdirSync(path('收'))).toHaveLength(names.length + 2)
    expect(readdirSync(path('发', '意见表'))).toHaveLength(names.length)
    for (const file of [
      ['收', '评估得分表.xlsx'],
      ...readdirSync(path('发'))
        .filter((one) => one.endsWith('.xlsx'))
        .map((one) => ['发', one]),
    ])
      await plain(path(...file))
  }, 60_000)

  it('become no formula in the tables of forms that were read', async () => {
    const odd = ['=1+1', '+86-576', '-x', '@x']
    for (const [index, name] of odd.entries()) writeFileSync(path(`=${index}.docx`), filled(name))
    const ran = await run(path(), ['form', 'read', ...odd.map((_, index) => `=${index}.docx`), '-o', 't.xlsx'])
    expect(ran.status).toBe(0)
    const shown = await plain(path('t.xlsx'))
    for (const name of odd) expect(shown).toContain(name)
  }, 60_000)
})

/** That a workbook computes nothing; its texts. */
async function plain(file: string): Promise<string[]> {
  const parts = unzipSync(readFileSync(file))
  for (const [name, part] of Object.entries(parts))
    if (name.includes('worksheets/')) expect([file, name, /<f[ >]/.test(strFromU8(part))]).toEqual([file, name, false])
  const { value } = await readTables(readFileSync(file), file)
  const cells = value.flatMap(({ rows }) => rows.flat())
  expect(cells.filter(({ formula, kind }) => formula !== undefined || kind === 'error')).toEqual([])
  return cells.map(({ text }) => text)
}

describe('hostile score sheets', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${[...'bcdefghij']
    .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
    .join('')}]>`
  const sound = (): Promise<Uint8Array> =>
    bookOf(['名称', '专家', ...indicators], [['甲', '乙', ...indicators.map(() => 5)]])
  const told = async (bytes: Uint8Array): Promise<[number, string]> => {
    writeFileSync(path('bad.xlsx'), bytes)
    const ran = await run(path(), ['evaluate', '--projects', 'p.xlsx', '--scores', 'bad.xlsx', '-o', '坏'])
    return [ran.status, ran.told]
  }

  it.each(['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'])(
    'with entities that unfold without end in %s are refused',
    async (part) => {
      const [status, words] = await told(
        rewritten(await sound(), (text) => text.replace('?>', `?>${laughs}`).replace(/<v>0<\/v>/, '<v>&j;</v>'), part),
      )
      expect(status).toBe(2)
      expect(words).toMatch(/file-unsafe|file-damaged/)
    },
  )

  it('that unpack without end are refused', async () => {
    const parts = unzipSync(await sound())
    parts['xl/worksheets/sheet1.xml'] = new Uint8Array(60 << 20).fill(32)
    const [status, words] = await told(zipSync(parts))
    expect([status, words.includes('file-too-large')]).toEqual([2, true])
  })

  it('with a cell far out are bounded', async () => {
    const [status, words] = await told(
      rewritten(
        await sound(),
        (text) => text.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        'xl/worksheets/sheet1.xml',
      ),
    )
    expect([status, words]).toEqual([2, expect.stringMatching(/file-too-large|file-damaged/)])
  })

  it('give the value that a formula had, never the formula, and say a value that is no score', async () => {
    const bytes = rewritten(
      await sound(),
      (text) => text.replace(/(<c r="C2"[^>]*>)<v>5<\/v>/, '$1<f>HYPERLINK("http://example.com")</f><v>x</v>'),
      'xl/worksheets/sheet1.xml',
    )
    writeFileSync(path('one.xlsx'), await bookOf(['名称'], [['甲']]))
    writeFileSync(path('bad.xlsx'), bytes)
    const ran = await run(path(), ['evaluate', '--projects', 'one.xlsx', '--scores', 'bad.xlsx', '-o', '坏'])
    expect(ran.status).toBe(2)
    expect(ran.told).toMatch(/score-out-of-range/)
  })
})
