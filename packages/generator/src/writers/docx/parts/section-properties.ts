import type { PageSetup } from '@gongwen/model'
import { carrierLine, twips } from '../measures.ts'
import type { Writing } from '../writing.ts'

type Orientation = PageSetup['orientation']

const a4 = { width: 210, height: 297 }

/** Distances from the paper's edge where the setup has none (GB/T 9704-2012, 5.2.1; plain ones for forms and certificates). */
function marginsOf(setup: PageSetup): NonNullable<PageSetup['margins']> {
  if (setup.margins) return setup.margins
  if (setup.kind === 'certificate') return { top: 20, right: 20, bottom: 20, left: 20 }
  if (setup.kind === 'form') return { top: 25.4, right: 25.4, bottom: 25.4, left: 25.4 }
  return { top: 37, right: 26, bottom: 35, left: 28 }
}

/** Pages of the other orientation turn with their margins: the head of a turned table is where the left edge was (8). */
function turned(margins: NonNullable<PageSetup['margins']>): NonNullable<PageSetup['margins']> {
  return { top: margins.left, right: margins.top, bottom: margins.right, left: margins.bottom }
}

/** Paper and margins in twips. */
export function pageGeometry(
  setup: PageSetup,
  orientation: Orientation,
): { width: number; height: number; top: number; right: number; bottom: number; left: number } {
  const paper = setup.paper ?? a4
  const given = marginsOf(setup)
  const { top, right, bottom, left } = orientation === setup.orientation ? given : turned(given)
  const wide = orientation === 'landscape'
  const [width, height] = [twips(wide ? paper.height : paper.width), twips(wide ? paper.width : paper.height)]
  return { width, height, top: twips(top), right: twips(right), bottom: twips(bottom), left: twips(left) }
}

/** Width of the text in twips. */
export function textWidth(setup: PageSetup, orientation: Orientation): number {
  const { width, left, right } = pageGeometry(setup, orientation)
  return Math.max(567, width - left - right)
}

/** Distance of the folio line from the paper's edge so that its dash is 7 mm below the text (7.5), measured. */
const folioBelow = 530

/** `<w:sectPr>`: paper, margins and page numbers of the pages before it. No docGrid type: it would double 22 pt lines. */
export function sectionProperties(writing: Writing, orientation: Orientation): string {
  const { document, footers, headerDistance: header } = writing
  const { width, height, top, right, bottom, left } = pageGeometry(document.setup, orientation)
  // the folio of turned pages stands beside the text, in a box of its own
  const below =
    orientation === document.setup.orientation
      ? Math.max(283, bottom - folioBelow)
      : Math.max(283, bottom - carrierLine - 10)
  return (
    `<w:sectPr>${footers[orientation]}<w:pgSz w:w="${width}" w:h="${height}"${orientation === 'landscape' ? ' w:orient="landscape"' : ''}/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${header}" w:footer="${below}" w:gutter="0"/>` +
    `<w:cols w:space="425"/>${document.setup.kind === 'letter' ? '<w:titlePg/>' : ''}<w:docGrid w:linePitch="312"/></w:sectPr>`
  )
}
