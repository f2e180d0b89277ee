import { circledStop } from '../circled.ts'
import { cell, columns, line, tightening } from '../measures.ts'
import type { Style } from './style.ts'
import { tableTextStyles } from './table-text-styles.ts'

const indent = 2 * cell
const body = { basedOn: 'Body', next: 'Body' } as const
const heading = { keepNext: true, firstLine: indent } as const
const plain = { firstLine: 0, left: 0, right: 0 } as const

/** 正文、层次标题 and what stands between them (GB/T 9704-2012, 5.2 and 7.3.3). */
export const textStyles: readonly Style[] = [
  {
    id: 'Normal',
    name: 'Normal',
    paragraph: { widowControl: false, overflowPunctuation: true, line, align: 'both' },
    run: { tracking: tightening },
  },
  {
    id: 'Body',
    name: '公文正文',
    basedOn: 'Normal',
    paragraph: { firstLine: indent, tabs: [{ kind: 'left', at: circledStop }] },
  },
  { id: 'BodyFlush', name: '顶格正文', basedOn: 'Normal' },
  { id: 'BodyBlock', name: '缩进正文', basedOn: 'Normal', paragraph: { left: indent } },
  { id: 'BodyCenter', name: '居中正文', basedOn: 'Normal', paragraph: { align: 'center' } },
  { id: 'BodyRight', name: '居右正文', basedOn: 'Normal', paragraph: { align: 'right' } },

  {
    id: 'Heading1',
    name: 'heading 1',
    alias: '一级标题',
    ...body,
    paragraph: { ...heading, outline: 0 },
    run: { face: 'heiti' },
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    alias: '二级标题',
    ...body,
    paragraph: { ...heading, outline: 1 },
    run: { face: 'kaiti' },
  },
  { id: 'Heading3', name: 'heading 3', alias: '三级标题', ...body, paragraph: { ...heading, outline: 2 } },
  { id: 'Heading4', name: 'heading 4', alias: '四级标题', ...body, paragraph: { ...heading, outline: 3 } },
  { id: 'Heading5', name: 'heading 5', alias: '五级标题', ...body, paragraph: { ...heading, outline: 4 } },
  { id: 'RunIn1', name: '一级标题接正文', ...body, paragraph: { outline: 0 } },
  { id: 'RunIn2', name: '二级标题接正文', ...body, paragraph: { outline: 1 } },
  { id: 'RunIn3', name: '三级标题接正文', ...body, paragraph: { outline: 2 } },
  { id: 'RunIn4', name: '四级标题接正文', ...body, paragraph: { outline: 3 } },
  { id: 'RunIn5', name: '五级标题接正文', ...body, paragraph: { outline: 4 } },

  { id: 'ListItem', name: 'List Paragraph', alias: '列表项', basedOn: 'Normal' },
  { id: 'ListMore', name: '列表项续段', basedOn: 'ListItem' },
  {
    id: 'Quotation',
    name: 'Quote',
    alias: '引文',
    basedOn: 'Normal',
    paragraph: { left: indent, right: indent },
    run: { face: 'kaiti' },
  },
  {
    id: 'Listing',
    name: '原样文字',
    basedOn: 'Normal',
    paragraph: { left: indent, align: 'left', latinGap: false, shade: 'F5F5F5' },
    run: { face: 'fangsong', size: 12, tracking: 0 },
  },
  {
    id: 'Rule',
    name: '横线',
    basedOn: 'Normal',
    next: 'Body',
    paragraph: { borders: { bottom: { size: 6 } }, after: line / 3 },
  },

  ...tableTextStyles(undefined),
  {
    id: 'TableCaption',
    name: '表题',
    basedOn: 'Normal',
    paragraph: { keepNext: true, align: 'center' },
    run: { face: 'heiti', size: 14, tracking: 0 },
  },
  {
    id: 'Figure',
    name: '图',
    basedOn: 'Normal',
    next: 'FigureCaption',
    paragraph: { keepNext: true, before: Math.round(line / 4), line: 240, lineRule: 'auto', align: 'center' },
  },
  { id: 'FigureCaption', name: '图题', basedOn: 'TableCaption', next: 'Body', paragraph: { keepNext: false } },

  {
    id: 'ContentsTitle',
    name: 'TOC Heading',
    alias: '目录标题',
    basedOn: 'Normal',
    paragraph: { align: 'center', after: line },
    run: { face: 'heiti', size: 22, tracking: 0 },
  },
  ...[1, 2, 3, 4, 5].map(
    (level): Style => ({
      id: `Contents${level}`,
      name: `toc ${level}`,
      alias: `目录${level}级`,
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: {
        tabs: [{ kind: 'right', at: cell * columns, leader: 'dot' }],
        left: (level - 1) * cell,
        align: 'left',
      },
    }),
  ),
  {
    id: 'FootnoteText',
    name: 'footnote text',
    alias: '脚注',
    basedOn: 'Normal',
    paragraph: { line: 280, lineRule: 'atLeast', align: 'left' },
    run: { size: 10.5, tracking: 0 },
  },
  {
    id: 'CommentText',
    name: 'annotation text',
    alias: '批注',
    basedOn: 'Normal',
    hidden: true,
    paragraph: { line: 240, lineRule: 'auto', align: 'left' },
    run: { size: 10.5, tracking: 0 },
  },
  {
    id: 'BoxText',
    name: '文本框',
    basedOn: 'Normal',
    hidden: true,
    paragraph: { ...plain, align: 'left' },
    run: { tracking: 0 },
  },
  { id: 'TableGap', name: '表间距', basedOn: 'Normal', hidden: true, paragraph: { line: 145 }, run: { size: 1 } },
  {
    id: 'Carrier',
    name: '分节位置',
    basedOn: 'Normal',
    hidden: true,
    paragraph: { line: 10 },
    run: { size: 1, tracking: 0 },
  },
]
