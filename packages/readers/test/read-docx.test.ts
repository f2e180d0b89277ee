import { type ReadText, readDocument } from '@gongwen/readers'
import { describe, expect, it } from 'vitest'
import { docxOf, p, r } from './made/docx.ts'

async function read(body: string, others: Record<string, string> = {}): Promise<ReadText> {
  const { value, diagnostics } = await readDocument(docxOf(body, others), '意见.docx')
  expect(diagnostics).toEqual([])
  return value
}

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const listed = (list: number, at: number): string =>
  `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`

describe('readDocument on DOCX', () => {
  it('prints the automatic numbers that Word shows', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="2">${level(0, 'chineseCounting', '第%1条')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>`
    const styles = `<w:style w:styleId="Base"><w:pPr>${listed(2, 0)}</w:pPr></w:style><w:style w:styleId="Article"><w:basedOn w:val="Base"/></w:style>`
    const { text } = await read(
      [
        p('总体要求', listed(1, 0)),
        p('目标', listed(1, 1)),
        p('原则', listed(1, 1)),
        p('细则', listed(1, 2)),
        p('条件', listed(1, 0)),
        p('资格', listed(1, 1)),
        p('本办法自发布之日起施行', '<w:pStyle w:val="Article"/>'),
        p('解释', '<w:pStyle w:val="Article"/>'),
        p('不编号', `<w:pStyle w:val="Article"/>${listed(0, 0)}`),
      ].join(''),
      { numbering, styles },
    )
    expect(text.split('\n')).toEqual([
      '一、总体要求',
      '（一）目标',
      '（二）原则',
      '1. 细则',
      '二、条件',
      '（一）资格',
      '第十条 本办法自发布之日起施行',
      '第十一条 解释',
      '不编号',
    ])
  })

  it('says where tables and cells stand, spans and nested tables too', async () => {
    const tc = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
    const inner = `<w:tbl><w:tr>${tc(p('内1'))}${tc(p('内2'))}</w:tr></w:tbl>`
    const { text, tables } = await read(
      `${p('前')}<w:tbl><w:tr>${tc(p('条款') + p('第二段'), '<w:gridSpan w:val="2"/>')}${tc(p('意见'))}</w:tr><w:tr>${tc('<w:p/>', '<w:vMerge/>')}${tc(p('甲') + inner)}${tc(p('乙'))}</w:tr></w:tbl>${p('后')}`,
    )
    expect(text).toBe('前\n条款\n第二段\t意见\n\t甲\n内1\t内2\t乙\n后')
    const cells = tables.map(({ rows }) => rows.map((row) => row.map((cell) => text.slice(cell.start, cell.end))))
    expect(cells).toEqual([
      [
        ['条款\n第二段', '意见'],
        ['', '甲\n内1\t内2', '乙'],
      ],
      [['内1', '内2']],
    ])
    expect(tables[0]?.rows[0]).toMatchObject([{ column: 0, span: 2 }, { column: 2 }])
    expect(tables[0]?.rows[1]?.[0]?.merged).toBe(true)
  })

  it('keeps tracked changes apart from the text and puts them into words', async () => {
    const by = 'w:id="1" w:author="张三" w:date="2025-06-05T10:00:00Z"'
    const del = (text: string): string => `<w:del ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
    const ins = (text: string): string => `<w:ins ${by}>${r(text)}</w:ins>`
    const { text, revisions } = await read(
      `<w:p>${r('年销售收入不低于')}${del('1亿元')}${ins('5000万元')}${r('。')}</w:p><w:p>${r('研发投入。')}${del('（一）条件')}</w:p><w:p>${r('成员单位不少于5家')}${ins('，其中高校不少于1家')}${r('。')}</w:p><w:p>${ins('新增一段。')}</w:p>`,
    )
    expect(text.split('\n')).toEqual([
      '年销售收入不低于5000万元。',
      '【修订】将“1亿元”修改为“5000万元”',
      '研发投入。',
      '【修订】删除“（一）条件”',
      '成员单位不少于5家，其中高校不少于1家。',
      '【修订】在“成员单位不少于5家”后增加“，其中高校不少于1家”',
      '新增一段。',
    ])
    expect(revisions[0]).toEqual({
      change: 'delete',
      start: 8,
      end: 8,
      text: '1亿元',
      author: '张三',
      date: '2025-06-05T10:00:00Z',
    })
    expect(text.slice(revisions[1]?.start, revisions[1]?.end)).toBe('5000万元')
  })

  it('puts remarks in the margin below their paragraph, with what they are about', async () => {
    const { text } = await read(
      `<w:p>${r('研发投入')}<w:commentRangeStart w:id="7"/>${r('不少于500万元')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>`,
      { comments: `<w:comment w:id="7" w:author="李四">${p('建议改为300万元。')}</w:comment>` },
    )
    expect(text).toBe('研发投入不少于500万元\n【批注】“不少于500万元”：建议改为300万元。')
  })

  it('gives the values of content controls and legacy fields with their places', async () => {
    const sdt = (properties: string, content: string): string =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    const named = (tag: string, label: string): string => `<w:alias w:val="${label}"/><w:tag w:val="${tag}"/>`
    const member = (name: string): string =>
      sdt(
        '<w15:repeatingSectionItem/>',
        `<w:tr><w:tc>${sdt(named('name', '成员名称'), p(name))}</w:tc><w:tc>${p('x')}</w:tc></w:tr>`,
      )
    const legacy = (data: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result && r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const { text, fields } = await read(
      [
        `<w:p>${r('牵头单位：')}${sdt(named('lead.name', '牵头单位'), r('温岭泵业'))}</w:p>`,
        `<w:p>${sdt(`${named('kind', '类型')}<w:dropDownList><w:listItem w:displayText="企业" w:value="enterprise"/></w:dropDownList>`, r('企业'))}</w:p>`,
        `<w:p>${sdt(`${named('agree', '同意')}<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>`, r('☒'))}</w:p>`,
        `<w:p>${sdt(`${named('date', '日期')}<w:date w:fullDate="2025-06-03T00:00:00Z"/>`, r('2025年6月3日'))}</w:p>`,
        `<w:p>${sdt(`${named('empty', '备注')}<w:showingPlcHdr/>`, r('单击此处输入'))}</w:p>`,
        `<w:tbl>${sdt(`${named('members', '成员')}<w15:repeatingSection/>`, member('甲公司') + member('乙大学'))}</w:tbl>`,
        `<w:p>${r('联系人')}${legacy('<w:name w:val="contact"/><w:textInput/>', '王五')}</w:p>`,
        `<w:p>${legacy('<w:name w:val="ok"/><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', '')}</w:p>`,
      ].join(''),
    )
    expect(
      fields.map(({ tag, label, kind, value, option, within }) => [tag, label, kind, value, option, within]),
    ).toEqual([
      ['lead.name', '牵头单位', 'text', '温岭泵业', undefined, []],
      ['kind', '类型', 'choice', '企业', 'enterprise', []],
      ['agree', '同意', 'checkbox', 'true', undefined, []],
      ['date', '日期', 'date', '2025-06-03', undefined, []],
      ['empty', '备注', 'text', '', undefined, []],
      ['name', '成员名称', 'text', '甲公司', undefined, [{ tag: 'members', item: 0 }]],
      ['name', '成员名称', 'text', '乙大学', undefined, [{ tag: 'members', item: 1 }]],
      ['contact', '', 'text', '王五', undefined, []],
      ['ok', '', 'checkbox', 'true', undefined, []],
    ])
    for (const { kind, value, start, end } of fields) {
      if (kind === 'text' && value !== '') expect(text.slice(start, end)).toBe(value)
    }
  })

  it('reads text boxes once, symbols, footnotes; says when only a picture is there', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:txbxContent>${p('框内')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('框内')}</w:txbxContent></mc:Fallback></mc:AlternateContent>`
    const { text } = await read(
      `<w:p><w:r>${box}</w:r>${r('同意')}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>`,
      { footnotes: `<w:footnote w:id="2">${p('脚注')}</w:footnote>` },
    )
    expect(text).toBe('框内\n同意☑\n脚注')
    const picture = await readDocument(docxOf('<w:p><w:r><pic:pic/></w:r></w:p>'), '盖章页.docx')
    expect(picture.value.scanned).toEqual([1])
    expect(picture.diagnostics).toMatchObject([{ code: 'file-scanned', severity: 'warning' }])
  })

  it('takes names of elements for names only', async () => {
    const { text } = await read(`<constructor/><__proto__/><toString/>${p('正文')}`)
    expect(text).toBe('正文')
  })
})
