import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fontBytes } from '@gongwen/fonts'
import {
  attachment,
  attachmentList,
  type Document,
  document,
  field,
  heading,
  imprint,
  list,
  masthead,
  note,
  officialSetup,
  paragraph,
  recipients,
  section,
  signature,
  table,
  textOf,
  title,
} from '@gongwen/model'
import { afterAll, describe, expect, it } from 'vitest'
import { type Host, layout, writePdf } from '../src/index.ts'

const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const words = '以“315”科技创新体系建设工程为抓手，到2027年组建20家左右市级创新联合体——研发投入不少于500万元……'

const notice = document(
  '通知',
  [
    masthead('台州市人民政府', { number: '台政发〔2023〕12号' }),
    title('台州市人民政府关于印发实施方案的通知'),
    recipients('各县（市、区）人民政府：'),
    paragraph(words.repeat(4)),
    heading(1, 1, '总体要求'),
    heading(2, 1, '指导思想。', { body: words.repeat(2) }),
    list([words, '第二项。'], { ordered: true }),
    attachmentList('任务分解表'),
    signature('台州市人民政府', '2023-04-28'),
    note('此件公开发布'),
    attachment('任务分解表', [
      section('landscape', [table([['序号', '任务'], ...Array.from({ length: 30 }, (_, i) => [`${i + 1}`, words])])]),
    ]),
    imprint({ copies: '市委办公室', printer: '台州市人民政府办公室', printed: '2023-05-04' }),
  ],
  officialSetup,
)

const letter = document(
  '函',
  [
    masthead('台州市科学技术局', { suffix: '', number: '台科函〔2025〕3号' }),
    title('关于征求意见的函'),
    recipients('市财政局：'),
    ...Array.from({ length: 8 }, () => paragraph(words.repeat(2))),
    signature('台州市科学技术局', '2025-06-03'),
  ],
  { ...officialSetup, kind: 'letter' },
)

const form = document(
  '申报书',
  [
    title('申报书'),
    table([['单位名称', [paragraph([field('name', '单位名称', { control: 'text', value: '某公司' })])]]]),
  ],
  { kind: 'form', folio: 'centre' },
)

const missing = ['qpdf', 'pdffonts', 'pdftotext'].filter((program) => spawnSync(program, ['--version']).error)

describe.skipIf(missing.length > 0)('PDF files in other programs (needs qpdf and poppler)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-programs-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  async function fileOf(given: Document): Promise<string> {
    const file = join(folder, 'file.pdf')
    const { value, diagnostics } = await writePdf(layout(given, host).value, given.properties, host)
    expect(diagnostics).toEqual([])
    writeFileSync(file, value)
    return file
  }

  it.each([
    ['notice', notice],
    ['letter', letter],
    ['form', form],
  ])('%s: sound, every font embedded with its characters', async (_, given) => {
    const file = await fileOf(given)
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toMatch(/No syntax or stream encoding errors/)
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    // emb, sub, uni
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ .* Identity-H +yes yes yes +\d+ +\d+$/)
  })

  it.each([
    ['notice', notice],
    ['letter', letter],
  ])('%s: text comes out in reading order', async (_, given) => {
    const pages = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', await fileOf(given), '-'], { encoding: 'utf8' })
    const read = pages
      .replaceAll(/\s/g, '')
      .replaceAll(/—\d+—/g, '')
      // The head of a table stands again on each page.
      .replaceAll('序号任务', '')
    expect(read).toBe(textOf(given).replaceAll(/\s/g, '').replaceAll('序号任务', ''))
  })
})
