import type { PageSetup } from '@gongwen/model'
import { gbt9704 } from './gbt9704.ts'
import { mm } from './measure.ts'

/** The text area of a page and the grid in it, in points. */
export interface PageArea {
  /** Size of the paper as the page is read. */
  width: number
  height: number
  left: number
  top: number
  right: number
  bottom: number
  /** Width of a character cell and height of a line (5.2.3). */
  cell: number
  pitch: number
  /** Lines that fit on a page. */
  lines: number
}

/** The grid of characters is set in whole twips, as DOCX has it; full lines spread the point that is left to 156 mm. */
const twipsInPoint = 20

/** Points that are left between margins, however wide. */
const narrowest = 60
const plainMargins = { top: 25.4, right: 25.4, bottom: 25.4, left: 25.4 }

/** Distances from the paper's edge in mm, those of the kind when the setup has none (5.2.1). */
export function marginsOf(setup: PageSetup): NonNullable<PageSetup['margins']> {
  if (setup.margins) return setup.margins
  const { top, right, bottom, left } = gbt9704.margins
  if (setup.kind === 'certificate') return { top: 20, right: 20, bottom: 20, left: 20 }
  if (setup.kind === 'form') return plainMargins
  return { top: top.value, right: right.value, bottom: bottom.value, left: left.value }
}

/**
 * The text area of a setup. The grid is that of the standard: 28 cells across 156 mm, 22 lines down 225 mm; other areas
 * hold as many whole lines of the same pitch as fit. A landscape page turns with its margins: its head is at the binding
 * edge on odd pages and at the fore-edge on even ones (8).
 */
export function pageArea(setup: PageSetup, orientation: PageSetup['orientation'] = setup.orientation): PageArea {
  const paper = setup.paper ?? { width: gbt9704.paper.width.value, height: gbt9704.paper.height.value }
  const given = marginsOf(setup)
  const turned = orientation === 'landscape'
  const inside = setup.orientation === orientation
  const margins = inside ? given : { top: given.left, right: given.top, bottom: given.right, left: given.bottom }
  const width = mm(turned ? paper.height : paper.width)
  const height = mm(turned ? paper.width : paper.height)
  const left = Math.min(mm(margins.left), width * 0.45)
  const top = Math.min(mm(margins.top), height * 0.45)
  const right = Math.max(width - mm(margins.right), left + narrowest)
  const bottom = Math.max(height - mm(margins.bottom), top + narrowest)
  const standardPitch = mm(225) / gbt9704.lines.value
  const lines = Math.max(1, Math.floor((bottom - top) / standardPitch + 1e-6))
  const standardHeight = Math.abs(bottom - top - mm(225)) < 0.5
  return {
    width,
    height,
    left,
    top,
    right,
    bottom,
    cell: Math.floor((mm(156) / gbt9704.characters.value) * twipsInPoint) / twipsInPoint,
    pitch: standardHeight ? (bottom - top) / gbt9704.lines.value : standardPitch,
    lines: standardHeight ? gbt9704.lines.value : lines,
  }
}
