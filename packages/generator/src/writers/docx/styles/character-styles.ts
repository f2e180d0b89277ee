import type { Style } from './style.ts'

const on = 'DefaultParagraphFont'

/** Styles of characters. Chinese has no italics: Emphasis is 楷体. */
export const characterStyles: readonly Style[] = [
  { id: on, name: 'Default Paragraph Font', hidden: true },
  { id: 'Strong', name: 'Strong', alias: '加重（黑体）', basedOn: on, run: { face: 'heiti', bold: false } },
  { id: 'Emphasis', name: 'Emphasis', alias: '强调（楷体）', basedOn: on, run: { face: 'kaiti', italic: false } },
  { id: 'Struck', name: '删除线文字', basedOn: on, run: { strike: true } },
  { id: 'Code', name: '代码', basedOn: on, run: { shade: 'F5F5F5' } },
  { id: 'Underlined', name: '下划线文字', basedOn: on, run: { underline: true } },
  { id: 'InFangsong', name: '仿宋字', basedOn: on, run: { face: 'fangsong' } },
  { id: 'InKaiti', name: '楷体字', basedOn: on, run: { face: 'kaiti' } },
  { id: 'InHeiti', name: '黑体字', basedOn: on, run: { face: 'heiti' } },
  { id: 'InXiaobiaosong', name: '小标宋字', basedOn: on, run: { face: 'xiaobiaosong' } },
  { id: 'InSongti', name: '宋体字', basedOn: on, run: { face: 'songti' } },
  { id: 'SignerName', name: '签发人姓名', basedOn: on, run: { face: 'kaiti' } },
  { id: 'Hyperlink', name: 'Hyperlink', alias: '超链接', basedOn: on },
  { id: 'FootnoteReference', name: 'footnote reference', alias: '脚注序号', basedOn: on, run: { raised: true } },
  {
    id: 'CommentReference',
    name: 'annotation reference',
    alias: '批注标记',
    basedOn: on,
    hidden: true,
    run: { size: 8 },
  },
  {
    id: 'PlaceholderText',
    name: 'Placeholder Text',
    alias: '填写提示',
    basedOn: on,
    hidden: true,
    run: { color: '808080' },
  },
]
