import type { Diagnostic, Heading, PageSetup, Place } from '@gongwen/model'
import type { Host } from '../host.ts'
import type { Faces } from '../metrics/faces.ts'
import type { PageArea } from '../standard/page-area.ts'
import type { TextStyle } from './atom.ts'
import type { LayoutMemory } from './memory.ts'
import type { OutlineEntry } from './outline.ts'
import type { TagNode } from './tags.ts'

/** What every block of a document shares while it is being prepared. */
export interface Shared {
  setup: PageSetup
  host: Host
  faces: Faces
  diagnostics: Diagnostic[]
  /** Called once for each character that no face has. */
  missing(character: string, place: Place | undefined): void
  /** Body text as notes and boxes begin from it. */
  text: TextStyle
  /** Footnotes and remarks so far. */
  noteCount: number
  /** Headings for contents and bookmarks, collected before anything is laid out. */
  outline: ReadonlyMap<Heading, OutlineEntry>
  /** Levels of the headings that stand open, outermost first: roles never skip one. */
  openHeadings: number[]
  /** Whether a title has been set: the headings below it begin with H2. */
  titled: boolean
  /** Earlier measurements. */
  memory: LayoutMemory
  /** The text areas of both orientations. */
  areas: Record<PageSetup['orientation'], PageArea>
  /** Counts what a block does to others: numbers of notes, missing characters. */
  touched: number
  /** Counts the headings that were given a level. */
  levelled: number
  /** Paints the placeholder 样章 where a seal has no picture. */
  sampleSeals: boolean
}

/** Where a block stands: the column it fills and how text looks there. */
export interface Context {
  shared: Shared
  area: PageArea
  orientation: PageSetup['orientation']
  /** Width of the column in points. */
  width: number
  /** Indent of everything from the column's left edge. */
  left: number
  /** Body text. */
  body: TextStyle
  /** Distance between lines in points, and whether they stand on the grid of the page. */
  leading: number
  grid: boolean
  /** First line of a paragraph, points. */
  indent: number
  /** How paragraphs that do not say are set. */
  align: 'left' | 'center' | 'right' | 'justify'
  /** In a box at a fixed place: centred paragraphs break by meaning as titles do, and none is indented that does not say so. */
  byMeaning: boolean
  /** Parent in the structure tree. */
  tag: TagNode
  /** Path of the entry whose fields stand here, `members.0.`; '' outside repeating rows. */
  entry?: string
  /** Inside a cell, a note or a box: no page may begin here. */
  inside: boolean
  /** In a cell whose rules are drawn: a field in it needs no rule of its own. */
  framed?: boolean
  depth: number
  /** Nearest place in the author's file. */
  place: Place | undefined
}

/** The same context with some things changed. */
export function within(context: Context, changes: Partial<Context>): Context {
  return { ...context, ...changes }
}
