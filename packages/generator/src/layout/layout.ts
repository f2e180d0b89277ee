import type { Document, Result } from '@gongwen/model'
import type { Frame, Frames } from '../frame.ts'
import type { Host } from '../host.ts'
import { openFaces } from '../metrics/faces.ts'
import type { Canvas } from './canvas.ts'
import type { Context, Shared } from './context.ts'
import { limitDepth } from './depth-limit.ts'
import { factsOf, groundOf, type LayoutMemory, noMemory, turnOver } from './memory.ts'
import { type MissingGlyphs, openMissing } from './missing.ts'
import { outlineOf } from './outline.ts'
import { checkBackground, drawBackground } from './pages/background.ts'
import { drawFeet } from './pages/feet.ts'
import { drawFolio } from './pages/folio.ts'
import { type Paper, paginate } from './pages/paginate.ts'
import { pullInside } from './pages/pull-inside.ts'
import { flowsOf } from './set-blocks.ts'
import { openTags, type TagNode } from './tags.ts'

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
export function layout(given: Document, host: Host, options: LayoutOptions = {}): Result<Frames> {
  const { memory = noMemory() } = options
  turnOver(memory)
  const { value: document, diagnostics: depth } = limitDepth(given, (block) => factsOf(block, memory).deep)
  const { setup } = document
  const missing = openMissing()
  const { shared, root } = openShared(document, host, { ...options, memory }, missing)
  const { diagnostics } = shared
  diagnostics.push(...depth)
  if (setup.background) diagnostics.push(...checkBackground(setup.background, host))

  const tags = openTags(root)
  const frames: Frames = { pages: [], tags: tags.tags, bookmarks: [] }
  const canvas: Canvas = {
    page: { width: 0, height: 0, items: [], rotate: 0 },
    number: -1,
    artefact: false,
    tags,
    bookmarks: frames.bookmarks,
    targets: new Map(),
    later: [],
  }
  /** Items of each page that are its background: they fit the paper by themselves. */
  const grounds: number[] = []
  const begin: Paper['begin'] = ({ width, height }, orientation) => {
    const turned = orientation === 'landscape' && setup.orientation === 'portrait'
    const page: Frame = { width, height, items: [], rotate: turned ? 90 : 0 }
    if (setup.background) drawBackground(page, setup.background)
    grounds.push(page.items.length)
    frames.pages.push(page)
    canvas.number = frames.pages.length - 1
    return page
  }
  const drawn = { keeps: memory.lasts, last: memory.last, now: memory.now }
  const paper: Paper = { canvas, setup, areas: shared.areas, diagnostics, pages: frames.pages, drawn, begin }
  const rest = paginate(flowsOf(document.children, openContext(shared, root)), paper)
  const unnumbered = drawFeet(rest, paper, frames.pages)
  for (const run of canvas.later) run()
  const again = new Set(drawn.last.flatMap((page) => (page ? [page.frame] : [])))
  frames.pages.forEach((page, index) => {
    if (again.has(page)) return
    pullInside(page, grounds[index]!)
    if (!unnumbered.has(index)) numberPage(page, index, shared)
  })
  diagnostics.push(...missing.diagnostics())
  return { value: frames, diagnostics }
}

function openShared(
  document: Document,
  host: Host,
  { sampleSeals = false, memory }: LayoutOptions & { memory: LayoutMemory },
  missing: MissingGlyphs,
): { shared: Shared; root: TagNode } {
  const { setup } = document
  const faces = openFaces(host)
  const { root, text, areas } = groundOf(setup, faces, sampleSeals, memory)
  const shared: Shared = {
    setup,
    host,
    faces,
    diagnostics: [],
    missing: (character, place) => {
      shared.touched++
      missing.add(character, place)
    },
    text,
    noteCount: 0,
    outline: outlineOf(document, (block) => factsOf(block, memory).headings),
    openHeadings: [],
    titled: false,
    memory,
    areas,
    touched: 0,
    levelled: 0,
    sampleSeals,
  }
  return { shared, root }
}

/** The text area of a page, where the blocks of the document stand. */
function openContext(shared: Shared, root: TagNode): Context {
  const { setup, areas, text } = shared
  const area = areas[setup.orientation]
  return {
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
}

/** The page's number (7.5): none on the first page of 信函 (10.1). */
function numberPage(page: Frame, index: number, { setup, areas, faces }: Shared): void {
  const { folio, kind } = setup
  if (folio === 'none' || (kind === 'letter' && index === 0)) return
  page.folio = String(index + 1)
  const held = page.rotate === 0 && page.width > page.height ? 'landscape' : 'portrait'
  drawFolio(page, index, areas[held], folio, faces)
}
