/** Windows code pages by RTF's `\fcharset` and `\ansicpg`. */
export const charsets: ReadonlyMap<number, string> = new Map([
  [134, 'gb18030'],
  [936, 'gb18030'],
  [54936, 'gb18030'],
  [136, 'big5'],
  [950, 'big5'],
  [128, 'shift_jis'],
  [932, 'shift_jis'],
  [129, 'euc-kr'],
  [949, 'euc-kr'],
  [204, 'windows-1251'],
  [1251, 'windows-1251'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [238, 'windows-1250'],
])

/** Groups that hold no text of the document. */
export const silent: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict objdata fldinst listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl filetbl nonshppict bkmkstart bkmkend template userprops datafield mmathPr panose falt sp shprslt atnid atnauthor atntime atndate atnref atnparent'.split(
    ' ',
  ),
)
/** Ignorable groups (`\*`) that do hold text. */
export const spoken: ReadonlySet<string> = new Set(['shpinst', 'do', 'pntext', 'listtext', 'shppict'])

/** Groups with paragraphs of their own, wherever they stand, and where those go. */
export const apart: ReadonlyMap<string, Apart> = new Map<string, Apart>([
  ['footnote', 'note'],
  ['annotation', 'remark'],
  ['shptxt', 'box'],
  ['dptxbxtext', 'box'],
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'].map(
    (name): [string, Apart] => [name, 'margin'],
  ),
])

/** A note below the text, a remark on it, a box beside it, a header or footer. */
export type Apart = 'note' | 'remark' | 'box' | 'margin'

/** Control words and symbols that stand for a character. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', '\u3000'],
  ['enspace', ' '],
  ['~', ' '],
  ['_', '-'],
])
