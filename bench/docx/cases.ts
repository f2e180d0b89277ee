import * as m from '@gongwen/model'

const sentence =
  '深入实施创新驱动发展战略，到2027年，全社会研究与试验发展经费占地区生产总值比重达到3.4%，建成“一廊多点”创新平台体系。'

/** A text of about so many characters, as headings and paragraphs. */
export interface Text {
  title: string
  parts: { level: 0 | 1 | 2; text: string }[]
  rows: string[][]
}

/** An invented text: every sixth paragraph a heading of the first level, every second of the second. */
export function textOfLength(characters: number): Text {
  const parts: Text['parts'] = []
  for (let written = 0, i = 0; written < characters; i += 1) {
    const level = i % 12 === 0 ? 1 : i % 4 === 1 ? 2 : 0
    const text = level > 0 ? `第${i}项重点任务` : `${i}。${sentence.repeat(1 + (i % 3))}`
    parts.push({ level, text })
    written += text.length
  }
  const rows = Array.from({ length: 20 }, (_, i) => [String(i + 1), `任务${i}`, '市科技局'])
  return { title: '甲州市人民政府关于印发创新体系建设实施方案的通知', parts, rows }
}

/** The text as a document of ours. */
export function documentOf({ title, parts, rows }: Text): m.Document {
  let first = 0
  let second = 0
  const blocks = parts.map(({ level, text }): m.Block => {
    if (level === 0) return m.paragraph(text)
    if (level === 1) second = 0
    return m.heading(level, level === 1 ? ++first : ++second, text)
  })
  return m.document(title, [
    m.masthead('甲州市人民政府', { number: '甲政发〔2023〕12号' }),
    m.title(title),
    m.recipients('各县（市、区）人民政府：'),
    ...blocks,
    m.table([['序号', '任务', '单位'], ...rows]),
    m.signature('甲州市人民政府', '2023-04-28'),
    m.imprint({ copies: '市委办公室', printer: '甲州市人民政府办公室', printed: '2023-05-04' }),
  ])
}

/** Certificates with a border picture and a code that is another on each. */
export function certificateOf(index: number): m.Document {
  return m.document(
    '证书',
    [
      m.box({ x: 30, y: 40, width: 237, height: 30 }, '证　书', {
        align: 'center',
        face: 'xiaobiaosong',
        size: 48,
        color: '#C00000',
      }),
      m.box(
        { x: 40, y: 90, width: 217, height: 40 },
        [`命名为“甲州市第${index}创新联合体”，牵头单位第${index}股份有限公司。`, '特发此证。'],
        { size: 20 },
      ),
      m.box({ x: 30, y: 155, width: 28, height: 28 }, [m.paragraph([m.qrCode(urlOf(index), '查验码', 28)])]),
      m.box({ x: 180, y: 150, width: 80, height: 30 }, ['甲州市科学技术局', '二〇二五年六月三日'], { align: 'center' }),
    ],
    { kind: 'certificate', orientation: 'landscape', folio: 'none', background: { src: 'border.png' } },
  )
}

/** What the code of a certificate holds. */
export function urlOf(index: number): string {
  return `https://example.com/verify?n=${String(index).padStart(6, '0')}`
}
