import type { Frame, TextItem } from '../../frame.ts'
import type { Faces } from '../../metrics/faces.ts'
import { gbt9704 } from '../../standard/gbt9704.ts'
import { mm } from '../../standard/measure.ts'
import type { PageArea } from '../../standard/page-area.ts'
import { measureWords, widthOf } from '../styles.ts'

/**
 * Prints the page number (7.5): 4号宋体 between dashes, 7 mm below the text area, one character from the right on odd pages
 * and from the left on even ones. On a page that is turned it stays on the sheet where the others are (8): `sheet` is the
 * text area of the sheet held upright.
 */
export function drawFolio(page: Frame, index: number, sheet: PageArea, place: 'outer' | 'centre', faces: Faces): void {
  if (page.folio === undefined) return
  const size = gbt9704.folio.size.value
  const atoms = measureWords(`— ${page.folio} —`, { face: 'songti', size, color: '#000000' }, faces)
  const width = widthOf(atoms)
  const side = sheet.cell * gbt9704.folio.side.value
  const middle = (sheet.left + sheet.right - width) / 2
  const outer = index % 2 === 0 ? sheet.right - side - width : sheet.left + side
  // The dash stands in the middle of the type, about 0.36 em above the baseline: it is the dash that is 7 mm below.
  const y = sheet.bottom + mm(gbt9704.folio.belowText.value) + size * 0.36
  let x = place === 'centre' ? middle : outer
  for (const atom of atoms) {
    if (atom.kind !== 'space') {
      const item: TextItem = {
        type: 'text',
        x: x + atom.shift,
        y,
        font: atom.font,
        size,
        color: '#000000',
        text: atom.text,
        offsets: atom.offsets ?? [0],
      }
      page.items.push(page.rotate === 90 ? { ...item, x: page.width - y, y: item.x, turn: 90 } : item)
    }
    x += atom.width + atom.gap
  }
}
