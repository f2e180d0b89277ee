import { readFileSync } from 'node:fs'
import { type ReadText, readDocument } from '@gongwen/readers'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { compoundOf } from './made/compound.ts'
import { docxOf, p } from './made/docx.ts'
import { pdfOf } from './made/pdf.ts'

async function read(bytes: Uint8Array, name = '附件'): Promise<ReadText> {
  const { value, diagnostics } = await readDocument(bytes, name)
  expect(diagnostics).toEqual([])
  return value
}

const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const besides = ({ beside = [] }: ReadText): [string, string][] =>
  beside.map(({ name, read: { text } }) => [name, text])

/** A DOCX with further parts, by what they are to the document. */
function docxWith(others: Record<string, { kind: string; bytes: Uint8Array }>): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(docxOf(p('正文。')))
  const relations = Object.entries(others).map(
    ([name, { kind }], index) => `<Relationship Id="o${index}" Type="http://x/${kind}" Target="${name}"/>`,
  )
  files['word/_rels/document.xml.rels'] = strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  )
  for (const [name, { bytes }] of Object.entries(others)) files[`word/${name}`] = bytes
  return zipSync(files)
}

const margin = (name: string, body: string): Uint8Array =>
  strToU8(`<w:${name} xmlns:w="w" xmlns:v="v">${body}</w:${name}>`)

describe('beside the text of a document', () => {
  it('stand headers and footers of a DOCX, once, without page numbers', async () => {
    const found = await read(
      docxWith({
        'header1.xml': {
          kind: 'header',
          bytes: margin('hdr', `${p('临港市商会')}<w:p><w:r><v:textpath string="内部资料"/></w:r></w:p>`),
        },
        'header2.xml': { kind: 'header', bytes: margin('hdr', p('临港市商会')) },
        'footer1.xml': { kind: 'footer', bytes: margin('ftr', p('第 1 页 共 3 页')) },
      }),
    )
    expect(found.text).toBe('正文。')
    expect(besides(found)).toEqual([['页眉页脚', '临港市商会\n内部资料']])
  })

  it('stand the words of charts and diagrams', async () => {
    const values = (items: string[]): string =>
      items.map((each, at) => `<c:pt idx="${at}"><c:v>${each}</c:v></c:pt>`).join('')
    const chart = `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>投诉量</a:t></a:r></a:p></c:title><c:ser><c:tx>${values(['本市'])}</c:tx><c:cat>${values(['去年', '今年'])}</c:cat><c:val>${values(['3', '5'])}</c:val></c:ser></c:chartSpace>`
    const diagram = `<d:dataModel xmlns:d="d" xmlns:a="a"><d:pt><d:t><a:p><a:r><a:t>先公示</a:t></a:r></a:p></d:t></d:pt><d:pt/><d:pt><a:t>再认定</a:t></d:pt></d:dataModel>`
    const found = await read(
      docxWith({
        'charts/chart1.xml': { kind: 'chart', bytes: strToU8(chart) },
        'diagrams/data1.xml': { kind: 'diagramData', bytes: strToU8(diagram) },
      }),
    )
    expect(besides(found)).toEqual([['图表和图示', '投诉量\n本市：去年 3；今年 5\n先公示\n再认定']])
  })

  it('stand embedded files, whatever wraps them, but no formulas', async () => {
    const table = await writeXlsx({ sheets: [{ name: '表', rows: [['建议提高补助']] }] })
    const note = Buffer.from('建议删去第三条。')
    const number = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer)
    const text = (value: string): Buffer => Buffer.from(`${value}\0`)
    const native = Buffer.concat([
      number(0),
      Buffer.from([2, 0]),
      text('note.txt'),
      text('c:\\note.txt'),
      Buffer.alloc(4),
      number(2),
      text('t'),
      number(note.length),
      note,
    ])
    const found = await read(
      docxWith({
        'embeddings/sheet.xlsx': { kind: 'package', bytes: table },
        'embeddings/object1.bin': { kind: 'oleObject', bytes: compoundOf({ '\u0001Ole10Native': native }) },
        'embeddings/object2.bin': { kind: 'oleObject', bytes: compoundOf({ Package: docxOf(p('内层。')) }) },
        'embeddings/object3.bin': { kind: 'oleObject', bytes: compoundOf({ 'Equation Native': Buffer.alloc(8) }) },
      }),
    )
    expect(besides(found)).toEqual([
      ['sheet.xlsx', '建议提高补助'],
      ['note.txt', '建议删去第三条。'],
      ['object2.bin', '内层。'],
    ])
  })

  it('stand what cannot be read, and files in files in files up to a depth, each said', async () => {
    const locked = docxWith({
      'embeddings/a.bin': { kind: 'oleObject', bytes: compoundOf({ Unknown: Buffer.alloc(8) }) },
    })
    const { value, diagnostics } = await readDocument(locked, '甲.docx')
    expect(besides(value)).toEqual([['a.bin', '']])
    expect(diagnostics).toMatchObject([{ code: 'file-unsupported', place: { file: '甲.docx', part: 'a.bin' } }])
    let nested = docxOf(p('最里面'))
    for (let depth = 0; depth < 8; depth++)
      nested = docxWith({ 'embeddings/in.docx': { kind: 'package', bytes: nested } })
    expect((await readDocument(nested, '套.docx')).diagnostics.map(({ code }) => code)).toEqual(['file-too-large'])
  })

  it('stand files attached to a PDF', async () => {
    const pdf = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 4 0 R] >> >> >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [6 0 R] >>',
      '<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F 5 0 R >> >>',
      '<< /Type /EmbeddedFile /Length 13 >>\nstream\nplease reply.\nendstream',
      '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /Type /Filespec /F (b.txt) /UF (b.txt) /EF << /F 7 0 R >> >> >>',
      '<< /Type /EmbeddedFile /Length 8 >>\nstream\nme, too.\nendstream',
    ])
    expect(besides(await read(pdf))).toEqual([
      ['b.txt', 'me, too.'],
      ['a.txt', 'please reply.'],
    ])
  })
})

describe('tracked changes, notes and boxes', () => {
  const changed = '第一段开头，中间插入文字庚，结尾。\n【修订】删除“删除文字己”\n【修订】在“中间”后增加“插入文字庚”'

  it('of a Word 97–2003 document are said as those of a DOCX', async () => {
    const found = await read(fixture('changes.doc'))
    expect(found.text.startsWith(changed)).toBe(true)
    for (const words of ['脚注文字丁', '尾注文字壬', '【批注】批注文字戊', '隐藏文字辛', '文本框文字丙', '形状文字癸'])
      expect(found.text).toContain(words)
    expect(besides(found)).toEqual([['页眉页脚', '页眉文字甲\n页脚文字乙']])
  })

  it('of RTF stand after what they belong to', async () => {
    const found = await read(fixture('changes.rtf'))
    expect(found.text).toBe(
      `${changed}\n第二段有脚注。\n第三段有批注。\n【批注】批注文字戊\n第四段隐藏文字辛之后。\n第五段有文本框。\n文本框文字丙\n第六段有形状。\n第七段最后。\n脚注文字丁\n尾注文字壬`,
    )
    expect(besides(found)).toEqual([['页眉页脚', '页眉文字甲\n页脚文字乙']])
  })

  it('of RTF are there even when the file ends within them', async () => {
    const cut = String.raw`{\rtf1 One\par Two{\footnote Three {\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Four\par Fi`
    expect((await read(Buffer.from(cut))).text).toBe('One\nTwo\nThree\nFour\nFi')
  })

  it('of OpenDocument texts leave the paragraph around them whole', async () => {
    const content = `<o:c xmlns:o="o" xmlns:office="f" xmlns:text="t" xmlns:draw="d" xmlns:dc="c">
      <text:tracked-changes><text:changed-region text:id="1"><text:deletion><dc:creator>甲</dc:creator><text:p>三年</text:p></text:deletion></text:changed-region><text:changed-region text:id="2"><text:insertion/></text:changed-region></text:tracked-changes>
      <text:p>前<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>后，建设期<text:change text:change-id="1"/><text:change-start text:change-id="2"/>五年<text:change-end text:change-id="2"/>为宜。</text:p>
      <text:p>另有<draw:text-box><text:p>框里的话</text:p></draw:text-box>一说。</text:p></o:c>`
    const styles = `<o:s xmlns:o="o" xmlns:style="s" xmlns:text="t"><style:master-page><style:header><text:p>甲公司</text:p></style:header><style:footer><text:p>3</text:p></style:footer></style:master-page></o:s>`
    const file = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(content),
      'styles.xml': strToU8(styles),
      'Object 1/content.xml': strToU8('<o:c xmlns:o="o" xmlns:text="t"><text:p>图中的话</text:p></o:c>'),
    })
    const found = await read(file)
    expect(found.text).toBe('前后，建设期五年为宜。\n【修订】将“三年”修改为“五年”\n框里的话\n另有一说。\n脚注')
    expect(found.revisions.map(({ change, text }) => [change, text])).toEqual([
      ['delete', '三年'],
      ['insert', '五年'],
    ])
    expect(besides(found)).toEqual([
      ['页眉页脚', '甲公司'],
      ['嵌入对象（Object 1）', '图中的话'],
    ])
  })

  it('of spreadsheets are remarks on cells and boxes over them', async () => {
    const xlsx = await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [
            ['条款', '意见'],
            ['第一条', '偏低'],
          ],
          cells: new Map([['1,1', { comment: { text: '应当再提高' } }]]),
          textBoxes: [{ text: '框中的话', anchor: { from: { row: 4, col: 0 } } }],
        },
      ],
    })
    const ods = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(
        `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="表"><table:table-row><table:table-cell office:value-type="string"><text:p>条款</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>应当再提高</text:p></office:annotation><text:p>偏低</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    })
    expect((await read(xlsx)).text).toBe('条款\t意见\n第一条\t偏低\n【批注】“偏低”：应当再提高\n框中的话')
    expect((await read(fixture('notes.xls'))).text).toBe(
      '条款\t意见\n第一条\t偏低\n【批注】“偏低”：李:\n应当再提高\n框中的话',
    )
    expect((await read(ods)).text).toBe('条款\n偏低\n【批注】“偏低”：应当再提高')
  })
})
