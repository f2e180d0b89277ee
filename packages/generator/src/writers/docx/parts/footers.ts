import type { PageSetup } from '@gongwen/model'
import { offset, textBox } from '../drawing.ts'
import { paragraph } from '../paragraph.ts'
import { relate } from '../relations.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { root } from '../xml.ts'
import { pageGeometry } from './section-properties.ts'

/** A header or footer: its name in the package and its XML. */
export interface Edge {
  name: string
  kind: 'header' | 'footer'
  xml: string
}

type References = Record<PageSetup['orientation'], string>

const number =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

/** Page numbers: parts, and what sections say about them. `scope.relations` are those of the document. */
export function footersOf(setup: PageSetup, scope: Scope): { parts: Edge[]; references: References } {
  const parts: Edge[] = []
  const references: References = { portrait: '', landscape: '' }
  const add = (orientation: PageSetup['orientation'], type: 'default' | 'even' | 'first', content: string): void => {
    const name = `footer${parts.length + 1}.xml`
    parts.push({ name, kind: 'footer', xml: root('w:ftr', content) })
    references[orientation] += `<w:footerReference w:type="${type}" r:id="${relate(scope.relations, 'footer', name)}"/>`
  }
  if (setup.folio === 'none') return { parts, references }
  const upright = { ...scope, place: 'note' } as const
  for (const orientation of ['portrait', 'landscape'] as const) {
    const folio = (style: string, even: boolean): string =>
      orientation === setup.orientation
        ? paragraph(upright, style, line(upright))
        : turnedFolio(setup, orientation, even, style, upright)
    if (setup.folio === 'centre') {
      add(orientation, 'default', folio('FolioCenter', false))
    } else {
      add(orientation, 'even', folio('FolioEven', true))
      add(orientation, 'default', folio('FolioOdd', false))
    }
    if (setup.kind === 'letter') add(orientation, 'first', paragraph(upright, 'FolioOdd', ''))
  }
  return { parts, references }
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
  const mm = (twips: number): number => (twips / 1440) * 25.4
  const x = mm(left) - 7 - size.across / 2
  const middle = setup.folio === 'centre'
  const y = middle
    ? mm((top + height - bottom) / 2) - size.along / 2
    : even
      ? mm(top)
      : mm(height - bottom) - size.along
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
