import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Consulted, checkers, named, organ } from './consulted.ts'

const office = spawnSync('soffice', ['--version']).status === 0
const python = spawnSync('python3', ['--version']).status === 0
const missing = [
  ...(existsSync(checkers) ? [] : ['../shared/tools']),
  ...(python ? [] : ['python3']),
  ...(office ? [] : ['soffice']),
]

/** A finding of a checker. */
interface Item {
  id: string
  level: string
  status: 'pass' | 'fail' | 'na'
  found: string
}

/** Runs a checker on a file with what it should find there. */
function check(
  checker: string,
  folder: string,
  name: string,
  expectation: object,
): { items: Item[]; status: number | null } {
  const expected = join(folder, 'expect.json')
  writeFileSync(expected, JSON.stringify(expectation))
  const fonts = join(checkers, '..', 'fonts')
  const argv = [join(checkers, checker), join(folder, name), '--expect', expected, '--fonts', fonts]
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const { stdout, status } = spawnSync('python3', argv, { encoding: 'utf8', env })
  return { items: (JSON.parse(stdout) as { items: Item[] }).items, status }
}

/** The notice by the outside checkers, the replies by our own measure: they are 信函 (GB/T 9704-2012, 10.1). */
export function checkPapers(consulted: () => Consulted): void {
  describe.skipIf(missing.length > 0)(
    `the notice and the replies of ${named} by the outside checkers${missing.length > 0 ? `（没有 ${missing.join('、')}，跳过）` : ''}`,
    () => {
      it.each(['check_pdf.py', 'check_docx.py'])(
        '%s finds nothing in the notice against the standard',
        (checker) => {
          const { folder, analysis } = consulted()
          const title = analysis.draft.title.replace(/^《|》$/g, '')
          const expectation = {
            mark: organ,
            number: null,
            title: `关于《${title}》公开征求意见采纳情况的公告`,
            recipients: null,
            attachments: [`《${title}》意见采纳情况表`],
            date: '2025年6月20日',
            seal: true,
            note: null,
            copies: null,
            printed: null,
            landscape: true,
          }
          const ending = checker === 'check_pdf.py' ? 'pdf' : 'docx'
          const { items, status } = check(checker, folder, `public/采纳情况反馈公告（公开）.${ending}`, expectation)
          const strict = items.filter(({ level }) => level === '规定' || level === '文件')
          expect(strict.filter((item) => item.status === 'fail')).toEqual([])
          expect(strict.filter((item) => item.status === 'pass').length).toBeGreaterThan(25)
          expect(status).toBe(0)
        },
        120_000,
      )

      it.each(['check_pdf.py', 'check_docx.py'])(
        'and %s finds the replies sound files on A4',
        (checker) => {
          const { folder } = consulted()
          const ending = checker === 'check_pdf.py' ? '.pdf' : '.docx'
          const [name = ''] = readdirSync(join(folder, 'replies')).filter((one) => one.endsWith(ending))
          const { items, status } = check(checker, folder, `replies/${name}`, { kind: 'plain', page: [210, 297] })
          expect(items.filter(({ level, status: found }) => level === '文件' && found === 'fail')).toEqual([])
          expect(items.filter((item) => item.status === 'pass').length).toBeGreaterThan(8)
          expect(status).toBe(0)
        },
        120_000,
      )
    },
  )

  it(`the briefing of ${named} takes two pages`, async () => {
    const library = await PDFiumLibrary.init()
    const file = await library.loadDocument(readFileSync(join(consulted().folder, 'inside/征求意见简报.pdf')))
    expect(file.getPageCount()).toBeLessThanOrEqual(2)
    file.destroy()
    library.destroy()
  })

  describe(`the replies of ${named} as 信函`, () => {
    let library: PDFiumLibrary
    beforeAll(async () => {
      library = await PDFiumLibrary.init()
    })
    afterAll(() => library.destroy())

    it('have double rules of 170 mm, 文号 below the first, no number on the first page and one on the next', async () => {
      const folder = join(consulted().folder, 'replies')
      const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
      let longer = 0
      for (const name of names.filter((_, index) => index % 8 === 0)) {
        const file = await library.loadDocument(readFileSync(join(folder, name)))
        const pages = file.getPageCount()
        const first = await inkOf(file, 0)
        const [a, b, c, d] = first.rules as [Rule, Rule, Rule, Rule]
        expect([name, first.rules.length]).toEqual([name, 4])
        for (const { length, middle } of first.rules) {
          expect(Math.abs(length - 170)).toBeLessThan(0.3)
          expect(Math.abs(middle - 106)).toBeLessThan(0.3)
        }
        expect([a.thick > b.thick, c.thick < d.thick]).toEqual([true, true])
        // 4 mm from the mark to the first, 20 mm from the last to the paper's edge.
        expect(Math.abs(a.top - first.markBottom - 4)).toBeLessThan(0.3)
        expect(Math.abs(d.bottom - 277)).toBeLessThan(0.3)
        // 文号 flush right, its line begins 7/8 of a 3号 character below the rule.
        const line = first.black(b.bottom + 0.5, b.bottom + 11)
        expect(Math.abs(line.right - 184)).toBeLessThan(1.2)
        expect(line.top - b.bottom).toBeGreaterThan(4)
        expect(line.top - b.bottom).toBeLessThan(7)
        expect(first.black(262, 296).any).toBe(false)
        if (pages > 1) {
          longer += 1
          const second = await inkOf(file, 1)
          expect([second.rules.length, second.black(262, 296).any]).toEqual([0, true])
        }
        file.destroy()
      }
      expect(longer).toBeGreaterThan(0)
    })

    it('as DOCX: the same rules, and a first page without a number', () => {
      const folder = join(consulted().folder, 'replies')
      for (const name of readdirSync(folder).filter((one) => one.endsWith('.docx'))) {
        const parts = unzipSync(readFileSync(join(folder, name)))
        const xml = (path: string): string => strFromU8(parts[path] ?? new Uint8Array())
        const links = new Map(
          [...xml('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([link]) => [
            link.match(/Id="([^"]*)"/)?.[1],
            link.match(/Target="([^"]*)"/)?.[1],
          ]),
        )
        const body = xml('word/document.xml')
        const footer = (type: string): string => {
          const id = body.match(new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]*)"`))?.[1]
          return xml(`word/${links.get(id)}`)
        }
        expect(body).toContain('<w:titlePg/>')
        expect([footer('first'), footer('default'), footer('even')].map((one) => one.includes(' PAGE '))).toEqual([
          false,
          true,
          true,
        ])
        // 170 mm in EMU.
        expect(footer('first')).toContain('<wp:extent cx="6120000"')
        const rule = xml('word/styles.xml').match(/<w:style [^>]*w:styleId="LetterRule".*?<\/w:style>/s)?.[0] ?? ''
        const [left = 0, right = 0] = ['left', 'right'].map((side) =>
          Number(rule.match(new RegExp(`<w:ind [^>]*w:${side}="(-?\\d+)"`))?.[1]),
        )
        expect(Math.abs(156 - ((left + right) / 1440) * 25.4 - 170)).toBeLessThan(0.5)
        expect(body).toMatch(/台科函〔2025〕\d+号/)
      }
    })
  })
}

/** A red line across the page, in millimetres. */
interface Rule {
  top: number
  bottom: number
  thick: number
  length: number
  middle: number
}

/** What is printed on a page, measured on its picture, in millimetres from the upper left corner. */
async function inkOf(
  file: Awaited<ReturnType<PDFiumLibrary['loadDocument']>>,
  page: number,
): Promise<{
  rules: Rule[]
  markBottom: number
  black(from: number, to: number): { any: boolean; top: number; right: number }
}> {
  const dpi = 254
  const { data, width, height } = await file.getPage(page).render({ scale: dpi / 72, render: 'bitmap' })
  // The picture has whole pixels: its edge stands for the paper's.
  const [across, down] = [210 / width, 297 / height]
  // A red pixel has little green and blue, a black one little of all.
  const red = (at: number): boolean => data[at]! > 180 && data[at + 1]! < 140 && data[at + 2]! < 140
  const dark = (at: number): boolean => data[at]! < 140 && data[at + 1]! < 140 && data[at + 2]! < 140
  const rules: Rule[] = []
  let markBottom = 0
  let open: Rule | undefined
  for (let y = 0; y < height; y += 1) {
    const marked: number[] = []
    for (let x = 0; x < width; x += 1) if (red((y * width + x) * 4)) marked.push(x)
    const [left = 0, right = 0] = [marked[0], marked.at(-1)]
    const isRule = marked.length > 1500
    if (isRule && open) open.bottom = (y + 1) * down
    else if (isRule) {
      const length = marked.length * across
      open = { top: y * down, bottom: (y + 1) * down, thick: 0, length, middle: ((left + right + 1) / 2) * across }
      rules.push(open)
    } else open = undefined
    if (marked.length > 0 && !isRule && rules.length === 0) markBottom = (y + 1) * down
  }
  for (const rule of rules) rule.thick = rule.bottom - rule.top
  return {
    rules,
    markBottom,
    black(from, to) {
      let [top, right] = [Number.POSITIVE_INFINITY, 0]
      for (let y = Math.round(from / down); y < Math.min(height, Math.round(to / down)); y += 1)
        for (let x = 0; x < width; x += 1)
          if (dark((y * width + x) * 4)) {
            top = Math.min(top, y * down)
            right = Math.max(right, (x + 1) * across)
          }
      return { any: right > 0, top, right }
    },
  }
}
