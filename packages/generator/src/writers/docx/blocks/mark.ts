import type { Masthead } from '@gongwen/model'
import { inkOf } from '../../../layout/masthead/mark.ts'
import { gbt9704 } from '../../../standard/gbt9704.ts'
import { orderForm } from '../../../standard/special-forms.ts'
import { line, twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { plainTable } from '../plain-table.ts'
import { runProperties } from '../properties.ts'
import { type Scope, textXml } from '../writing.ts'

/** Several names are set smaller, and the suffix beside them half a character away. */
const jointShare = 0.8
/** Exact line height of one name and of several, in sizes. */
const [leading, jointLeading] = [1.1, 1.3]

/** A 标志, and the twips from the upper edge of the text to where its lines end and to where its ink does. */
export interface WrittenMark {
  xml: string
  height: number
  inkEnd: number
}

/** 发文机关标志: red, centred; several organs below each other with the suffix beside them in the middle (7.2.4). */
export function mark({ organs, suffix }: Masthead, linesAbove: number, scope: Scope): WrittenMark {
  const [only = ''] = organs
  if (only + suffix === '') return { xml: '', height: linesAbove * line, inkEnd: linesAbove * line }
  const { kind } = scope.writing.document.setup
  const top = twips((kind === 'order' ? orderForm.markBelowText : gbt9704.masthead.markBelowText).value)
  const { value: largest } = gbt9704.masthead.markSize
  const room = scope.width / 20
  if (organs.length <= 1) {
    const size = markSize([...(only + suffix)].length, largest, room)
    const before = Math.max(0, top - linesAbove * line - inkBelowTop(size))
    const xml = paragraph(scope, 'Mark', markRun(only + suffix, size, undefined, scope), {
      before,
      line: markLine(size),
    })
    const inkEnd = Math.max(top, linesAbove * line) + inkHeight([only + suffix], size, scope)
    return { xml, height: linesAbove * line + before + markLine(size), inkEnd }
  }
  const longest = Math.max(...organs.map((name) => [...name].length))
  const beside = suffix ? [...suffix].length + 0.5 : 0
  const size = markSize(longest + beside, largest * jointShare, room)
  const pitch = Math.round(size * 20 * jointLeading)
  const before = Math.max(0, top - linesAbove * line - inkBelowTop(size, jointLeading))
  const inside: Scope = { ...scope, place: scope.place === 'page' ? 'cell' : scope.place }
  const names = organs.map((name, index) => {
    const spread = [...name].length < longest ? Math.round(longest * size * 20) : undefined
    return paragraph(inside, 'Mark', markRun(name, size, spread, scope), {
      ...(index === 0 && { before }),
      line: pitch,
    })
  })
  const height = linesAbove * line + before + organs.length * pitch
  const inkEnd = Math.max(top, linesAbove * line) + (organs.length - 1) * pitch + inkHeight(organs, size, scope)
  if (!suffix) return { xml: names.join(''), height, inkEnd }
  const left = Math.max(100, Math.min(Math.round(longest * size * 20) + 60, scope.width - 400))
  const words = paragraph(inside, 'Mark', markRun(suffix, size, undefined, scope), { before, line: pitch })
  return {
    xml: plainTable([[names.join(''), words]], [left, Math.max(100, scope.width - left)], 'center'),
    height,
    inkEnd,
  }
}

/** Size of the 标志 in points: at most `most`, and so that its characters stand on `room` points. */
export function markSize(characters: number, most: number, room: number): number {
  return Math.max(10, Math.min(most, Math.floor((room / Math.max(1, characters)) * 2) / 2))
}

/** Twips from the top of the first name's ink to the foot of the last one's, were they on one line. */
function inkHeight(names: readonly string[], size: number, { writing }: Scope): number {
  const [first, last] = [names[0]!, names.at(-1)!].map((name) => inkOf(name, 'xiaobiaosong', writing.faces))
  return Math.round((first!.top - last!.bottom) * size * 20)
}

/** Exact height of a line of the 标志, twips. */
export function markLine(size: number): number {
  return Math.round(size * 20 * leading)
}

/** Twips between the top of such a line and its ink: the baseline stands at four fifths, the ink rises 0.86 of the size. */
export function inkBelowTop(size: number, lineHeight: number = leading): number {
  return Math.max(0, Math.round(size * 20 * (lineHeight * 0.8 - 0.86)))
}

/** The characters of the 标志; `spread` is the width in twips that a shorter name is spaced out to. */
export function markRun(text: string, size: number, spread: number | undefined, scope: Scope): string {
  const properties = runProperties({ size, ...(spread !== undefined && { fit: spread }) }, scope.writing.theme)
  return `<w:r>${properties}<w:t xml:space="preserve">${textXml(text, scope)}</w:t></w:r>`
}
