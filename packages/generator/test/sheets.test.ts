import { describe, expect, it } from 'vitest'
import { bindPdf } from '../src/batch/binder.ts'
import type { Frames, TextItem } from '../src/frame.ts'
import { layout } from '../src/layout/layout.ts'
import { calibrationSheet } from '../src/sheets/calibration.ts'
import { contactSheet } from '../src/sheets/contact-sheet.ts'
import { imposeSheet } from '../src/sheets/impose.ts'
import { overprint } from '../src/sheets/overprint.ts'
import { planSheet } from '../src/sheets/sheet.ts'
import { mm } from '../src/standard/measure.ts'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { certificate, nameOf } from './certificate.ts'
import { check } from './conformance/check.ts'
import { host, line } from './fixture.ts'
import { textOf } from './pdf-text.ts'

const copy = (row: number): Frames => layout(certificate(row), host()).value

/** A copy with a back that says where it belongs. */
function withBack(row: number): Frames {
  const front = copy(row)
  const { width, height } = front.pages[0]!
  const tag = front.tags.length
  return {
    ...front,
    tags: [...front.tags, { role: 'P', parent: 0 }],
    pages: [...front.pages, { width, height, rotate: 0, items: [line(`背面${row}`, { x: 100, y: 100, tag })] }],
  }
}

const place = (frames: Frames, page: number, text: string): TextItem | undefined =>
  frames.pages[page]!.items.find((item): item is TextItem => item.type === 'text' && item.text.includes(text))

const pdf = async (frames: Frames) => (await writePdf(frames, { title: '拼版' }, host())).value

describe('sheets of several copies', () => {
  it('take the turn of the paper in which copies are largest', () => {
    const page = { width: mm(297), height: mm(210) }
    const a3 = planSheet(page, { copies: 2, paper: { width: 297, height: 420 } })
    expect([a3.columns, a3.rows, Math.round(a3.scale * 1000)]).toEqual([1, 2, 1000])
    const a4 = planSheet(page, { copies: 2, cropMarks: true })
    expect([a4.columns, a4.rows, a4.width < a4.height]).toEqual([1, 2, true])
    expect(a4.scale).toBeCloseTo((210 - 16) / 297, 2)
    expect(planSheet(page, { copies: 4 })).toMatchObject({ columns: 2, rows: 2 })
  })

  it('stay PDF/A-2u and PDF/UA-1, with crop marks', async () => {
    const sheet = imposeSheet([1, 2, 3].map(copy), { copies: 4, cropMarks: true })
    expect(sheet.pages).toHaveLength(1)
    const bytes = await pdf(sheet)
    expect(await check(bytes)).toEqual([])
    const [text] = await textOf(bytes)
    for (const row of [1, 2, 3]) expect(text).toContain(nameOf(row))
    expect(sheet.pages[0]!.items.at(-1)).toMatchObject({ type: 'path', stroke: { width: 0.25 } })
  })

  it('mirror the backs, so that each stands behind its front', () => {
    const options = { copies: 4, duplex: 'left-right' as const }
    const sheet = imposeSheet([1, 2, 3].map(withBack), options)
    const { columns, cell, left, scale } = planSheet(copy(1).pages[0]!, options)
    expect([sheet.pages.length, columns]).toEqual([2, 2])
    const column = (page: number, text: string) => Math.floor((place(sheet, page, text)!.x - left) / cell.width)
    expect([1, 2, 3].map((row) => column(0, `${row}号`))).toEqual([0, 1, 0])
    expect([1, 2, 3].map((row) => column(1, `背面${row}`))).toEqual([1, 0, 1])
    expect(place(sheet, 1, '背面1')!.size).toBeCloseTo(16 * scale)
  })

  it('can be bound sheet by sheet', async () => {
    const parts: Uint8Array[] = []
    const binder = bindPdf({ title: '拼版' }, host(), (bytes) => parts.push(new Uint8Array(bytes)))
    for (const rows of [[1, 2], [3, 4], [5]]) {
      expect(await binder.addFrames(imposeSheet(rows.map(copy), { copies: 2 }), `${rows[0]}`)).toEqual([])
    }
    binder.end()
    const bytes = new Uint8Array(Buffer.concat(parts))
    expect(await check(bytes)).toEqual([])
    expect(await textOf(bytes)).toHaveLength(3)
  })
})

describe('other sheets', () => {
  it('show a batch at a glance, each with its label', async () => {
    const proofs = Array.from({ length: 12 }, (_, row) => ({
      frames: copy(row),
      label: [`台科联证〔2025〕${row}号`, nameOf(row)],
    }))
    const sheet = contactSheet(proofs, host())
    const bytes = await pdf(sheet)
    expect(await check(bytes)).toEqual([])
    const [text = ''] = await textOf(bytes)
    for (let row = 0; row < 12; row++) expect(text).toContain(nameOf(row))
    for (const item of sheet.pages[0]!.items) {
      if (item.type === 'text') expect(item.x + item.offsets.at(-1)!).toBeLessThan(sheet.pages[0]!.width)
    }
  })

  it('print on stock only what changes, moved by millimetres', () => {
    const document = certificate(1)
    const printed = layout(overprint(document, { right: 1.5, down: -2 }), host()).value
    const whole = layout(document, host()).value
    const words = printed.pages[0]!.items.flatMap((item) => (item.type === 'text' ? item.text : []))
    expect(words.join('')).toContain(nameOf(1))
    expect(words.join('')).not.toContain('经评审')
    expect(printed.pages[0]!.items.some((item) => item.type === 'path')).toBe(false)
    const [moved, still] = [place(printed, 0, '台州市')!, place(whole, 0, '台州市')!]
    expect(moved.x - still.x).toBeCloseTo(mm(1.5))
    expect(moved.y - still.y).toBeCloseTo(mm(-2))
  })

  it('say how far a printer is off', async () => {
    const bytes = await pdf(calibrationSheet({ width: 297, height: 210 }, host(), { right: 1, down: 0 }))
    expect(await check(bytes)).toEqual([])
    expect((await textOf(bytes))[0]).toContain('向右 1 毫米')
  })
})
