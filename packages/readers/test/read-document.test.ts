import { readFileSync } from 'node:fs'
import { decodeText, type ReadText, readDocument, readerPool, sniffFormat } from '@gongwen/readers'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { docxOf, p } from './made/docx.ts'
import { pdfOf, pdfPage, pdfPages, ucs2 } from './made/pdf.ts'

async function read(bytes: Uint8Array, name = '附件'): Promise<ReadText> {
  const { value, diagnostics } = await readDocument(bytes, name)
  expect(diagnostics).toEqual([])
  return value
}

const cellsOf = ({ text, tables }: ReadText): string[][][] =>
  tables.map(({ rows }) => rows.map((row) => row.map(({ start, end }) => text.slice(start, end))))

/** The only attachment of a letter of the example mailbox. */
function attachmentOf(letter: string): Uint8Array {
  const source = readFileSync(new URL(`../../../examples/taizhou/mailbox/${letter}`, import.meta.url), 'latin1')
  const [, encoded = ''] = /filename[^\n]*\n(?:[^\n]+\n)*?\r?\n([A-Za-z0-9+/=\r\n]{400,})/.exec(source) ?? []
  return Buffer.from(encoded, 'base64')
}

describe('readDocument', () => {
  it('reads Word 97–2003 with its table', async () => {
    const doc = await read(attachmentOf('m106.eml'))
    expect(doc.format).toBe('doc')
    expect(cellsOf(doc)[0]?.[1]).toEqual([
      '二（一）1③',
      '研发占比建议区分企业规模，营收规模越大，占比要求相应降低。',
      '大企业研发基数大',
    ])
    expect(doc.text).toContain('“在台州注册”')
  })

  it('reads RTF in GBK and Unicode, with list numbers and tables, and what was deleted in a note', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1 Arial;}}{\stylesheet{\s0 Normal;}}
{\*\generator x}\f0 {\listtext\'a3\'a8\'d2\'bb\'a3\'a9}\'bd\'a8\'d2\'e9\u20462?\'b8\'c4{\deleted\'c9\'be}{\f1 A}\'a1\'a3\par
\trowd\intbl\'cc\'f5\'bf\'ee\cell\'d2\'e2\'bc\'fb\cell\row\trowd\intbl 1\cell 2\par 3\cell\row\pard \'ba\'f3\par}`
    const found = await read(Buffer.from(rtf, 'latin1'))
    expect(found.text).toBe('（一）建议修改A。\n【修订】删除“删”\n条款\t意见\n1\t2\n3\n后')
    expect(cellsOf(found)).toEqual([
      [
        ['条款', '意见'],
        ['1', '2\n3'],
      ],
    ])
  })

  it('reads OpenDocument text with Chinese list numbers, tables, remarks', async () => {
    const content = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:dc="d">
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>
      <text:tracked-changes><text:p>删去的</text:p></text:tracked-changes>
      <text:list text:style-name="L"><text:list-item><text:p>建设期</text:p></text:list-item><text:list-item><text:p>补助<office:annotation><dc:creator>甲</dc:creator><text:p>太少</text:p></office:annotation></text:p></text:list-item></text:list>
      <table:table><table:table-row><table:table-cell><text:p>条款</text:p></table:table-cell><table:table-cell><text:p>意<text:s text:c="2"/>见</text:p></table:table-cell></table:table-row></table:table>
    </office:document-content>`
    const found = await read(
      zipSync({
        mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
        'content.xml': strToU8(content),
      }),
    )
    expect(found.text).toBe('一、建设期\n二、补助\n【批注】太少\n条款\t意  见')
    expect(cellsOf(found)).toEqual([[['条款', '意  见']]])
  })

  it('reads OFD pages, and says which of them are pictures', async () => {
    const page = (objects: string): Uint8Array =>
      strToU8(`<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${objects}</ofd:Layer></ofd:Content></ofd:Page>`)
    const text = (words: string, x: number, y: number): string =>
      `<ofd:TextObject Boundary="${x} ${y} ${words.length * 5} 5"><ofd:TextCode X="0" Y="4">${words}</ofd:TextCode></ofd:TextObject>`
    const { value, diagnostics } = await readDocument(
      zipSync({
        'OFD.xml': strToU8(
          '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        ),
        'Doc_0/Document.xml': strToU8(
          '<ofd:Document xmlns:ofd="o"><ofd:Pages><ofd:Page BaseLoc="Pages/0.xml"/><ofd:Page BaseLoc="Pages/1.xml"/></ofd:Pages></ofd:Document>',
        ),
        'Doc_0/Pages/0.xml': page(text('条款', 10, 10) + text('意见', 60, 10) + text('建议修改', 10, 20)),
        'Doc_0/Pages/1.xml': page('<ofd:ImageObject/>'),
      }),
      '意见.ofd',
    )
    expect(value.text).toBe('条款\t意见\n建议修改')
    expect(value.scanned).toEqual([2])
    expect(diagnostics).toMatchObject([{ code: 'file-scanned', message: '第2页是扫描件或图片，没有可读取的文字' }])
  })

  it('reads PDF whose Chinese fonts are not embedded, and joins lines that were only full', async () => {
    const long = '建议将第二条第一款的罚款幅度由五十元以上二百元以下调整为'
    const found = await read(
      pdfPage(
        [
          { hex: ucs2('一、总体'), x: 100, y: 780 },
          { hex: ucs2(long), x: 72, y: 750 },
          { hex: ucs2('二十元以上一百元以下。'), x: 72, y: 727 },
          { hex: ucs2('二、其他'), x: 100, y: 704 },
        ],
        'UniGB-UCS2-H',
      ),
    )
    expect(found.text).toBe(`一、总体\n${long}二十元以上一百元以下。\n二、其他`)
    // 台州市 in GBK
    expect((await read(pdfPage([{ hex: 'cca8d6ddcad0', x: 72, y: 700 }], 'GBK-EUC-H'))).text).toBe('台州市')
  })

  it('finds the table of a PDF by its rules, cells of several lines and merged cells too', async () => {
    const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`
    const rules = [
      ...[760, 730, 670, 610].map((y) => (y === 670 ? line(200, y, 500, y) : line(72, y, 500, y))),
      ...[72, 200, 500].map((x) => line(x, 760, x, 610)),
    ]
    const said = [
      { text: '条款', x: 80, y: 740 },
      { text: '意见', x: 210, y: 740 },
      { text: '第二条', x: 80, y: 700 },
      { text: '罚款', x: 210, y: 710 },
      { text: '偏高', x: 210, y: 690 },
      { text: '建议降低', x: 210, y: 640 },
    ]
    const content = [...rules, ...said.map(({ text, x, y }) => `BT /F1 12 Tf ${x} ${y} Td <${ucs2(text)}> Tj ET`)].join(
      '\n',
    )
    const page = Buffer.from(pdfPage([], 'UniGB-UCS2-H')).toString('latin1')
    const objects = [...page.matchAll(/\d+ 0 obj\n([\s\S]*?)\nendobj/g)].map(([, object = '']) => object)
    objects[6] = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
    const found = await read(pdfOf(objects))
    expect(cellsOf(found)).toEqual([
      [
        ['条款', '意见'],
        ['第二条', '罚款偏高'],
        ['', '建议降低'],
      ],
    ])
    expect(found.tables[0]?.rows[2]?.[0]?.merged).toBe(true)
  })

  it('reads the values of a PDF form', async () => {
    const widget = (rest: string): string =>
      `<< /Type /Annot /Subtype /Widget /Rect [72 700 272 720] /P 3 0 R ${rest} >>`
    const found = await read(
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 5 0 R 6 0 R] /DA (/Helv 0 Tf 0 g) >> >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R 5 0 R 6 0 R] >>',
        widget(
          '/FT /Tx /T (lead.name) /TU <FEFF72755934> /V <FEFF6E295CAD6CF54E1A>'.replace(
            '<FEFF7275593453554CD>',
            '<FEFF727559345355004D>',
          ),
        ),
        widget('/FT /Btn /T (agree) /V /Yes /AS /Yes /AP << /N << /Yes 3 0 R /Off 3 0 R >> >>'),
        widget('/FT /Ch /Ff 131072 /T (kind) /Opt [[(ent) <FEFF4F014E1A>] [(uni) <FEFF9AD86821>]] /V (ent)'),
      ]),
    )
    expect(found.fields.map(({ tag, kind, value, option }) => [tag, kind, value, option])).toEqual([
      ['lead.name', 'text', '温岭泵业', undefined],
      ['agree', 'checkbox', 'true', 'Yes'],
      ['kind', 'choice', '企业', 'ent'],
    ])
    const [name] = found.fields
    expect(found.text.slice(name?.start, name?.end)).toBe('温岭泵业')
  })

  it('reads each file of an archive by itself, with names in GBK', async () => {
    // 意见.txt in GBK, flagged as nothing.
    const named = Buffer.from(zipSync({ 'xxxx.txt': strToU8('建议一') }))
    for (let at = named.indexOf('xxxx.txt'); at >= 0; at = named.indexOf('xxxx.txt'))
      Buffer.from('d2e2bcfb', 'hex').copy(named, at)
    const { value, diagnostics } = await readDocument(
      zipSync({
        'a/意见.docx': docxOf(p('建议二')),
        'b.zip': named,
        'c.bin': Uint8Array.of(0, 1, 2, 3),
        '__MACOSX/x': Uint8Array.of(1),
      }),
      '意见.zip',
    )
    const flat = (read: ReadText): [string, string][] =>
      (read.inner ?? []).flatMap((each): [string, string][] => [[each.name, each.read.text], ...flat(each.read)])
    expect(flat(value)).toEqual([
      ['a/意见.docx', '建议二'],
      ['b.zip', ''],
      ['意见.txt', '建议一'],
      ['c.bin', ''],
    ])
    expect(diagnostics).toMatchObject([{ code: 'file-unsupported', place: { file: '意见.zip', part: 'c.bin' } }])
  })

  it('reads HTML as browsers show it: cells apart, numbers printed, nothing hidden', async () => {
    const html =
      '<html><head><title>t</title></head><body><p>各位 领导&nbsp;好<br>附表：</p><table><tr><td>条款</td><td>意见</td></tr><tr><td>第二条</td><td>同意<p>修改</p></td></tr></table><ol start="2"><li>甲</li><li>乙</li></ol><div style="display:none">x</div><script>1</script><pre>a\n b</pre>'
    const found = await read(strToU8(html))
    expect(found.text).toBe('各位 领导 好\n附表：\n条款\t意见\n第二条\t同意\n修改\n2. 甲\n3. 乙\na\n b')
    expect(cellsOf(found)[0]?.[1]).toEqual(['第二条', '同意\n修改'])
  })

  it('says why a file gives no text', async () => {
    const code = async (bytes: Uint8Array): Promise<string | undefined> =>
      (await readDocument(bytes, 'x')).diagnostics[0]?.code
    expect(await code(new Uint8Array())).toBe('file-empty')
    expect(await code(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBe('file-scanned')
    expect(await code(docxOf(p('x')).subarray(0, 300))).toBe('file-damaged')
    expect(await code(Buffer.alloc(3000, 1))).toBe('file-unsupported')
    expect(await code(Buffer.from('%PDF-1.4\nnothing'))).toBe('file-damaged')
  })

  it('never throws, however a file is cut or changed', async () => {
    const whole = [
      docxOf(p('建议')),
      attachmentOf('m106.eml'),
      attachmentOf('m090.eml'),
      attachmentOf('m080.eml'),
      pdfPage([{ hex: ucs2('建议'), x: 72, y: 700 }], 'UniGB-UCS2-H'),
      attachmentOf('m063.eml'),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (which, share, places) => {
          const bytes = Buffer.from(whole[which] ?? [])
          for (const place of places)
            if (bytes.length > 0) bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ 0x5a
          const { value } = await readDocument(bytes.subarray(0, Math.ceil(bytes.length * share)), 'x')
          expect(value.tables.every(({ start, end }) => start <= end && end <= value.text.length)).toBe(true)
        },
      ),
      { numRuns: 120, seed: 97042012 },
    )
  })
})

describe('decodeText', () => {
  const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
  it.each([
    ['utf-8', Buffer.from('建议修改'), '建议修改'],
    ['gb18030', bytes('bda8d2e9d0deb8c4'), '建议修改'],
    // 章晓㛃: the last is a four-byte character.
    ['gb18030', bytes('d5c2cffe8230b731'), '章晓㛃'],
    ['big5', bytes('abd8c4b3ad d7a7ef b2c4a440 b1f8'), '建議修改第一條'],
    ['utf-16le', bytes('fffe fa5e ae8b'), '建议'],
    ['hz-gb-2312', Buffer.from('~{=(Ri~}ok'), '建议ok'],
    ['windows-1252', bytes('466f726d61e7e36f20566572e36f'), 'Formação Verão'],
  ])('%s', (charset, input, text) => {
    const found = decodeText(input as Uint8Array)
    expect(found.charset).toBe(charset)
    expect(found.text).toBe(text)
  })
})

describe('sniffFormat', () => {
  it('goes by content; only CSV and plain text by name', () => {
    expect(sniffFormat(docxOf(p('x')), '意见.pdf')).toBe('docx')
    expect(sniffFormat(Buffer.from('a,b\n1,2\n'), 'a.csv')).toBe('csv')
    expect(sniffFormat(Buffer.from('a,b\n1,2\n'), 'a.docx')).toBe('txt')
    expect(sniffFormat(Buffer.from('From: a@b.c\r\nSubject: x\r\n\r\ntext'), 'a.txt')).toBe('eml')
    expect(sniffFormat(Buffer.from('<p>x</p>'), 'a.doc')).toBe('html')
  })
})

describe('readerPool', () => {
  it('reads in other processes, replaces those that hang or grow, and goes on', async () => {
    const pool = readerPool({ size: 1, recycle: 2 })
    onTestFinished(() => pool.close())
    const good = docxOf(p('建议'))
    const all = await Promise.all([pool.read(good, 'a'), pool.read(good, 'b'), pool.read(good, 'c')])
    expect(all.map(({ value }) => value.text)).toEqual(['建议', '建议', '建议'])
    const slow = readerPool({ size: 1, timeout: 1 })
    onTestFinished(() => slow.close())
    expect((await slow.read(good, 'x.docx')).diagnostics).toMatchObject([
      { code: 'file-timeout', place: { file: 'x.docx' } },
    ])
    const small = readerPool({ size: 1, memory: 20 << 20 })
    onTestFinished(() => small.close())
    expect((await small.read(good, 'x.docx')).diagnostics[0]?.code).toMatch(/file-(?:memory|damaged)/)
  })

  it('ends what is being read when it is closed', async () => {
    const pool = readerPool({ size: 1 })
    const reading = pool.read(docxOf(p('建议')), 'x.docx')
    pool.close()
    expect((await reading).diagnostics[0]?.message).toBe('读取已中止')
  })
})

describe('the order of a PDF’s text', () => {
  const line = (words: string, x: number, y: number): { hex: string; x: number; y: number } => ({
    hex: ucs2(words),
    x,
    y,
  })
  const textOf = async (lines: Parameters<typeof pdfPage>[0]): Promise<string> =>
    (await read(pdfPage(lines, 'UniGB-UCS2-H'))).text

  it('is that of the page when quotation marks are drawn after or before the rest of their line', async () => {
    const rest = [line('建议将', 100, 700), line('甲方', 156, 700), line('改为', 198, 700), line('乙方', 240, 700)]
    const marks = [line('“', 142, 700), line('”', 184, 700), line('“', 226, 700), line('”', 268, 700)]
    const wanted = '建议将“甲方”改为“乙方”'
    expect(await textOf([...rest, ...marks])).toBe(wanted)
    expect(await textOf([...marks, ...rest])).toBe(wanted)
    const below = [line('理由是门槛偏高。', 100, 660), line('另有说明。', 100, 620)]
    expect(await textOf([...rest, ...below, ...marks])).toBe(`${wanted}\n理由是门槛偏高。\n另有说明。`)
  })

  it('goes on over a page break, page numbers left out', async () => {
    const long = '建议将牵头单位的研发投入门槛适当降低，同时明确认定口径'
    const pages = [
      [line('说明', 128, 700), line(long, 100, 120), line('— 1 —', 280, 60)],
      [line('和佐证材料。', 100, 760), line('一、其他意见。', 100, 730), line('第2页 共3页', 260, 60)],
      [line('二、结束语。', 100, 760), line('42', 100, 400), line('3', 290, 60)],
    ]
    const found = await read(pdfPages(pages, 'UniGB-UCS2-H'))
    expect(found.text).toBe(`说明\n${long}和佐证材料。\n一、其他意见。\n二、结束语。\n42`)
    expect(found.pages?.map(({ name }) => name)).toEqual(['—1—', '第2页共3页', '3'])
    expect(found.pages?.map(({ start, end }) => found.text.slice(start, end).trim())).toEqual([
      `说明\n${long}`,
      '和佐证材料。\n一、其他意见。',
      '二、结束语。\n42',
    ])
  })

  it('stays as drawn where columns stand beside each other', async () => {
    const left = [line('左栏第一行', 60, 700), line('左栏第二行', 60, 660)]
    const right = [line('右栏第一行', 320, 700), line('右栏第二行', 320, 660)]
    expect(await textOf([...right, ...left])).toBe('右栏第一行\n右栏第二行\n左栏第一行\n左栏第二行')
  })
})
