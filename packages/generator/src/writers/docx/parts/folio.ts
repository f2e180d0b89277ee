import type { PageSetup } from '@gongwen/model'
import { offset, textBox } from '../drawing.ts'
import { millimetres } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { pageGeometry } from './section-properties.ts'

const number =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

/** The page number of one kind of page, 'even' ones apart (GB/T 9704-2012, 7.5). */
export function folio(setup: PageSetup, orientation: PageSetup['orientation'], even: boolean, scope: Scope): string {
  const style = setup.folio === 'centre' ? 'FolioCenter' : even ? 'FolioEven' : 'FolioOdd'
  if (orientation !== setup.orientation) return turnedFolio(setup, orientation, even, style, scope)
  return paragraph(scope, style, line(scope))
}

/** Between two 一字线 (7.5). */
function line(scope: Scope): string {
  return run('— ', {}, scope) + number + run(' —', {}, scope)
}

/** Room of a turned folio in mm. */
const size = { across: 6, along: 60 }

/**
 * The folio of a turned page stands where it stands on the others (8): below the text of the upright page, that is at the
 * left edge of the turned one, running down; odd pages at its lower end, even ones at its upper end.
 */
function turnedFolio(
  setup: PageSetup,
  orientation: PageSetup['orientation'],
  even: boolean,
  style: string,
  scope: Scope,
): string {
  const { height, left, top, bottom } = pageGeometry(setup, orientation)
  const x = millimetres(left) - 7 - size.across / 2
  const middle = setup.folio === 'centre'
  const y = middle
    ? millimetres((top + height - bottom) / 2) - size.along / 2
    : even
      ? millimetres(top)
      : millimetres(height - bottom) - size.along
  const anchor = {
    horizontal: offset('H', 'page', x),
    vertical: offset('V', 'page', y),
    width: size.across,
    height: size.along,
    wrap: 'none',
  } as const
  const box = textBox(
    paragraph({ ...scope, place: 'box' }, style, line(scope)),
    anchor,
    { kind: '页码', vertical: 'ctr', turned: true },
    scope,
  )
  return paragraph(scope, 'Carrier', `<w:r>${box}</w:r>`)
}
