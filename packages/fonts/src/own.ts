import { readFileSync, statSync } from 'node:fs'
import { type Diagnostic, type Result, result } from '@gongwen/model'
import { readCoverage } from './coverage.ts'
import { collectionStarts, extractFont, readTables, view } from './sfnt.ts'

/** The largest font of an office (方正 families with all of Unicode) stays below this. */
const mostBytes = 96 * 1024 * 1024
const needed = ['cmap', 'head', 'hhea', 'hmtx', 'maxp']

/**
 * Reads a font file of the user's own (.ttf, .otf, or the first font of a .ttc). Undefined with the reason when it is no
 * such file, or when its licence bits (OS/2 fsType) forbid to embed it or a part of it.
 */
export function readOwnFont(path: string): Result<Uint8Array | undefined> {
  const refuse = (code: string, message: string, remedy: string): Result<undefined> => {
    const diagnostic: Diagnostic = { code, severity: 'error', message, remedy, place: { file: path } }
    return result(undefined, [diagnostic])
  }
  let bytes: Uint8Array
  try {
    if (statSync(path).size > mostBytes) return refuse('font-unusable', '字体文件超过96MB', '换用单个字体的文件')
    bytes = new Uint8Array(readFileSync(path))
  } catch {
    return refuse('font-missing', '找不到或不能打开这个字体文件', '检查路径和文件名')
  }
  const starts = collectionStarts(bytes)
  const font = starts ? extractFont(bytes, starts[0] ?? 0) : bytes
  const tables = font && readTables(font)
  if (!font || !tables || !needed.every((tag) => tables.has(tag)) || !(tables.has('glyf') || tables.has('CFF ')))
    return refuse('font-unusable', '不是可用的 TrueType 或 OpenType 字体文件', '换用 .ttf、.otf 或 .ttc 文件')
  if (!readCoverage(font)) return refuse('font-unusable', '字体没有 Unicode 字符表', '换用新版的字体文件')
  const forbidden = forbids(font, tables.get('OS/2')?.offset)
  if (forbidden) return refuse('font-restricted', forbidden, '换用许可嵌入的字体，或用自带的开源字体')
  return result(font)
}

/** What the font's licence bits forbid that a PDF needs (OpenType 1.9, OS/2 fsType). */
function forbids(font: Uint8Array, os2: number | undefined): string | undefined {
  if (os2 === undefined || os2 + 10 > font.length) return undefined
  const type = view(font).getUint16(os2 + 8)
  if ((type & 0x000e) === 0x0002) return '字体的许可禁止嵌入文件（fsType 受限）'
  if (type & 0x0100) return '字体的许可禁止子集嵌入（fsType 不得子集化）'
  if (type & 0x0200) return '字体的许可只准嵌入点阵（fsType 仅点阵）'
  return undefined
}
