import { type Diagnostic, type Document, formatMark, type Place, type Result, textOf, visit } from '@gongwen/model'
import type { Frame, Frames } from '../frame.ts'
import type { Host } from '../host.ts'
import { openFaces } from '../metrics/faces.ts'
import type { Canvas } from './canvas.ts'
import type { Context, OutlineEntry, Shared } from './context.ts'
import { groundOf, type LayoutMemory, openMemory } from './memory.ts'
import { checkBackground, drawBackground } from './pages/background.ts'
import { drawFeet } from './pages/feet.ts'
import { drawFolio } from './pages/folio.ts'
import { paginate } from './pages/paginate.ts'
import { pullInside } from './pages/pull-inside.ts'
import { flowOf } from './set-blocks.ts'
import { openTags } from './tags.ts'

/** What a caller may ask of layout beside the document. */
export interface LayoutOptions {
  /** A dashed circle marked 样章 where a seal will be stamped and no picture is given. Without it only room is left. */
  sampleSeals?: boolean
  /** Carries measurements from call to call; see `LayoutMemory`. */
  memory?: LayoutMemory
}

/**
 * Lays a document out into pages by GB/T 9704-2012 and the rules of Chinese typesetting (CLREQ). Characters that no face has
 * become 〓 and a diagnostic each; nothing else of the text is changed or lost.
 */
export function layout(document: Document, host: Host, options: LayoutOptions = {}): Result<Frames> {
  const { setup } = document
  const { sampleSeals = false, memory = openMemory() } = options
  const faces = openFaces(host)
  const { root, text, areas } = groundOf(setup, faces, sampleSeals, memory)
  const area = areas[setup.orientation]
  const diagnostics: Diagnostic[] = []
  const missing = new Map<string, { places: (Place | undefined)[]; count: number }>()
  const shared: Shared = {
    setup,
    host,
    faces,
    diagnostics,
    missing: (character, place) => {
      shared.touched++
      const known = missing.get(character)
      if (known) known.count++
      else missing.set(character, { places: [place], count: 1 })
    },
    text,
    noteCount: 0,
    outline: outlineOf(document),
    openHeadings: [],
    titled: false,
    memory,
    areas,
    touched: 0,
    sampleSeals,
  }
  const context: Context = {
    shared,
    area,
    orientation: setup.orientation,
    width: area.right - area.left,
    left: 0,
    body: text,
    leading: area.pitch,
    grid: true,
    indent: (text.cell ?? text.size) * 2,
    align: 'justify',
    byMeaning: false,
    tag: root,
    inside: false,
    depth: 0,
    place: undefined,
  }
  if (setup.background) diagnostics.push(...checkBackground(setup.background, host))

  const frames: Frames = { pages: [], tags: [], bookmarks: [] }
  const tags = openTags(root)
  frames.tags = tags.tags
  const canvas: Canvas = {
    page: { width: area.width, height: area.height, items: [], rotate: 0 },
    number: -1,
    artefact: false,
    tags,
    bookmarks: frames.bookmarks,
    targets: new Map(),
    later: [],
  }
  const begin: Parameters<typeof paginate>[1]['begin'] = (pageOf, orientation) => {
    const turned = orientation === 'landscape' && setup.orientation === 'portrait'
    const page: Frame = { width: pageOf.width, height: pageOf.height, items: [], rotate: turned ? 90 : 0 }
    if (setup.background) drawBackground(page, setup.background)
    frames.pages.push(page)
    canvas.number = frames.pages.length - 1
    return page
  }
  const paper = { canvas, setup, areas, diagnostics, begin }
  const rest = paginate(flowOf(document.children, context), paper)
  const unnumbered = drawFeet(rest, paper, frames.pages)
  for (const run of canvas.later) run()
  frames.pages.forEach((page, index) => {
    pullInside(page)
    if (setup.folio === 'none' || unnumbered.has(index) || (setup.kind === 'letter' && index === 0)) return
    page.folio = String(index + 1)
    const held = page.rotate === 0 && page.width > page.height ? 'landscape' : 'portrait'
    drawFolio(page, index, areas[held], setup.folio, faces)
  })
  for (const [character, { places, count }] of missing) diagnostics.push(glyphMissing(character, places[0], count))
  return { value: frames, diagnostics }
}

function glyphMissing(character: string, place: Place | undefined, count: number): Diagnostic {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  const shown = /[\p{C}]/u.test(character) ? '' : `“${character}”`
  return {
    code: 'glyph-missing',
    severity: 'error',
    message: `字体里没有字符${shown}（U+${code}），共${count}处，印成“〓”`,
    remedy: '换用含有此字的字体，或改用规范字',
    ...(place ? { place } : {}),
  }
}

/** Headings in reading order. */
function outlineOf(document: Document): OutlineEntry[] {
  const outline: OutlineEntry[] = []
  visit(document, (node) => {
    if (node.type !== 'heading') return
    const { mark, level, children } = node
    const words = textOf({ type: 'paragraph', children }).split('\n')[0] ?? ''
    const title = `${mark ? formatMark(mark) : ''}${words}`
    outline.push({ level, text: title, target: `heading-${outline.length + 1}`, node })
  })
  return outline
}
