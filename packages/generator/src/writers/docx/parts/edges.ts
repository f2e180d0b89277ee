import { type PageSetup, visit } from '@gongwen/model'
import { letterForm } from '../../../standard/special-forms.ts'
import { backgroundRun } from '../background.ts'
import { letterMark } from '../blocks/letter-head.ts'
import { offset, textBox } from '../drawing.ts'
import { paragraph } from '../paragraph.ts'
import { type Relations, relate } from '../relations.ts'
import type { Scope } from '../writing.ts'
import { root } from '../xml.ts'
import { folio } from './folio.ts'
import { pageGeometry } from './section-properties.ts'

type Orientation = PageSetup['orientation']

/** A header or footer: its name in the package, its XML and its own relations. */
export interface Edge {
  name: string
  kind: 'header' | 'footer'
  xml: string
  relations: Relations
}

/** Headers with the background and footers with page numbers: parts, and what sections of an orientation say about them. */
export function edgesOf(scope: Scope): { parts: Edge[]; references: Record<Orientation, string> } {
  const { document } = scope.writing
  const { setup } = document
  const parts: Edge[] = []
  const references: Record<Orientation, string> = { portrait: '', landscape: '' }
  const used = new Set<Orientation>([setup.orientation])
  visit(document, (node) => {
    if (node.type === 'section') used.add(node.orientation)
    if (node.type === 'masthead' && setup.kind === 'letter') scope.writing.letterHead ??= node
  })
  const add = (
    kind: Edge['kind'],
    orientation: Orientation,
    types: readonly string[],
    write: (inside: Scope) => string,
  ): void => {
    const relations: Relations = new Map()
    const content = write({ ...scope, relations, place: 'note' })
    const name = `${kind}${parts.length + 1}.xml`
    parts.push({ name, kind, xml: root(kind === 'header' ? 'w:hdr' : 'w:ftr', content), relations })
    const id = relate(scope.relations, kind, name)
    references[orientation] += types.map((type) => `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`).join('')
  }
  const { background, folio: place } = setup
  const { letterHead } = scope.writing
  const first = setup.kind === 'letter' ? ['first'] : []
  for (const orientation of used) {
    const page = pageGeometry(setup, orientation)
    if (background) {
      const types = [...(place === 'outer' ? ['even'] : []), 'default', ...(letterHead ? [] : first)]
      add('header', orientation, types, (inside) =>
        paragraph(inside, 'Carrier', backgroundRun(background, page, inside)),
      )
    }
    if (letterHead) {
      const under = (inside: Scope): string =>
        background ? paragraph(inside, 'Carrier', backgroundRun(background, page, inside)) : ''
      add('header', orientation, first, (inside) => under(inside) + letterMark(letterHead, inside))
    }
    if (place === 'outer') add('footer', orientation, ['even'], (inside) => folio(setup, orientation, true, inside))
    if (place !== 'none') add('footer', orientation, ['default'], (inside) => folio(setup, orientation, false, inside))
    if (first.length > 0)
      add('footer', orientation, first, (inside) =>
        paragraph(inside, 'Carrier', letterHead ? lowerRule(page.height, inside) : ''),
      )
  }
  return { parts, references }
}

/** The double rule of 信函 20 mm above the paper's edge (GB/T 9704-2012, 10.1): the first page has no number. */
function lowerRule(pageHeight: number, scope: Scope): string {
  const { ruleLength, lowerRuleAbovePaper } = letterForm
  const { paper } = scope.writing.document.setup
  const height = 4
  const anchor = {
    horizontal: offset('H', 'page', ((paper?.width ?? 210) - ruleLength.value) / 2 + 1),
    vertical: offset('V', 'page', (pageHeight / 1440) * 25.4 - lowerRuleAbovePaper.value - 2),
    width: ruleLength.value,
    height,
    wrap: 'none',
  } as const
  return `<w:r>${textBox(paragraph(scope, 'LetterFoot', ''), anchor, { kind: '红色双线', vertical: 't' }, scope)}</w:r>`
}
