import type { Block, Diagnostic, Field, Heading, Inline, PageSetup, Paragraph, Place } from '@gongwen/model'
import type { Definition, FootnoteDefinition, Node, PhrasingContent, RootContent } from 'mdast'

/** What the handlers of one conversion share. */
export interface State {
  /** The Markdown text, to give back verbatim what turns out not to be markup. */
  source: string
  file: string | undefined
  /** Whether places are those of the author's own file. */
  placed: boolean
  kind: PageSetup['kind']
  diagnostics: Diagnostic[]
  definitions: Map<string, Definition>
  footnotes: Map<string, FootnoteDefinition>
  usedFootnotes: Set<string>
  /** Notes whose text is being read: a note inside itself would never end. */
  openFootnotes: Set<string>
  /** Headings that wait for a number. */
  unnumbered: Set<Heading>
  /** Attachments that a `::附件` line opened: what follows belongs to them. */
  openAttachments: Set<Block>
  /** The list that a form's field shows one entry of. */
  lists: Map<Field, string>
  /** Subtitles that wait for the title before them. */
  subtitles: Set<Block>
  /** Short numbered lines that end in a full stop, and the paragraph they are unless deeper numbers follow. */
  undecided: Map<Heading, Paragraph>
  /** Puts the data back where a placeholder stands, for strings whose meaning is read at once: dates, sizes. */
  resolve(text: string): string
  blocks(nodes: readonly RootContent[]): Block[]
  inlines(nodes: readonly PhrasingContent[]): Inline[]
}

/** Where a node was written, or undefined for text that no file holds. */
export function placeOf(node: Node, state: State): Place | undefined {
  const start = node.position?.start
  if (!start || !state.placed) return undefined
  return { ...(state.file === undefined ? {} : { file: state.file }), line: start.line, column: start.column }
}

/** `{ position }` when the place is known: spread into a node. */
export function at(node: Node, state: State): { position?: Place } {
  const position = placeOf(node, state)
  return position ? { position } : {}
}

/** Notes something at a node. */
export function report(state: State, node: Node | undefined, diagnostic: Omit<Diagnostic, 'place'>): void {
  const place = node && placeOf(node, state)
  state.diagnostics.push({ ...diagnostic, ...(place ? { place } : {}) })
}

/** The characters between two offsets as the author typed them. */
export function sourceOf(node: Node, state: State): string {
  const { start, end } = node.position ?? {}
  return start && end ? state.source.slice(start.offset, end.offset) : ''
}
