import type { Block, Box, PageSetup } from '@gongwen/model'
import type { Faces } from '../metrics/faces.ts'
import { type PageArea, pageArea } from '../standard/page-area.ts'
import type { TextStyle } from './atom.ts'
import type { Context, Shared } from './context.ts'
import { isDeep } from './depth-limit.ts'
import { type FoundHeading, headingsIn } from './outline.ts'
import type { DrawnPage } from './pages/draw-page.ts'
import type { Flow } from './strip.ts'
import { cellOf } from './styles.ts'
import type { TagNode } from './tags.ts'

/**
 * What earlier calls have measured, for the next call with the same host: blocks that are the same objects are not measured
 * again. For previews while somebody types, and for batches whose certificates share most of their boxes. Nodes that
 * have been laid out with a memory must not be changed in place.
 */
export interface LayoutMemory {
  ground?: Ground
  /** Whether there will be another call: else strips and pages are let go as soon as they are drawn. */
  lasts: boolean
  /** What is known of the blocks that this call has met, and of those of the call before; others are forgotten. */
  blocks: Map<Block, KeptBlock>
  before: Map<Block, KeptBlock>
  /** How the text of boxes looks on this ground, see `lookOf`. */
  looks: Map<string, TextStyle>
  /** Pages of the last call and of the one under way, by index; a page that cannot be taken again is missing. */
  last: (DrawnPage | undefined)[]
  now: (DrawnPage | undefined)[]
}

interface KeptBlock {
  facts?: BlockFacts
  flow?: Remembered
  node?: TagNode
}

interface Remembered {
  context: Context
  flow: Flow[]
  /** What a heading found open above it and left open below it. */
  levels?: { before: string; after: Levels; target: string | undefined }
}

/** What is asked of every block before anything is measured. */
interface BlockFacts {
  deep: boolean
  headings: readonly FoundHeading[]
}

/** The facts of a block, found out once. */
export function factsOf(block: Block, memory: LayoutMemory): BlockFacts {
  const kept = keptOf(block, memory)
  kept.facts ??= findFacts(block)
  return kept.facts
}

function keptOf(block: Block, memory: LayoutMemory): KeptBlock {
  let kept = memory.blocks.get(block)
  if (!kept) {
    kept = memory.before.get(block) ?? {}
    memory.blocks.set(block, kept)
  }
  return kept
}

/** An empty memory. */
export function openMemory(): LayoutMemory {
  return { lasts: true, blocks: new Map(), before: new Map(), looks: new Map(), last: [], now: [] }
}

/** A memory for a single call. */
export function noMemory(): LayoutMemory {
  return { ...openMemory(), lasts: false }
}

/** What all blocks of a document stand on: kept as the same objects, so that contexts can be compared. */
export interface Ground {
  key: string
  setup: PageSetup
  sampleSeals: boolean
  faces: Faces
  root: TagNode
  text: TextStyle
  areas: Record<PageSetup['orientation'], PageArea>
}

/** Points of body text: 3号 (5.2.2). */
const bodySize = 16

/** What is too deep is walked through no further: another block will stand in its place. */
function findFacts(block: Block): BlockFacts {
  const deep = isDeep(block)
  return { deep, headings: deep ? [] : headingsIn(block) }
}

/**
 * Begins a call: what the one before met and drew is now of the last. A map that entries are deleted from instead, again and
 * again, keeps all of them alive until the whole heap is searched.
 */
export function turnOver(memory: LayoutMemory): void {
  memory.before = memory.blocks
  memory.blocks = new Map()
  memory.last = memory.now
  memory.now = []
}

/** The ground of a setup: that of the memory when nothing has changed; else what was measured is forgotten. */
export function groundOf(setup: PageSetup, faces: Faces, sampleSeals: boolean, memory: LayoutMemory): Ground {
  const { ground } = memory
  if (ground?.setup === setup && ground.sampleSeals === sampleSeals && ground.faces === faces) return ground
  const key = JSON.stringify([setup, sampleSeals])
  if (ground?.key === key && ground.faces === faces) return ground
  const areas = { portrait: pageArea(setup, 'portrait'), landscape: pageArea(setup, 'landscape') }
  const text: TextStyle = {
    face: 'fangsong',
    size: bodySize,
    color: '#000000',
    ...cellOf(areas[setup.orientation], bodySize),
    ...(setup.latin === 'roman' ? { latinFace: 'songti' as const } : {}),
    ...(setup.punctuation === 'squeezed' ? { squeezed: true } : {}),
  }
  memory.ground = { key, setup, sampleSeals, faces, root: { role: 'Document' }, text, areas }
  memory.last = []
  memory.looks = new Map()
  for (const kept of [...memory.blocks.values(), ...memory.before.values()]) {
    delete kept.flow
    delete kept.node
  }
  return memory.ground
}

/** Looks of boxes that are kept: more are set in the course of long editing only. */
const mostLooks = 500

/**
 * How the text of a box looks at a size: the same object for boxes that look alike, in this call and the next, so that their
 * characters are measured once.
 */
export function lookOf(
  { face, color = '#000000', tracking = 0 }: Box,
  size: number,
  { text, memory }: Shared,
): TextStyle {
  const { looks } = memory
  const key = `${face} ${size} ${color} ${tracking}`
  const known = looks.get(key)
  if (known) return known
  const look: TextStyle = {
    face,
    size,
    color,
    ...(tracking ? { tracking: tracking * size } : {}),
    ...(text.latinFace ? { latinFace: text.latinFace } : {}),
    ...(text.squeezed ? { squeezed: true } : {}),
  }
  if (looks.size < mostLooks) looks.set(key, look)
  return look
}

/** The flow of a block from memory, or made and remembered when making it touched nothing but itself and the levels of headings. */
export function remembered(block: Block, context: Context, make: () => Flow[]): Flow[] {
  const { shared } = context
  if (!shared.memory.lasts) return make()
  const kept = keptOf(block, shared.memory)
  const known = kept.flow
  if (known && sameColumn(known.context, context) && sameLevels(known, block, shared)) {
    if (known.levels) takeLevels(shared, known.levels.after)
    return known.flow
  }
  const touched = shared.touched + shared.diagnostics.length
  const { levelled } = shared
  const before = spellLevels(shared)
  const flow = make()
  delete kept.flow
  if (shared.touched + shared.diagnostics.length > touched) return flow
  if (levelled === shared.levelled) kept.flow = { context, flow }
  else if (block.type === 'heading' || block.type === 'title') {
    const after = { openHeadings: [...shared.openHeadings], titled: shared.titled }
    kept.flow = { context, flow, levels: { before, after, target: targetOf(block, shared) } }
  }
  return flow
}

type Levels = Pick<Shared, 'openHeadings' | 'titled'>

const spellLevels = ({ openHeadings, titled }: Levels): string => `${titled}${openHeadings}`

function takeLevels(shared: Shared, { openHeadings, titled }: Levels): void {
  shared.openHeadings = [...openHeadings]
  shared.titled = titled
}

function targetOf(block: Block, { outline }: Shared): string | undefined {
  return block.type === 'heading' ? outline.get(block)?.target : undefined
}

function sameLevels({ levels }: Remembered, block: Block, shared: Shared): boolean {
  return !levels || (levels.before === spellLevels(shared) && levels.target === targetOf(block, shared))
}

/** A node of the structure tree that stays the same object as long as the block does. */
export function nodeFor(block: Block, context: Context, make: () => TagNode): TagNode {
  const kept = keptOf(block, context.shared.memory)
  const node = kept.node && kept.node.parent === context.tag ? kept.node : make()
  kept.node = node
  return node
}

function sameColumn(a: Context, b: Context): boolean {
  return (
    a.tag === b.tag &&
    a.body === b.body &&
    a.area === b.area &&
    a.width === b.width &&
    a.left === b.left &&
    a.leading === b.leading &&
    a.indent === b.indent &&
    a.align === b.align &&
    a.grid === b.grid &&
    a.inside === b.inside &&
    a.depth === b.depth
  )
}
