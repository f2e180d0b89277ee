import * as m from '@gongwen/model'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { prepareDocx, writeDocx } from '../src/index.ts'
import { form, notice } from './docx-sample.ts'
import { partsOf, textIn } from './docx-text.ts'
import { host } from './fixture.ts'
import { pictures } from './sample.ts'

const ours = host(pictures)
const write = (document: m.Document) => writeDocx(document, ours)
const parts = (document: m.Document) => partsOf(write(document).value)
const body = (...children: m.Block[]): string => parts(m.document('题', children)).get('word/document.xml')!
const inParagraph = (...children: (string | m.Inline)[]): string => body(m.paragraph(children))
const styles = (document: m.Document): string => parts(document).get('word/styles.xml')!
/** Styles of the paragraphs in order. */
const styled = (xml: string): string[] => [...xml.matchAll(/<w:pStyle w:val="(\w+)"\/>/g)].map(([, id]) => id!)

describe('the package', () => {
  it('has its parts, types and relations, and nothing else', () => {
    expect([...Object.keys(unzipSync(write(notice).value))]).toMatchInlineSnapshot(`
      [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/numbering.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
      ]
    `)
  })

  it('carries no clock and no person', () => {
    const core = parts(notice).get('docProps/core.xml')!
    expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2023-04-28T01:00:00Z</dcterms:created>')
    expect(core).toContain('<dc:creator>甲州市人民政府</dc:creator>')
    expect(parts(m.document('题', [])).get('docProps/core.xml')).not.toContain('creator')
    const view = new DataView(write(notice).value.buffer)
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21])
  })

  it('is the same from a press, whatever was written before', () => {
    const press = prepareDocx(ours)
    press.write(form)
    expect(press.write(notice).value).toEqual(write(notice).value)
  })
})

describe('styles', () => {
  it('say everything in an ordinary notice but the places that depend on the text', () => {
    const xml = parts(notice).get('word/document.xml')!
    const direct = [...xml.matchAll(/<w:pPr><w:pStyle w:val="(\w+)"\/>(.*?)<\/w:pPr>/g)]
      .filter(([, , rest]) => rest!.replace('<w:keepNext/>', '').replace('<w:pageBreakBefore/>', '') !== '')
      .map(([, id]) => id)
    expect([...new Set(direct)]).toEqual(['Mark', 'RedRule', 'Organ', 'Date'])
    expect(
      [...xml.matchAll(/<w:rPr>(.*?)<\/w:rPr>/g)].filter(([, inner]) => !/^<w:rStyle[^>]*\/>$/.test(inner!)),
    ).toHaveLength(1)
  })

  it('have Chinese names for each role, outline levels and a next style', () => {
    const xml = styles(notice)
    for (const name of [
      '公文标题',
      '主送机关',
      '公文正文',
      '附件说明',
      '署名',
      '成文日期',
      '附注',
      '抄送机关',
      '发文机关标志',
    ])
      expect(xml).toContain(`<w:name w:val="${name}"/>`)
    for (const [index, level] of [...'一二三四五'].entries())
      expect(xml).toMatch(
        new RegExp(
          `<w:name w:val="heading ${index + 1}"/><w:aliases w:val="${level}级标题"/>.*?<w:outlineLvl w:val="${index}"/>`,
        ),
      )
    expect(xml).toMatch(/w:styleId="Title">.*?<w:next w:val="Recipients"\/>/)
  })

  it('refer to styles that are there', () => {
    const ids = new Set([...styles(form).matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id))
    const used = [
      ...[...parts(form).values()].join('').matchAll(/<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="(\w+)"/g),
    ]
    expect(used.map(([, id]) => id).filter((id) => !ids.has(id))).toEqual([])
  })

  it('name the fonts that were chosen, and what stands in for them', () => {
    expect(styles(notice)).toContain('w:eastAsia="仿宋_GB2312"')
    expect(parts(notice).get('word/fontTable.xml')).toContain(
      '<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/>',
    )
    const named = (fonts: 'oss' | 'own') => partsOf(writeDocx(notice, ours, { fonts }).value).get('word/styles.xml')!
    expect(named('oss')).toContain('w:eastAsia="LXGW WenKai GB Lite"')
    expect(named('own')).toContain('w:eastAsia="Noto Serif SC SemiBold"')
  })

  it('set western letters in a roman face where the document asks for it, folios never', () => {
    const xml = styles(m.document('题', [], { latin: 'roman' }))
    expect(xml).toContain('w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"')
    expect(xml).toMatch(/w:styleId="FolioOdd">.*?w:ascii="宋体"/)
  })
})

describe('版头、主体、版记', () => {
  it('stand in their order', () => {
    const order = styled(parts(notice).get('word/document.xml')!).filter((style, i, all) => style !== all[i - 1])
    expect(order.join(' ')).toMatchInlineSnapshot(
      `"Serial Urgency Mark Number RedRule Title Recipients Body AttachmentsFirst AttachmentsMore Organ Date Note AttachmentLabel AttachmentTitle Body Heading1 RunIn2 Heading2 RunIn3 Body Heading1 Body AttachmentLabel AttachmentTitle Body TableHead TableCenter TableText TableCenter TableText ImprintPage Copies Printer Carrier"`,
    )
  })

  it.each([
    [
      'a short date: 署名 two characters from the right',
      '甲州市科学技术局办公室',
      '2025-06-03',
      undefined,
      8844 - 11 * 315,
    ],
    ['a long date: it ends two characters from the right', '甲州市府', '2025-06-03', 2126, 8845 - 2126 - 2 * 315],
  ])('sign without a seal by 7.3.5.2: %s', (_, organ, date, right, start) => {
    const xml = body(m.paragraph('文'), m.signature(organ, date))
    expect(xml).toMatch(
      right === undefined ? /<w:pStyle w:val="Organ"\/><\/w:pPr>/ : new RegExp(`"Organ"/><w:ind w:right="${right}"/>`),
    )
    expect(Number(/"Date"\/><w:ind w:left="(\d+)"/.exec(xml)?.[1])).toBeCloseTo(start, -1)
  })

  it('put a seal over the date, in the middle of it', () => {
    const seal = m.image('seal.png', '印章', { width: 42 })
    const xml = body(m.paragraph('文'), m.signature([{ name: '甲州市财政局', seal }], '2025-06-03', { sealed: true }))
    const left = Number(/relativeFrom="column"><wp:posOffset>(-?\d+)/.exec(xml)?.[1]) / 36_000 + 21
    expect(156 - left).toBeCloseTo(((4 + 6.75 / 2) * 315 * 25.4) / 1440, 0)
    expect(xml).toContain('descr="印章"')
  })

  it('set joint organs side by side, the date below the last', () => {
    const organs = ['甲州市财政局', '甲州市科技局', '甲州市审计局', '甲州市统计局'].map((name) => ({ name }))
    const xml = body(m.signature(organs, '2025-06-03', { sealed: true }))
    expect([...xml.matchAll(/<w:tr>/g)]).toHaveLength(2)
    expect(xml.indexOf('2025年6月3日')).toBeGreaterThan(xml.indexOf('甲州市统计局'))
  })

  it('spread the shorter of joint names, and begin the names of 签发人 below each other', () => {
    const xml = body(
      m.masthead(['甲州市财政局', '甲州市发展和改革委员会'], {
        number: '甲财〔2025〕1号',
        signers: ['张三', '李四', '王五'],
      }),
    )
    expect([...xml.matchAll(/<w:fitText/g)]).toHaveLength(1)
    expect(styled(xml)).toEqual(['Mark', 'Mark', 'Mark', 'NumberSigner', 'SignerMore', 'RedRule'])
    expect(xml).toMatch(/签发人：<.*张三\u3000李四.*甲财〔2025〕1号.*王五/)
  })

  it('hold 版记 at the foot of the text as a table of its width', () => {
    const xml = body(m.imprint({ recipients: '各县', copies: '市委', printer: '办公室', printed: '2025-06-03' }))
    expect(xml).toContain('relativeFrom="margin"><wp:align>bottom</wp:align>')
    expect(xml).toContain('<w:tblW w:w="8845" w:type="dxa"/>')
    expect(textIn(write(m.document('题', [m.imprint({ copies: '市委' })])).value)).toContain('抄送：市委。')
  })

  it('put the mark of 信函 into the header of its first page, without a number there', () => {
    const letter = parts(
      m.document('题', [m.masthead('甲州市科技局', { suffix: '', number: '甲科函〔2025〕1号' })], { kind: 'letter' }),
    )
    expect(letter.get('word/header1.xml')).toContain('甲州市科技局')
    expect(letter.get('word/document.xml')).toMatch(/<w:headerReference w:type="first".*<w:titlePg\/>/)
  })
})

describe('pages', () => {
  it('number odd and even pages apart', () => {
    const { value } = write(notice)
    expect(partsOf(value).get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(partsOf(value).get('word/footer1.xml')).toMatch(/FolioEven.*— .*PAGE.* —/)
    expect(partsOf(value).get('word/footer2.xml')).toMatch(/FolioOdd.*PAGE/)
  })

  it('turn for a landscape section and back, with folios where the others are', () => {
    const xml = body(m.paragraph('前'), m.section('landscape', [m.paragraph('横')]), m.paragraph('后'))
    expect([...xml.matchAll(/<w:pgSz w:w="(\d+)"/g)].map(([, width]) => width)).toEqual(['11906', '16838', '11906'])
    expect(xml).toContain('<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"')
    const turned = parts(m.document('题', [m.section('landscape', [m.paragraph('横')])]))
    expect(turned.get('word/footer3.xml')).toContain('vert="vert"')
  })

  it('do not end in an empty page after turned ones', () => {
    const xml = body(m.paragraph('前'), m.section('landscape', [m.paragraph('横')]))
    expect([...xml.matchAll(/<w:pgSz w:w="(\d+)"/g)].map(([, width]) => width)).toEqual(['11906', '16838'])
  })

  it('break before a paragraph, not in one', () => {
    expect(body(m.paragraph('甲'), m.pageBreak(), m.paragraph('乙'))).toMatch(
      /"Body"\/><w:pageBreakBefore\/><\/w:pPr>.*乙/,
    )
    expect(body(m.paragraph('甲'), m.pageBreak(), m.paragraph('乙'))).not.toContain('w:type="page"')
  })

  it('break before the title of a text that follows, not before its subtitle', () => {
    const draft = m.attachment('意见稿', [m.title('意见', '（征求意见稿）'), m.paragraph('正文')], { plain: true })
    expect(body(m.paragraph('公告'), draft)).toMatch(/"TitleAbove"\/><w:pageBreakBefore\/>.*"Subtitle"\/><\/w:pPr>/)
  })

  it('begin anew for 版记 where our own layout gives it a page', () => {
    const imprint = m.imprint({ copies: '市委' })
    expect(styled(body(m.paragraph('短文'), imprint))).toContain('ImprintPage')
    expect(styled(body(m.paragraph('短文'), m.pageBreak(), m.paragraph('短文'), imprint))).not.toContain('ImprintPage')
    const long = Array.from({ length: 130 }, () => m.paragraph('长'.repeat(100)))
    expect(styled(body(...long, imprint))).not.toContain('ImprintPage')
  })

  it('hold two lines to the signature, the signature to 附注, and small tables together', () => {
    const held = (xml: string): (string | undefined)[] =>
      [...xml.matchAll(/<w:pStyle w:val="(\w+)"\/><w:keepNext\/>/g)].map(([, id]) => id)
    const paragraphs = ['甲', '乙', '丙'].map((text) => m.paragraph(text))
    const sign = m.signature('市科技局', '2025-06-03')
    expect(held(body(...paragraphs, sign))).toEqual(['Body', 'Body'])
    expect(held(body(...paragraphs, m.paragraph('长'.repeat(60)), sign))).toEqual(['Body'])
    expect(held(body(...paragraphs, m.attachmentList('长'.repeat(40)), sign))[0]).toBe('Body')
    expect(held(body(m.attachmentList('甲', '乙'), sign, m.note('此件公开发布')))).toHaveLength(3)
    const rows = (count: number): string[][] => Array.from({ length: count }, () => ['甲', '乙'])
    expect(held(body(m.table(rows(3))))).toHaveLength(4)
    expect(held(body(m.table(rows(30))))).toHaveLength(2)
  })
})

describe('inside the text', () => {
  it('numbers are words of the heading, with a bookmark on what is referred to', () => {
    const xml = body(m.heading(1, 2, '组织实施', { id: 'do' }), m.paragraph(['见第', m.reference('do', '二'), '部分']))
    expect(xml).toMatch(
      /<w:bookmarkStart w:id="\d+" w:name="(_Ref\d+)"\/><w:r><w:t [^>]*>二<\/w:t><\/w:r><w:bookmarkEnd/,
    )
    expect(xml).toMatch(/<w:fldSimple w:instr=" REF _Ref\d+ \\h ">/)
  })

  it('a tab stands behind a circled number that begins a paragraph, so that no program sets a gap there', () => {
    expect(inParagraph('①甲②乙')).toMatch(/①<\/w:t><w:tab\/><w:t [^>]*>甲②乙</)
    expect(body(m.heading(5, 2, '甲'))).toMatch(/②<\/w:t><w:tab\/>/)
    expect(body(m.paragraph('①甲', { align: 'center' }))).not.toContain('<w:tab/>')
    expect(styles(notice)).toMatch(/w:styleId="Body".*?<w:tab w:val="left" w:pos="957"\/>/)
  })

  it('marks are squeezed by Word only where the document asks for it', () => {
    const settings = (punctuation: 'full' | 'squeezed'): string =>
      parts(m.document('题', [], { punctuation })).get('word/settings.xml')!
    expect(settings('full')).toContain('<w:characterSpacingControl w:val="doNotCompress"/>')
    expect(settings('squeezed')).toContain('<w:characterSpacingControl w:val="compressPunctuation"/>')
  })

  it('lists are numbered by Word, each for itself', () => {
    const document = m.document('题', [
      m.list(['甲', '乙'], { ordered: true }),
      m.list(['丙'], { ordered: true, start: 5 }),
      m.list(['丁']),
    ])
    const numbering = parts(document).get('word/numbering.xml')!
    expect([...numbering.matchAll(/<w:num w:numId="(\d)">/g)].map(([, id]) => id)).toEqual(['1', '2', '3'])
    expect(textIn(write(document).value).split('\n').slice(0, 4)).toEqual(['1.甲', '2.乙', '5.丙', '丁'])
  })

  it('notes, remarks and changes are native', () => {
    const document = m.document('题', [
      m.paragraph([
        '文',
        m.footnote('注'),
        m.remark('张三', '请核', '此处', '2025-06-03T09:00:00Z'),
        m.revision('delete', '旧'),
        m.revision('insert', '新'),
      ]),
    ])
    const made = parts(document)
    expect(made.get('word/footnotes.xml')).toMatch(/<w:footnote w:id="1">.*<w:footnoteRef\/>.*注/)
    expect(made.get('word/comments.xml')).toContain('w:author="张三" w:date="2025-06-03T09:00:00Z"')
    expect(made.get('word/document.xml')).toMatch(/<w:del [^>]*>.*<w:delText [^>]*>旧<\/w:delText>.*<w:ins [^>]*>.*新/)
  })

  it('tables have head rows, spans and widths', () => {
    const cell = m.tableCell('跨', { rowSpan: 2, columnSpan: 2 })
    const xml = body(
      m.table([['甲', '乙', '丙'], [cell, '一'], ['二']], { columns: [{ width: 1 }, { width: 1 }, { width: 2 }] }),
    )
    expect([...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, w]) => Number(w))).toEqual([2211, 2211, 4423])
    expect(xml).toMatch(/<w:trPr><w:cantSplit\/><w:tblHeader\/>/)
    expect(xml).toMatch(/<w:gridSpan w:val="2"\/><w:vMerge w:val="restart"\/>.*<w:gridSpan w:val="2"\/><w:vMerge\/>/)
  })

  it('tables that follow each other stay two', () => {
    expect(body(m.table([['甲']]), m.table([['乙']]))).toMatch(/<\/w:tbl><w:p><w:pPr><w:pStyle w:val="TableGap"\/>/)
  })

  it('fields are content controls with tag, label, lock and placeholder', () => {
    const xml = parts(form).get('word/document.xml')!
    expect(xml).toContain('<w:alias w:val="联合体名称"/><w:tag w:val="name"/>')
    expect(xml).toMatch(/<w:tag w:val="about"\/><w:id w:val="\d+"\/><w:lock w:val="sdtLocked"\/><w:richText\/>/)
    expect(xml).toContain('<w:listItem w:displayText="机器人" w:value="b"/>')
    expect(xml).toContain('<w:date w:fullDate="2025-06-03T00:00:00Z">')
    expect(xml).toContain('<w14:checkbox><w14:checked w14:val="1"/>')
    expect(xml).toContain('<w:showingPlcHdr/><w:picture/>')
    expect(xml).toMatch(
      /<w:tag w:val="members"\/><w:id w:val="\d+"\/><w15:repeatingSection\/>.*<w15:repeatingSectionItem\/>/,
    )
    expect(xml).toMatch(/<w:lock w:val="sdtContentLocked"\/><w:richText\/><\/w:sdtPr><w:sdtContent><w:r>.*?联合体名称/)
    expect(xml).toContain('<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t xml:space="preserve">万元')
  })

  it('pictures, codes and charts say what they show', () => {
    const document = m.document('题', [
      m.paragraph([m.image('logo.svg', '徽标'), m.qrCode('https://example.com/1', '查验码')]),
      m.chart({ form: 'bar', alt: '投入图', categories: ['甲'], series: [{ name: '投入', values: [1] }] }),
    ])
    const xml = parts(document).get('word/document.xml')!
    for (const alt of ['徽标', '查验码', '投入图']) expect(xml).toContain(`descr="${alt}"`)
    expect(parts(document).get('word/charts/chart1.xml')).toContain('<c:v>投入</c:v>')
    expect(Object.keys(unzipSync(write(document).value)).filter((name) => /media/.test(name))).toEqual([
      'word/media/image1.png',
      'word/media/image2.svg',
      'word/media/image3.png',
    ])
  })

  it('charts tell their series apart without colour', () => {
    const series = ['甲', '乙', '丙', '丁'].map((name) => ({ name, values: [1, 2] }))
    const chartOf = (form: 'bar' | 'line' | 'radar' | 'pie'): string =>
      parts(
        m.document('题', [
          m.chart({ form, alt: '图', categories: ['一', '二'], series: series.slice(0, form === 'pie' ? 1 : 4) }),
        ]),
      ).get('word/charts/chart1.xml')!
    const differ = (found: RegExpMatchArray[]): number => new Set(found.map(([, look]) => look)).size
    expect(differ([...chartOf('bar').matchAll(/<c:spPr>(<a:solidFill>|<a:pattFill prst="\w+">)/g)])).toBe(4)
    for (const form of ['line', 'radar'] as const) {
      expect(differ([...chartOf(form).matchAll(/<a:prstDash val="(\w+)"/g)])).toBe(4)
      expect(differ([...chartOf(form).matchAll(/<c:symbol val="(\w+)"/g)])).toBe(4)
    }
    expect(differ([...chartOf('pie').matchAll(/<c:dPt>.*?(<a:solidFill>|<a:pattFill prst="\w+">)/g)])).toBe(2)
  })

  it('boxes stand where they were put, in styles of their own, text no larger than fits', () => {
    const box = m.box({ x: 10, y: 20, width: 60, height: 12 }, '某某某创新联合体名称很长', {
      size: 22,
      smallest: 12,
      face: 'xiaobiaosong',
    })
    const made = parts(m.document('证书', [box], { kind: 'certificate', folio: 'none' }))
    expect(made.get('word/document.xml')).toContain('relativeFrom="page"><wp:posOffset>360000<')
    expect(made.get('word/styles.xml')).toMatch(/<w:name w:val="文本框 小标宋 14磅 居左 行距21"\/>/)
  })

  it('a box breaks its long centred line by meaning, as our own pages do; a first line goes in where it says so', () => {
    const name = '台州市海洋装备与深远海智能养殖及水下机器人协同创新联合体'
    const centred = m.box({ x: 10, y: 20, width: 120, height: 22 }, name, { size: 20, align: 'center' })
    const first = { ...m.paragraph('特发此证。'), indent: 'first-line' as const }
    const opening = { ...centred, y: 50, align: 'left' as const, children: [first] }
    const made = m.document('证书', [centred, opening], { kind: 'certificate', folio: 'none' })
    const xml = parts(made).get('word/document.xml') ?? ''
    const lines = [...(xml.match(/<w:txbxContent>.*?<\/w:txbxContent>/)?.[0] ?? '').matchAll(/<w:t [^>]*>([^<]*)</g)]
    expect(lines.map(([, line]) => line)).toEqual(['台州市海洋装备与深远海智能养殖', '及水下机器人协同创新联合体'])
    expect(xml).toMatch(/<w:ind w:firstLine="800"\/>.*特发此证/)
  })

  it('a box that holds a picture alone has no letters that would push it out', () => {
    const figure = m.box({ x: 10, y: 20, width: 42, height: 42 }, '', { size: 16 })
    const seal = { ...figure, children: [m.figure(m.image('seal.png', '印章'))] }
    const xml = parts(m.document('证书', [seal, { ...figure, children: [m.paragraph([m.qrCode('码', '码')])] }]))
    const styles = [
      ...(xml.get('word/document.xml') ?? '').matchAll(/<w:txbxContent><w:p><w:pPr><w:pStyle w:val="(\w+)"/g),
    ]
    expect(styles).toHaveLength(2)
    for (const [, id = ''] of styles)
      expect(xml.get('word/styles.xml')).toMatch(new RegExp(`w:styleId="${id}".*?<w:sz w:val="2"/>`))
  })

  it('letter-spacing leaves nothing behind the last letter of a line', () => {
    const spaced = m.box({ x: 10, y: 20, width: 90, height: 40 }, '证书\n副本', {
      ...{ size: 20, tracking: 0.4, align: 'center' },
    })
    const xml = parts(m.document('证书', [spaced], { kind: 'certificate' })).get('word/document.xml') ?? ''
    const runs = [...xml.matchAll(/<w:r>(<w:rPr><w:spacing w:val="0"\/><\/w:rPr>)?<w:t [^>]*>([^<]*)</g)]
    expect(runs.map(([, off, text]) => [text, off !== undefined])).toEqual([
      ['证', false],
      ['书', true],
      ['副', false],
      ['本', true],
    ])
  })

  it('目录 is a field with its entries in it', () => {
    const xml = body(m.contents(2), m.heading(1, 1, '甲'), m.pageBreak(), m.heading(2, 1, '乙'))
    expect(xml).toMatch(/TOC \\o &quot;1-2&quot;|TOC \\o "1-2"/)
    expect(xml).toMatch(/PAGEREF _Toc000000002 \\h "><w:r><w:t xml:space="preserve">2</)
  })
})

describe('what cannot be written', () => {
  const codes = (...children: (string | m.Inline)[]): string[] =>
    write(m.document('题', [m.paragraph(children)])).diagnostics.map(({ code }) => code)

  it('is taken out of the text and reported with its place', () => {
    const paragraph = { ...m.paragraph('甲\u0000\u0008\u001f\ufffe\uffff\ud800乙\ud842\udfb7'), position: { line: 3 } }
    const { value, diagnostics } = write(m.document('题\u0001', [paragraph]))
    expect(textIn(value)).toContain('甲乙𠮷')
    expect(diagnostics).toMatchObject([
      { code: 'text-character-removed', place: { line: 3 }, message: expect.stringContaining('U+D800') },
    ])
  })

  it.each([
    ['a link that is none', m.link('javascript:alert(1)', '点'), 'link-not-written'],
    ['a reference to nothing', m.reference('nowhere', '三'), 'reference-without-target'],
    ['a picture that is missing', m.image('none.png', '图'), 'image-missing'],
    ['a code that is too long', m.qrCode('长'.repeat(2000), '码'), 'qr-code-too-long'],
  ])('%s is reported', (_, node, code) => {
    expect(codes('文', node)).toEqual([code])
  })

  it('markup in values stays text', () => {
    expect(textIn(write(m.document('<a>&"', [m.paragraph('</w:t><w:br/>&amp;"')])).value)).toContain(
      '</w:t><w:br/>&amp;"',
    )
    expect(inParagraph('甲\n乙\t丙')).toMatch(/甲<\/w:t><w:br\/><w:t [^>]*>乙<\/w:t><w:tab\/>/)
  })
})
