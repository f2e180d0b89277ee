import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { layout } from '../src/layout/layout.ts'
import { appendPdf } from '../src/pdf-tools/append.ts'
import { imposePdf } from '../src/pdf-tools/impose-pdf.ts'
import { readFields } from '../src/pdf-tools/read-fields.ts'
import { stripMarks } from '../src/pdf-tools/strip-marks.ts'
import { underlayPdf } from '../src/pdf-tools/underlay.ts'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { certificate } from './certificate.ts'
import { archiveRules } from './conformance/archive-rules.ts'
import { check } from './conformance/check.ts'
import { host } from './fixture.ts'
import { textOf } from './pdf-text.ts'
import { pdfiumOf } from './pdfium.ts'
import { pictures, sample } from './sample.ts'

const now = '2025-06-03T09:30:00+08:00'
const own = async () => (await writePdf(sample(), { title: '公告' }, host(pictures))).value
const certificateOf = async (row: number) =>
  (await writePdf(layout(certificate(row), host()).value, { title: `证书${row}` }, host())).value

async function foreign(pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page++)
    document.addPage([300, 200]).drawText(`page ${page}`, { x: 20, y: 20, font })
  return document.save()
}

const qpdfIsHere = (() => {
  try {
    execFileSync('qpdf', ['--version'])
    return true
  } catch {
    return false
  }
})()

/** A small file locked with a user password (RC4, revision 2): only its Encrypt entry matters. */
async function encrypted(): Promise<Uint8Array> {
  const text = Buffer.from(await (await PDFDocument.load(await foreign())).save({ useObjectStreams: false })).toString(
    'latin1',
  )
  const lock = `/Encrypt <</Filter/Standard/V 1/R 2/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>/P -4>>/ID[<00><00>]`
  return new Uint8Array(
    Buffer.from(
      text.replace(/trailer\s*<</, (head) => `${head}${lock}`),
      'latin1',
    ),
  )
}

describe('attachments', () => {
  it('go behind the document, and the claims they break are taken back', async () => {
    const { value, diagnostics } = await appendPdf({ name: '公告.pdf', bytes: await own() }, [
      { name: '附件1.pdf', bytes: await foreign(2) },
    ])
    expect((await PDFDocument.load(value!)).getPageCount()).toBe(4)
    expect(diagnostics.map(({ code }) => code)).toEqual(['pdf-not-archival'])
    expect((await textOf(value!))[3]).toBe('page 2')
    expect(Buffer.from(value!).includes('<pdfaid:part>')).toBe(false)
  })

  it('leave PDF/A in place when they meet it too', async () => {
    const { value, diagnostics } = await appendPdf({ name: '公告.pdf', bytes: await certificateOf(1) }, [
      { name: '附件1.pdf', bytes: await certificateOf(2) },
    ])
    expect(diagnostics).toEqual([])
    expect(await check(value!, archiveRules)).toEqual([])
  })

  it('that are broken or locked are left out and named', async () => {
    const { value, diagnostics } = await appendPdf({ name: '公告.pdf', bytes: await certificateOf(1) }, [
      { name: '坏.pdf', bytes: Buffer.from('%PDF-1.7 cut off') },
      { name: '锁.pdf', bytes: await encrypted() },
    ])
    expect(diagnostics.map(({ code, place }) => [code, place?.file])).toEqual([
      ['pdf-unreadable', '坏.pdf'],
      ['pdf-encrypted', '锁.pdf'],
    ])
    expect(await check(value!)).toEqual([])
  })

  it.skipIf(!qpdfIsHere)('give files that qpdf finds sound (needs qpdf)', async () => {
    const { value } = await appendPdf({ name: 'a.pdf', bytes: await own() }, [
      { name: 'b.pdf', bytes: await foreign(2) },
    ])
    const file = join(mkdtempSync(join(tmpdir(), 'pdf-')), 'a.pdf')
    writeFileSync(file, value!)
    execFileSync('qpdf', ['--check', file])
    rmSync(dirname(file), { recursive: true })
  })
})

describe('a letterhead', () => {
  it('lies under the first page as an artefact', async () => {
    const drawn = await PDFDocument.create()
    drawn.addPage([842, 595]).drawRectangle({ x: 0, y: 500, width: 842, height: 95, opacity: 1 })
    const { value, diagnostics } = await underlayPdf(
      { name: '证书.pdf', bytes: await certificateOf(1) },
      { name: '底图.pdf', bytes: await drawn.save() },
    )
    expect(diagnostics).toEqual([])
    expect(await check(value!)).toEqual([])
    const [before, after] = [await pdfiumOf(await certificateOf(1)), await pdfiumOf(value!)]
    expect([before[4 * (842 * 50 + 300)], after[4 * (842 * 50 + 300)]]).toEqual([255, 0])
  })

  it('that is not fit for archives costs the claim', async () => {
    const { diagnostics } = await underlayPdf(
      { name: 'a.pdf', bytes: await own() },
      { name: 'b.pdf', bytes: await foreign() },
    )
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '底图 b.pdf 没有嵌入字体，生成的文件不再标明为 PDF/A 存档格式',
    ])
  })
})

describe('imposition of any PDF', () => {
  it('puts pages side by side, backs mirrored', async () => {
    const part = { name: 'a.pdf', bytes: await foreign(8) }
    const { value } = await imposePdf(part, { copies: 4, duplex: 'left-right', cropMarks: true }, now)
    const pages = await textOf(value!)
    expect(pages.map((text) => text.match(/\d/g)?.sort())).toEqual([
      ['1', '3', '5', '7'],
      ['2', '4', '6', '8'],
    ])
    expect(
      Buffer.compare((await imposePdf(part, { copies: 4, duplex: 'left-right', cropMarks: true }, now)).value!, value!),
    ).toBe(0)
  })
})

describe('filled forms', () => {
  it('are read back by the names of the data', async () => {
    const { value, diagnostics } = await readFields({ name: 'a.pdf', bytes: await own() })
    expect(diagnostics).toEqual([])
    expect(Object.fromEntries(value.map((field) => [field.name, field.value]))).toEqual({
      'lead.name': '台州市某公司',
      'lead.plan': '第一行\n第二行',
      date: '',
      kind: 'a',
      agreed: 'true',
    })
  })

  it('without fields are told apart from broken ones', async () => {
    expect((await readFields({ name: 'a.pdf', bytes: await foreign() })).diagnostics[0]?.code).toBe(
      'pdf-without-fields',
    )
    expect((await readFields({ name: 'a.pdf', bytes: new Uint8Array(9) })).diagnostics[0]?.code).toBe('pdf-unreadable')
  })
})

describe('marks of foreign files', () => {
  it('are taken out of content, strings and inline images left alone', () => {
    const image = 'BI /W 1 /H 1 ID \x00BDC EMC\x01 EI'
    expect(stripMarks(`/P <</MCID 0>> BDC (a\\)BDC) Tj EMC ${image} /X Do /A BMC EMC q`)).toBe(
      ` (a\\)BDC) Tj  ${image} /X Do   q`,
    )
  })
})
