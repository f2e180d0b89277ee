import type { Block, PageSetup } from '@gongwen/model'
import type { Faces } from '../metrics/faces.ts'
import { type PageArea, pageArea } from '../standard/page-area.ts'
import type { TextStyle } from './atom.ts'
import type { Context } from './context.ts'
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
  /** Of the last call, and of the one under way: what a call does not meet again is forgotten. */
  last: Kept
  now: Kept
}

interface Kept {
  flows: Map<Block, { context: Context; flow: Flow[] }>
  nodes: Map<Block, TagNode>
}

function nothing(): Kept {
  return { flows: new Map(), nodes: new Map() }
}

/** An empty memory. */
export function openMemory(): LayoutMemory {
  return { last: nothing(), now: nothing() }
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

/** The ground of a setup: that of the memory when nothing has changed; else the memory is emptied. */
export function groundOf(setup: PageSetup, faces: Faces, sampleSeals: boolean, memory: LayoutMemory): Ground {
  memory.last = memory.now
  memory.now = nothing()
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
  memory.last = nothing()
  return memory.ground
}

/** The flow of a block from memory, or made and remembered when making it touched nothing but itself. */
export function remembered(block: Block, context: Context, make: () => Flow[]): Flow[] {
  const { shared } = context
  const { last, now } = shared.memory
  const known = now.flows.get(block) ?? last.flows.get(block)
  if (known && sameColumn(known.context, context)) {
    now.flows.set(block, known)
    return known.flow
  }
  const before = shared.touched + shared.diagnostics.length
  const flow = make()
  if (shared.touched + shared.diagnostics.length === before) now.flows.set(block, { context, flow })
  return flow
}

/** A node of the structure tree that stays the same object as long as the block does. */
export function nodeFor(block: Block, context: Context, make: () => TagNode): TagNode {
  const { last, now } = context.shared.memory
  const known = now.nodes.get(block) ?? last.nodes.get(block)
  const node = known && known.parent === context.tag ? known : make()
  now.nodes.set(block, node)
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
