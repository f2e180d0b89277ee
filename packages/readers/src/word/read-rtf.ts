import { addText, type Change, type OpenParagraph } from '../docx/paragraph.ts'
import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import { marginsBeside } from '../text/margins.ts'
import { notesOn } from '../text/revision-notes.ts'
import { type Apart, apart, characters, charsets, silent, spoken } from './rtf-words.ts'

interface Group {
  silent: boolean
  change: Change | undefined
  /** Characters that stand for a `\u` where Unicode is unknown. */
  skip: number
  charset: string
  fonts: boolean
}

/** Text that is being put together: of the document, or of a group apart. */
interface Place {
  line: Pick<OpenParagraph, 'text' | 'revisions'>
  row: string[][] | undefined
  /** What is said below the paragraph: remarks on it and the words of boxes beside it. */
  below: string[]
  apart?: { kind: Apart; lines: string[]; depth: number }
}

/**
 * Reads RTF: text in any code page and Unicode, list numbers as printed, tables, boxes, tracked changes, then notes; headers and footers
 * beside it. Throws `ReadFailure`.
 */
export function readRtf(bytes: Uint8Array, limits: ReadLimits): ReadText {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const builder = textBuilder(limits.text)
  const fonts = new Map<number, string>()
  const stack: Group[] = []
  let group: Group = { silent: false, change: undefined, skip: 1, charset: 'windows-1252', fonts: false }
  let standard = 'windows-1252'
  let pending: number[] = []
  let unused = 0
  let font = 0
  let inTable = false
  let place: Place = freshPlace()
  const outer: Place[] = []
  const notes: string[] = []
  const margins: string[] = []

  function settle(): void {
    if (pending.length === 0) return
    addText(place.line, new TextDecoder(group.charset).decode(Uint8Array.from(pending)), group.change)
    pending = []
  }
  function say(text: string): void {
    if (group.silent || text === '') return
    settle()
    addText(place.line, text, group.change)
  }
  function byte(value: number): void {
    if (unused > 0) unused--
    else if (!group.silent) pending.push(value)
  }
  function paragraph(): void {
    settle()
    const lines = [place.line.text, ...notesOn(place.line), ...place.below]
    place.line = { text: '', revisions: [] }
    place.below = []
    if (place.apart) place.apart.lines.push(...lines.map((line) => line.trim()).filter((line) => line !== ''))
    else if (place.row) place.row[place.row.length - 1]?.push(...lines)
    else {
      endTable()
      for (const line of lines) builder.paragraph(line)
    }
  }
  function isBegun(): boolean {
    return place.line.text !== '' || place.line.revisions.length > 0 || place.below.length > 0
  }
  function cell(): void {
    if (place.apart) {
      paragraph()
      return
    }
    place.row ??= [[]]
    settle()
    if (isBegun()) paragraph()
    place.row.push([])
  }
  function endRow(): void {
    if (!place.row || place.apart) return
    if (!inTable) builder.openTable()
    inTable = true
    builder.openRow()
    for (const lines of place.row.slice(0, -1)) {
      builder.openCell()
      for (const each of lines) builder.paragraph(each.trim())
      builder.closeCell()
    }
    builder.closeRow()
    place.row = undefined
  }
  function endTable(): void {
    if (inTable) builder.closeTable()
    inTable = false
  }
  function enter(kind: Apart): void {
    outer.push(place)
    place = { ...freshPlace(), apart: { kind, lines: [], depth: stack.length } }
  }
  function leave(): void {
    const { apart } = place
    if (!apart) return
    if (isBegun()) paragraph()
    place = outer.pop() ?? freshPlace()
    if (apart.kind === 'note') notes.push(...apart.lines)
    else if (apart.kind === 'margin') margins.push(...apart.lines)
    else if (apart.kind === 'box') place.below.push(...apart.lines)
    else place.below.push(`【批注】${apart.lines.join('\n')}`)
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
    else if (name === 'deleted' || name === 'revised') {
      settle()
      group.change = value === 0 ? undefined : { change: name === 'deleted' ? 'delete' : 'insert' }
    } else if (group.silent) return
    else if (name === 'par' || name === 'sect' || name === 'page') paragraph()
    else if (name === 'cell' || name === 'nestcell') cell()
    else if (name === 'row' || name === 'nestrow') endRow()
    else if (name === 'intbl') place.row ??= [[]]
    else if (name === 'pard' && place.row?.length === 1 && place.row[0]?.length === 0 && !isBegun())
      place.row = undefined
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
      if (place.apart?.depth === stack.length) leave()
      group = stack.pop() ?? group
      unused = 0
    } else if (hex !== undefined) byte(Number.parseInt(hex, 16))
    else if (name !== undefined) {
      if (name === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0))
      if (opened || starred) {
        if (name === 'fonttbl') group.fonts = true
        const kind = apart.get(name)
        if (silent.has(name) || (starred && !kind && !spoken.has(name))) group.silent = true
        if (kind && !group.silent) enter(kind)
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
  settle()
  // Cut off inside a group: what it says counts all the same.
  while (place.apart) leave()
  if (isBegun()) paragraph()
  endRow()
  endTable()
  for (const note of notes) builder.paragraph(note)
  const beside = marginsBeside('rtf', margins)
  return { ...emptyText('rtf'), ...builder.finish(), ...(beside.length > 0 ? { beside } : {}) }
}

function freshPlace(): Place {
  return { line: { text: '', revisions: [] }, row: undefined, below: [] }
}
