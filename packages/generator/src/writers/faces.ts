import type { Diagnostic, Face } from '@gongwen/model'
import type { Frame, Frames, TextItem } from '../frame.ts'
import type { Host } from '../host.ts'
import { type OpenFace, openFace } from '../subset/face.ts'

/** The characters that pages set in each face, with its file opened. */
export interface UsedFace {
  face: OpenFace
  codePoints: Set<number>
}

const names: Record<Face, string> = {
  fangsong: '仿宋',
  kaiti: '楷体',
  heiti: '黑体',
  xiaobiaosong: '小标宋',
  songti: '宋体',
}

/** Every text on a page, those inside form fields too. */
export function* textsOf(page: Frame): Generator<TextItem> {
  for (const item of page.items) {
    if (item.type === 'text') yield item
    if (item.type === 'field') for (const part of item.appearance) if (part.type === 'text') yield part
  }
}

/** Opens the faces that the pages use. A face that is missing, broken or may not be embedded is a finding. */
export function collectFaces(frames: Frames, host: Host, diagnostics: Diagnostic[]): Map<Face, UsedFace> {
  const wanted = new Map<Face, Set<number>>()
  // Most characters have been met before: a look into a table is cheaper than into a set.
  const seen = new Map<Face, Uint8Array>()
  for (const page of frames.pages) {
    for (const { font, text, trailing = '' } of textsOf(page)) {
      const set = wanted.get(font) ?? new Set()
      wanted.set(font, set)
      const met = seen.get(font) ?? new Uint8Array(0x10000)
      seen.set(font, met)
      for (const words of trailing === '' ? [text] : [text, trailing])
        for (let at = 0; at < words.length; at++) {
          const code = words.codePointAt(at)!
          if (code > 0xffff) at++
          else if (met[code] === 1) continue
          else met[code] = 1
          set.add(code)
        }
    }
  }
  const used = new Map<Face, UsedFace>()
  for (const [role, codePoints] of wanted) {
    const face = openRole(role, host, diagnostics)
    if (!face) continue
    reportMissing(role, face, codePoints, diagnostics)
    used.set(role, { face, codePoints })
  }
  return used
}

/** Opens the face of a role, or says why not. */
export function openRole(role: Face, host: Host, diagnostics: Diagnostic[]): OpenFace | undefined {
  const bytes = host.font(role)
  if (!bytes) {
    diagnostics.push({
      code: 'font-missing',
      severity: 'error',
      message: `没有${names[role]}字体，用它排的文字没有印出`,
      remedy: '用 --fonts 指定字体，或重新安装本程序',
    })
    return undefined
  }
  const face = openFace(bytes)
  if ('fault' in face) {
    diagnostics.push({
      code: 'font-unreadable',
      severity: 'error',
      message: `${names[role]}字体文件无法读取（${face.fault}），用它排的文字没有印出`,
      remedy: '换用完好的 TrueType 或 OpenType 字体文件',
    })
    return undefined
  }
  if (face.embedding === 'forbidden') {
    diagnostics.push({
      code: 'font-embedding-forbidden',
      severity: 'error',
      message: `${names[role]}字体 ${face.name} 的许可不允许嵌入文件，用它排的文字没有印出`,
      remedy: '换用允许嵌入的字体，例如本程序自带的字体',
    })
    return undefined
  }
  return face
}

function reportMissing(role: Face, face: OpenFace, codePoints: Set<number>, diagnostics: Diagnostic[]): void {
  const missing = [...codePoints].filter((code) => face.glyph(code) === 0 && !blank(code))
  if (missing.length === 0) return
  const shown = missing
    .slice(0, 20)
    .map((code) => `${String.fromCodePoint(code)}（U+${code.toString(16).toUpperCase().padStart(4, '0')}）`)
  diagnostics.push({
    code: 'glyph-missing',
    severity: 'error',
    message: `${names[role]}字体 ${face.name} 缺 ${missing.length} 个字：${shown.join('、')}${missing.length > shown.length ? '等' : ''}`,
    remedy: '换用收字更全的字体，或换用相同意义的字',
  })
}

/** Characters that leave no ink and need no glyph. */
export function blank(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x3000 ||
    code === 0xfeff
  )
}
