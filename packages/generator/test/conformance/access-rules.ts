import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'
import { bytesOf, type Element, get, listOf, type Mark, type Opened, textOf } from './open.ts'
import type { Rule } from './rule.ts'

const artefact = (marks: Mark[]): boolean => marks.some(({ tag }) => tag === 'Artifact')
const tagged = (marks: Mark[]): boolean => marks.some(({ mcid }) => mcid !== undefined)
const ink = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Tj', 'TJ', "'", '"', 'sh', 'Do'])
const roles = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
)
const headings = (opened: Opened): number[] =>
  opened.structure.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role[1])] : []))
const attribute = (opened: Opened, { dictionary }: Element, key: string): string | undefined => {
  for (const entry of listOf(opened, get(dictionary, 'A'))) {
    if (entry instanceof PDFDict && entry.has(PDFName.of(key))) return textOf(entry, key)
  }
  return undefined
}
const annotationsOf = (opened: Opened): { ref: PDFRef; dictionary: PDFDict; page: number }[] =>
  opened.pages.flatMap((page, index) => {
    const list = get(page.node, 'Annots')
    return (list instanceof PDFArray ? list.asArray() : []).flatMap((ref) => {
      const dictionary = opened.document.context.lookup(ref)
      return ref instanceof PDFRef && dictionary instanceof PDFDict ? [{ ref, dictionary, page: index }] : []
    })
  })
const ownerOf = (opened: Opened, annotation: PDFRef): Element | undefined =>
  opened.structure.find(({ annotations }) => annotations.includes(annotation))
const within = (element: Element | undefined, role: string): boolean =>
  element !== undefined && (element.role === role || within(element.parent, role))
const metadata = (opened: Opened): string => bytesOf(get(opened.catalog, 'Metadata')).toString('utf8')
const where = (element: Element): string => `${element.role} ${element.ref.toString()}`
const allowedChildren: Record<string, Set<string>> = {
  L: new Set(['Caption', 'LI', 'L']),
  LI: new Set(['Lbl', 'LBody']),
  Table: new Set(['Caption', 'TR', 'THead', 'TBody', 'TFoot']),
  THead: new Set(['TR']),
  TBody: new Set(['TR']),
  TFoot: new Set(['TR']),
  TR: new Set(['TH', 'TD']),
  TOC: new Set(['TOC', 'TOCI', 'Caption']),
}
const requiredParent: Record<string, Set<string>> = {
  LI: new Set(['L']),
  LBody: new Set(['LI']),
  TR: new Set(['Table', 'THead', 'TBody', 'TFoot']),
  TH: new Set(['TR']),
  TD: new Set(['TR']),
  THead: new Set(['Table']),
  TBody: new Set(['Table']),
  TOCI: new Set(['TOC']),
}

/** Failure conditions of the Matterhorn protocol 1.02 for PDF/UA-1 that a program can find. */
export const accessRules: Rule[] = [
  {
    id: '01-003',
    says: 'no artefact inside tagged content and no tagged content inside an artefact',
    faults: ({ painted }) =>
      painted.filter(({ marks }) => artefact(marks) && tagged(marks)).map(({ page }) => `page ${page + 1}`),
  },
  {
    id: '01-005',
    says: 'everything drawn is tagged or an artefact',
    faults: ({ painted }) =>
      painted
        .filter(({ operator, marks }) => ink.has(operator) && !artefact(marks) && !tagged(marks))
        .map(({ page, operator }) => `page ${page + 1}: ${operator}`),
  },
  {
    id: '01-006',
    says: 'marked content and structure tree belong together, one to one, and the parent tree says the same',
    faults: parentTreeFaults,
  },
  {
    id: '02-001',
    says: 'only standard roles',
    faults: ({ structure }) => structure.filter(({ role }) => !roles.has(role)).map(where),
  },
  {
    id: '06-001',
    says: 'there is metadata',
    faults: (opened) => (get(opened.catalog, 'Metadata') instanceof PDFStream ? [] : ['Metadata']),
  },
  {
    id: '06-002',
    says: 'the metadata names PDF/UA-1',
    faults: (opened) => (/<pdfuaid:part>1</.test(metadata(opened)) ? [] : ['pdfuaid']),
  },
  {
    id: '06-003',
    says: 'the metadata has a title',
    faults: (opened) =>
      /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</.test(metadata(opened)) ? [] : ['dc:title'],
  },
  {
    id: '07-001',
    says: 'the title is shown',
    faults: (opened) => {
      const preferences = get(opened.catalog, 'ViewerPreferences')
      return preferences instanceof PDFDict && get(preferences, 'DisplayDocTitle') === PDFBool.True
        ? []
        : ['DisplayDocTitle']
    },
  },
  {
    id: '09-004',
    says: 'tables, lists and contents hold what they may hold',
    faults: ({ structure }) =>
      structure
        .filter(({ role, parent, children }) => {
          const wrongChild = children.some((child) => allowedChildren[role] && !allowedChildren[role].has(child.role))
          const wrongParent = requiredParent[role] && !requiredParent[role].has(parent?.role ?? '')
          return wrongChild || wrongParent
        })
        .map(where),
  },
  {
    id: '11-001',
    says: 'the document has a language',
    faults: (opened) => (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(textOf(opened.catalog, 'Lang') ?? '') ? [] : ['Lang']),
  },
  {
    id: '13-004',
    says: 'figures have a text for those who do not see them',
    faults: ({ structure }) =>
      structure
        .filter(
          ({ role, dictionary }) =>
            role === 'Figure' && !textOf(dictionary, 'Alt') && !textOf(dictionary, 'ActualText'),
        )
        .map(where),
  },
  {
    id: '14-002',
    says: 'the first heading is of level 1',
    faults: (opened) => ([1, undefined].includes(headings(opened)[0]) ? [] : ['first heading']),
  },
  {
    id: '14-003',
    says: 'no level of heading is left out',
    faults: (opened) =>
      headings(opened).flatMap((level, index, all) => (index > 0 && level > all[index - 1]! + 1 ? [`H${level}`] : [])),
  },
  {
    id: '14-006',
    says: 'numbered headings only',
    faults: ({ structure }) => structure.filter(({ role }) => role === 'H').map(where),
  },
  {
    id: '15-003',
    says: 'header cells say what they head',
    faults: (opened) =>
      opened.structure
        .filter((cell) => cell.role === 'TH' && !/^(Row|Column|Both)$/.test(attribute(opened, cell, 'Scope') ?? ''))
        .map(where),
  },
  { id: '15-004', says: 'the rows of a table are of one width, spans counted', faults: irregularTables },
  {
    id: '16-001',
    says: 'lists with labels say how they are numbered',
    faults: (opened) =>
      opened.structure
        .filter(
          (list) => list.role === 'L' && list.children.some((item) => item.children.some(({ role }) => role === 'Lbl')),
        )
        .filter((list) => attribute(opened, list, 'ListNumbering') === undefined)
        .map(where),
  },
  {
    id: '19-003',
    says: 'notes have an identifier',
    faults: ({ structure }) =>
      structure.filter(({ role, dictionary }) => role === 'Note' && !textOf(dictionary, 'ID')).map(where),
  },
  {
    id: '19-004',
    says: 'identifiers are unique',
    faults: ({ structure }) => {
      const ids = structure.flatMap(({ dictionary }) => textOf(dictionary, 'ID') ?? [])
      return ids.filter((id, index) => ids.indexOf(id) !== index)
    },
  },
  {
    id: '25-001',
    says: 'no XFA form',
    faults: (opened) => opened.all.filter((dictionary) => dictionary.has(PDFName.of('XFA'))).map(() => 'XFA'),
  },
  {
    id: '28-002',
    says: 'every annotation is in the structure tree and in the parent tree under its own key',
    faults: (opened) =>
      annotationsOf(opened)
        .filter(({ ref, dictionary }) => {
          const owner = ownerOf(opened, ref)
          return !owner || parentOf(opened, get(dictionary, 'StructParent')) !== owner.ref
        })
        .map(({ page }) => `page ${page + 1}`),
  },
  {
    id: '28-005',
    says: 'fields have a label',
    faults: (opened) =>
      annotationsOf(opened)
        .filter(({ dictionary }) => textOf(dictionary, 'Subtype') === 'Widget' && !textOf(dictionary, 'TU'))
        .map(({ page }) => `page ${page + 1}`),
  },
  {
    id: '28-008',
    says: 'on pages with annotations the order of tabs is that of the structure',
    faults: (opened) =>
      opened.pages.flatMap((page, index) =>
        listOf(opened, get(page.node, 'Annots')).length > 0 && textOf(page.node, 'Tabs') !== 'S'
          ? [`page ${index + 1}`]
          : [],
      ),
  },
  {
    id: '28-010',
    says: 'fields stand in a Form',
    faults: (opened) =>
      annotationsOf(opened)
        .filter(
          ({ ref, dictionary }) => textOf(dictionary, 'Subtype') === 'Widget' && !within(ownerOf(opened, ref), 'Form'),
        )
        .map(({ page }) => `page ${page + 1}`),
  },
  {
    id: '28-011',
    says: 'links stand in a Link',
    faults: (opened) =>
      annotationsOf(opened)
        .filter(
          ({ ref, dictionary }) => textOf(dictionary, 'Subtype') === 'Link' && !within(ownerOf(opened, ref), 'Link'),
        )
        .map(({ page }) => `page ${page + 1}`),
  },
  {
    id: '28-012',
    says: 'links have a description',
    faults: (opened) =>
      annotationsOf(opened)
        .filter(({ dictionary }) => textOf(dictionary, 'Subtype') === 'Link' && !textOf(dictionary, 'Contents'))
        .map(({ page }) => `page ${page + 1}`),
  },
  {
    id: '30-002',
    says: 'forms hold no marked content of the structure tree',
    faults: ({ painted }) =>
      painted
        .filter(
          ({ form, marks }) =>
            form && marks.at(-1)?.mcid !== undefined && /MCID/.test(bytesOf(form).toString('latin1')),
        )
        .map(({ page }) => `page ${page + 1}`),
  },
  {
    id: '7.1',
    says: 'the file is marked as tagged and not as suspect',
    faults: (opened) => {
      const info = get(opened.catalog, 'MarkInfo')
      const sound =
        info instanceof PDFDict && get(info, 'Marked') === PDFBool.True && get(info, 'Suspects') !== PDFBool.True
      return sound && opened.structure.length > 0 ? [] : ['MarkInfo']
    },
  },
]

function parentOf(opened: Opened, key: unknown): PDFRef | PDFArray | undefined {
  const root = get(opened.catalog, 'StructTreeRoot')
  const tree = root instanceof PDFDict ? get(root, 'ParentTree') : undefined
  if (!(tree instanceof PDFDict) || !(key instanceof PDFNumber)) return undefined
  const value = parentsIn(opened, tree).get(key.asNumber())
  const target = value && opened.document.context.lookup(value)
  if (target instanceof PDFArray) return target
  return value instanceof PDFRef ? value : undefined
}

const trees = new WeakMap<PDFDict, Map<number, PDFObject>>()

/** The entries of a number tree, in its leaves or at once. */
function parentsIn(opened: Opened, tree: PDFDict): Map<number, PDFObject> {
  const known = trees.get(tree)
  if (known) return known
  const entries = new Map<number, PDFObject>()
  const visit = (node: PDFDict): void => {
    const numbers = get(node, 'Nums')
    const list = numbers instanceof PDFArray ? numbers.asArray() : []
    for (let at = 0; at + 1 < list.length; at += 2) {
      const [number, value] = [list[at], list[at + 1]]
      if (number instanceof PDFNumber && value) entries.set(number.asNumber(), value)
    }
    for (const kid of listOf(opened, get(node, 'Kids'))) if (kid instanceof PDFDict) visit(kid)
  }
  visit(tree)
  trees.set(tree, entries)
  return entries
}

function parentTreeFaults(opened: Opened): string[] {
  const faults: string[] = []
  opened.pages.forEach((page, index) => {
    const drawn = new Set(
      opened.painted
        .filter((entry) => entry.page === index)
        .flatMap(({ marks }) => marks.flatMap(({ mcid }) => mcid ?? [])),
    )
    const owners = new Map<number, Element>()
    for (const element of opened.structure) {
      for (const { page: ref, mcid } of element.marked) {
        if (ref !== page.ref) continue
        if (owners.has(mcid)) faults.push(`page ${index + 1}: ${mcid} twice`)
        owners.set(mcid, element)
      }
    }
    const parents = parentOf(opened, get(page.node, 'StructParents'))
    for (const mcid of drawn) {
      const owner = owners.get(mcid)
      if (!owner) faults.push(`page ${index + 1}: ${mcid} without element`)
      else if (!(parents instanceof PDFArray) || parents.get(mcid) !== owner.ref)
        faults.push(`page ${index + 1}: ${mcid} in the parent tree`)
    }
    for (const mcid of owners.keys()) if (!drawn.has(mcid)) faults.push(`page ${index + 1}: ${mcid} is nowhere drawn`)
  })
  return faults
}

/** Every row fills every column, spans counted, and no span reaches beyond the last row. */
function irregularTables(opened: Opened): string[] {
  const span = (cell: Element, key: string) => Number(attribute(opened, cell, key) ?? 1)
  const irregular = (table: Element): boolean => {
    const rows = table.children.flatMap((child) =>
      child.role === 'TR' ? [child] : child.children.filter(({ role }) => role === 'TR'),
    )
    const grid: boolean[][] = rows.map(() => [])
    let beyond = false
    rows.forEach((row, index) => {
      let column = 0
      for (const cell of row.children) {
        while (grid[index]![column]) column++
        for (let down = 0; down < span(cell, 'RowSpan'); down++) {
          if (!grid[index + down]) beyond = true
          for (let across = 0; across < span(cell, 'ColSpan'); across++) {
            const line = grid[index + down]
            if (line) line[column + across] = true
          }
        }
        column += span(cell, 'ColSpan')
      }
    })
    const widest = Math.max(0, ...grid.map((line) => line.length))
    return beyond || grid.some((line) => Array.from({ length: widest }, (_, at) => line[at]).some((filled) => !filled))
  }
  return opened.structure.filter((element) => element.role === 'Table' && irregular(element)).map(where)
}
