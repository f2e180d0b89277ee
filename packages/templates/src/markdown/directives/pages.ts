import type { Block, Paragraph } from '@gongwen/model'
import { type BlockDirective, positioned } from './directive.ts'

/** Pages and the way paragraphs stand on them. */
export const pageDirectives: readonly BlockDirective[] = [
  {
    name: '分页',
    forms: ['leaf'],
    about: '从这里另起一页',
    attributes: {},
    run: (reading) => [{ type: 'pageBreak', ...positioned(reading) }],
  },
  {
    name: '目录',
    forms: ['leaf'],
    about: '目录',
    attributes: { 级数: '列到第几级标题，默认 2' },
    run: (reading) => [{ type: 'contents', depth: reading.number('级数') ?? 2, ...positioned(reading) }],
  },
  ...[['横向', 'landscape'] as const, ['纵向', 'portrait'] as const].map(
    ([name, orientation]): BlockDirective => ({
      name,
      forms: ['container'],
      about: `${name}页面，前后自动分页；${name === '横向' ? '宽表用它' : '横向文件中放纵向页'}`,
      attributes: {},
      run: (reading) => [
        { type: 'section', orientation, children: reading.state.blocks(reading.content), ...positioned(reading) },
      ],
    }),
  ),
  ...(
    [
      ['居中', { align: 'center', indent: 'none' }],
      ['居右', { align: 'right', indent: 'none' }],
      ['顶格', { indent: 'none' }],
      ['缩进', { indent: 'block' }],
    ] as const
  ).map(
    ([name, style]): BlockDirective => ({
      name,
      forms: ['leaf', 'container'],
      about: `段落${name}`,
      attributes: {},
      run: (reading) => {
        const label: Block[] = reading.label.length > 0 ? [{ type: 'paragraph', children: reading.label }] : []
        return [...label, ...reading.state.blocks(reading.content)].map((block) =>
          block.type === 'paragraph' ? ({ ...block, ...style, ...positioned(reading) } satisfies Paragraph) : block,
        )
      },
    }),
  ),
  {
    name: '副标题',
    forms: ['leaf'],
    about: '标题下的一行楷体，如 `::副标题[（征求意见稿）]`；紧接标题的一段（…）也算',
    attributes: {},
    run: (reading) => {
      const title: Block = { type: 'title', children: [], subtitle: reading.label, ...positioned(reading) }
      reading.state.subtitles.add(title)
      return [title]
    },
  },
]
