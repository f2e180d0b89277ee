import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'

/** Windows code pages by RTF's `\fcharset` and `\ansicpg`. */
const charsets = new Map<number, string>([
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
const silent = new Set(
  'fonttbl colortbl stylesheet info pict objdata fldinst header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl filetbl nonshppict bkmkstart bkmkend template userprops datafield mmathPr panose falt'.split(
    ' ',
  ),
)
/** Ignorable groups (`\*`) that do hold text. */
const spoken = new Set(['shptxt', 'pntext', 'listtext', 'shppict', 'footnote', 'annotation'])

const characters = new Map<string, string>([
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

interface Group {
  silent: boolean
  deleted: boolean
  /** Characters that stand for a `\u` where Unicode is unknown. */
  skip: number
  charset: string
  fonts: boolean
  remark: boolean
}

/** Reads RTF: text in any code page and Unicode, list numbers as printed, tables; deleted text is left out. Throws `ReadFailure`. */
export function readRtf(bytes: Uint8Array, limits: ReadLimits): ReadText {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const builder = textBuilder(limits.text)
  const fonts = new Map<number, string>()
  const stack: Group[] = []
  let group: Group = { silent: false, deleted: false, skip: 1, charset: 'windows-1252', fonts: false, remark: false }
  let standard = 'windows-1252'
  let line = ''
  let pending: number[] = []
  let unused = 0
  let font = 0
  let inTable = false
  let row: string[][] | undefined

  function settle(): void {
    if (pending.length === 0) return
    line += new TextDecoder(group.charset).decode(Uint8Array.from(pending))
    pending = []
  }
  function say(text: string): void {
    if (group.silent || group.deleted) return
    settle()
    line += text
  }
  function byte(value: number): void {
    if (unused > 0) unused--
    else if (!group.silent && !group.deleted) pending.push(value)
  }
  function paragraph(): void {
    settle()
    if (row) row[row.length - 1]?.push(line)
    else {
      endTable()
      builder.paragraph(line)
    }
    line = ''
  }
  function cell(): void {
    row ??= [[]]
    settle()
    if (line !== '') row[row.length - 1]?.push(line)
    line = ''
    row.push([])
  }
  function endRow(): void {
    if (!row) return
    if (!inTable) builder.openTable()
    inTable = true
    builder.openRow()
    for (const lines of row.slice(0, -1)) {
      builder.openCell()
      for (const each of lines) builder.paragraph(each.trim())
      builder.closeCell()
    }
    builder.closeRow()
    row = undefined
  }
  function endTable(): void {
    if (inTable) builder.closeTable()
    inTable = false
  }

  function word(name: string, value: number | undefined): void {
    if (name === 'u' && value !== undefined) {
      settle()
      say(String.fromCharCode(value < 0 ? value + 65_536 : value))
      unused = group.skip
    } else if (name === 'uc') group.skip = value ?? 1
    else if (name === 'ansicpg') {
      standard = charsets.get(value ?? 0) ?? 'windows-1252'
      group.charset = standard
    } else if (name === 'f' && value !== undefined) {
      font = value
      if (group.fonts) return
      settle()
      group.charset = fonts.get(value) ?? standard
    } else if (name === 'fcharset' && value !== undefined) fonts.set(font, charsets.get(value) ?? standard)
    else if (name === 'plain') settle()
    else if (name === 'deleted') group.deleted = value !== 0
    else if (group.silent) return
    else if (name === 'par' || name === 'sect' || name === 'page') paragraph()
    else if (name === 'cell' || name === 'nestcell') cell()
    else if (name === 'row' || name === 'nestrow') endRow()
    else if (name === 'intbl') row ??= [[]]
    else if (name === 'pard' && row && row.length === 1 && row[0]?.length === 0 && line === '') row = undefined
    else say(characters.get(name) ?? '')
  }

  const token = /\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))|([{}])|[\r\n]+|([^\\{}\r\n]+)/gy
  let starred = false
  let opened = false
  for (;;) {
    const at = token.lastIndex
    const match = token.exec(source)
    if (!match) {
      if (at >= source.length) break
      token.lastIndex = at + 1
      continue
    }
    const [, hex, name, number, symbol, brace, text] = match
    if (brace === '{') {
      settle()
      stack.push(group)
      if (stack.length > limits.depth)
        throw new ReadFailure('file-too-large', `嵌套超过 ${limits.depth} 层，已停止读取`)
      group = { ...group }
      opened = true
      starred = false
      continue
    }
    if (brace === '}') {
      settle()
      if (group.remark && !stack.at(-1)?.remark) paragraph()
      group = stack.pop() ?? group
      unused = 0
    } else if (hex !== undefined) byte(Number.parseInt(hex, 16))
    else if (name !== undefined) {
      if (name === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0))
      if (opened || starred) {
        if (name === 'fonttbl') group.fonts = true
        if (silent.has(name) || (starred && !spoken.has(name))) group.silent = true
        if (name === 'annotation' && !group.silent) {
          paragraph()
          group.remark = true
          line = '【批注】'
        }
        if (name === 'footnote') say('\n')
      }
      word(name, number === undefined ? undefined : Number(number))
    } else if (symbol === '*') {
      starred = true
      continue
    } else if (symbol !== undefined) {
      if (symbol === '\n' || symbol === '\r') paragraph()
      else say(characters.get(symbol) ?? ('\\{}'.includes(symbol) ? symbol : ''))
    } else if (text !== undefined) for (const character of text) byte(character.charCodeAt(0))
    opened = false
    starred = false
  }
  if (line !== '' || pending.length > 0) paragraph()
  endRow()
  endTable()
  return { ...emptyText('rtf'), ...builder.finish() }
}
