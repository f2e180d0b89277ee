import type { Inline } from '@gongwen/model'
import type { PhrasingContent } from 'mdast'
import { textDirective } from '../directives/text-directive.ts'
import type { State } from '../state.ts'
import { inlineCode } from './code.ts'
import { footnoteReference } from './footnote.ts'
import { inlineHtml } from './html.ts'
import { image, imageReference } from './image.ts'
import { link, linkReference } from './link.ts'
import { emphasis, strike, strong } from './marked.ts'
import { text } from './text.ts'

type Handlers = {
  [N in PhrasingContent as N['type']]: (node: N, state: State) => Inline[]
}

/** One handler for each inline node of Markdown: a node type added to mdast does not compile until it stands here. */
const handlers: Handlers = {
  text,
  strong,
  emphasis,
  delete: strike,
  inlineCode,
  break: () => [{ type: 'break' }],
  link,
  linkReference,
  image,
  imageReference,
  footnoteReference,
  html: inlineHtml,
  textDirective,
}

/** Inline Markdown to inlines of the document. */
export function inlinesOf(nodes: readonly PhrasingContent[], state: State): Inline[] {
  return nodes.flatMap((node) =>
    (handlers[node.type] as (node: PhrasingContent, state: State) => Inline[])(node, state),
  )
}
