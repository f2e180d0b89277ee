import type { Masthead, PageSetup } from '@gongwen/model'
import { line, twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { plainTable } from '../plain-table.ts'
import { runProperties } from '../properties.ts'
import { type Scope, textXml } from '../writing.ts'

/** Largest size of the 标志 in points: office practice, the standard names none (7.2.4). */
const largest = 52
/** Several names are set smaller, and the suffix beside them half a character away. */
const jointShare = 0.8

/** 发文机关标志: red, centred; several organs below each other with the suffix beside them in the middle (7.2.4). */
export function mark({ organs, suffix }: Masthead, linesAbove: number, scope: Scope): string {
  const [only = ''] = organs
  if (only + suffix === '') return ''
  const { kind } = scope.writing.document.setup
  const room = scope.width / 20
  if (organs.length <= 1) {
    const size = markSize([...(only + suffix)].length, largest, room)
    return paragraph(scope, 'Mark', markRun(only + suffix, size, undefined, scope), {
      before: spaceAbove(kind, linesAbove, size),
    })
  }
  const longest = Math.max(...organs.map((name) => [...name].length))
  const beside = suffix ? [...suffix].length + 0.5 : 0
  const size = markSize(longest + beside, largest * jointShare, room)
  const before = spaceAbove(kind, linesAbove, size)
  const inside: Scope = { ...scope, place: scope.place === 'page' ? 'cell' : scope.place }
  const names = organs.map((name, index) => {
    const spread = [...name].length < longest ? Math.round(longest * size * 20) : undefined
    return paragraph(inside, 'Mark', markRun(name, size, spread, scope), index === 0 ? { before } : {})
  })
  if (!suffix) return names.join('')
  const left = Math.max(100, Math.min(Math.round(longest * size * 20) + 60, scope.width - 400))
  const words = paragraph(inside, 'Mark', markRun(suffix, size, undefined, scope), { before })
  return plainTable([[names.join(''), words]], [left, Math.max(100, scope.width - left)], 'center')
}

/** Size of the 标志 in points: at most `most`, and so that its characters stand on `room` points. */
export function markSize(characters: number, most: number, room: number): number {
  return Math.max(10, Math.min(most, Math.floor((room / Math.max(1, characters)) * 2) / 2))
}

/** Space above, so that the ink begins 35 mm below the edge of the text (7.2.4), of 命令 20 mm (10.2); lines above and the room over the ink counted. */
function spaceAbove(kind: PageSetup['kind'], lines: number, size: number): number {
  return Math.max(0, twips(kind === 'order' ? 20 : 35) - lines * line - inkBelowTop(size))
}

/** The characters of the 标志; `spread` is the width in twips that a shorter name is spaced out to. */
export function markRun(text: string, size: number, spread: number | undefined, scope: Scope): string {
  const properties = runProperties({ size, ...(spread !== undefined && { fit: spread }) }, scope.writing.theme)
  return `<w:r>${properties}<w:t xml:space="preserve">${textXml(text, scope)}</w:t></w:r>`
}

/** Twips between the top of a line of the 标志 and its ink, measured with the faces that this program carries. */
export function inkBelowTop(size: number): number {
  return Math.round(size * 20 * 0.3)
}
