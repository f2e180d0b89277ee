import type { Block } from '@gongwen/model'
import type { BlockContent, DefinitionContent, FrontmatterContent, Paragraph, RootContent } from 'mdast'
import { blockDirective } from '../directives/block-directive.ts'
import { at, type State } from '../state.ts'
import { definition, footnoteDefinition } from './definition.ts'
import { heading } from './heading.ts'
import { html } from './html.ts'
import { list } from './list.ts'
import { paragraph } from './paragraph.ts'
import { table } from './table.ts'

type BlockNode = BlockContent | DefinitionContent | FrontmatterContent
type Handlers = { [N in BlockNode as N['type']]: (node: N, state: State) => Block[] }

/** One handler for each block node of Markdown: a node type added to mdast does not compile until it stands here. */
const handlers: Handlers = {
  paragraph,
  heading,
  list,
  table,
  html,
  definition,
  footnoteDefinition,
  blockquote: (node, state) => [{ type: 'quotation', children: state.blocks(node.children), ...at(node, state) }],
  code: (node, state) => [{ type: 'listing', value: node.value, ...at(node, state) }],
  thematicBreak: (node, state) => [{ type: 'rule', ...at(node, state) }],
  // Front matter is read before; a second one cannot be.
  yaml: () => [],
  containerDirective: blockDirective,
  leafDirective: blockDirective,
}

/** Block Markdown to blocks of the document. */
export function blocksOf(nodes: readonly RootContent[], state: State): Block[] {
  return nodes.flatMap((node) => {
    if (isBlock(node)) return (handlers[node.type] as (node: BlockNode, state: State) => Block[])(node, state)
    // Only a hand-made tree has inlines, rows or entries here: their text is kept as a paragraph.
    const children = 'children' in node ? node.children : [node]
    return paragraph({ type: 'paragraph', children: children as Paragraph['children'] }, state)
  })
}

function isBlock(node: RootContent): node is BlockNode {
  return Object.hasOwn(handlers, node.type)
}
