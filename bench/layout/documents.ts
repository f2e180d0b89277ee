import { type Block, type Document, document, heading, paragraph, table, title } from '@gongwen/model'

const sentences = [
  '以“315”科技创新体系建设工程和“415X”先进制造业集群培育工程为重要抓手，通过创新联合体建设，整合产学研各方资源。',
  '加快建设创新台州，因地制宜发展新质生产力，为构建台州特色现代化产业体系提供有力科技支撑。',
  '到2027年，组建20家左右市级创新联合体，涵盖新能源、新材料、汽车制造等核心产业，研发投入不少于500万元。',
  '鼓励不同创新主体发挥自身优势，通过资源共享、优势互补，实现互利共赢；支持各县（市、区）根据产业特点组建创新联合体。',
  '定期对创新联合体的运行情况进行评估和考核，评估内容包括组织建设、协同创新、成果转化、人才培养、资金使用等方面。',
]

/** The draft of the library: seven pages with headings of five levels. */
export async function seedDraft(): Promise<Document> {
  const { fillSample, loadTemplate } = await import('@gongwen/templates')
  const template = loadTemplate('draft-policy').value
  const filled = template && fillSample(template).value
  if (!filled) throw new Error('the template draft-policy has no sample')
  return filled
}

/** A report of about so many pages: headings, paragraphs, and a table on every tenth page. */
export function report(pages: number): Document {
  const children: Block[] = [title('台州市创新联合体建设年度评估报告')]
  for (let part = 1; children.length < pages * 5.2; part++) {
    children.push(heading(1, part, '组织建设情况'))
    for (let section = 1; section <= 6; section++) {
      children.push(heading(2, section, '运行机制。', { body: sentences[(part + section) % 5]!.repeat(2) }))
      for (let i = 0; i < 4; i++)
        children.push(paragraph(`${part}.${section}.${i} ${sentences[(part * section + i) % 5]!.repeat(2 + (i % 2))}`))
    }
    children.push(scores(part))
  }
  return document('年度评估报告', children, { kind: 'report', folio: 'centre' })
}

function scores(part: number): Block {
  const rows = Array.from({ length: 8 }, (_, i) => [
    String(i + 1),
    `指标${part}.${i + 1}`,
    '达到年度目标',
    String(80 + i),
  ])
  return table([['序号', '指标', '完成情况', '得分'], ...rows])
}

/** The same document with one character put into a paragraph in its middle; all other blocks are the same objects. */
export function edited(given: Document, count: number): Document {
  const children = [...given.children]
  const middle = children.findIndex((block, i) => i >= children.length / 2 && block.type === 'paragraph')
  const block = children[middle]
  if (block?.type !== 'paragraph') throw new Error('no paragraph in the middle')
  children[middle] = { ...block, children: [{ type: 'text', value: '改'.repeat(1 + (count % 5)) }, ...block.children] }
  return { ...given, children }
}

/** 3,000 common characters of GB 2312, whose first level is in the order of pinyin. */
const common = [...new TextDecoder('gbk').decode(Uint8Array.from({ length: 3000 * 2 }, (_, i) => gb2312(i)))]

function gb2312(byte: number): number {
  const character = byte >> 1
  return byte % 2 === 0 ? 0xb0 + Math.floor(character / 94) : 0xa1 + (character % 94)
}

/** Other words in the same shape: each Chinese character stands for another one, and for another again in each round. */
export function rewritten(given: Document, round: number): Document {
  const places = new Map<string, number>()
  const other = (character: string): string => {
    const place = places.get(character) ?? places.size
    places.set(character, place)
    return common[(place * 4 + round * 151) % common.length]!
  }
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(/\p{Script=Han}/gu, other)
    if (Array.isArray(value)) return value.map(change)
    if (typeof value !== 'object' || value === null) return value
    const keys = new Set(['value', 'children', 'body', 'rows', 'cells', 'title', 'subtitle', 'caption'])
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, keys.has(key) ? change(one) : one]))
  }
  return { ...given, children: change(given.children) as Block[] }
}
