import type { Inline } from '@gongwen/model'
import type { Link, LinkReference, PhrasingContent } from 'mdast'
import { type State, sourceOf } from '../state.ts'

/** `[文字](地址)` and bare addresses. */
export function link(node: Link, state: State): Inline[] {
  return [linked(node.url, node.title, node.children, state)]
}

/** `[文字][名称]`; without its definition it is text, brackets and all. */
export function linkReference(node: LinkReference, state: State): Inline[] {
  const definition = state.definitions.get(node.identifier)
  if (!definition) return [{ type: 'text', value: sourceOf(node, state) }]
  return [linked(definition.url, definition.title, node.children, state)]
}

function linked(url: string, title: string | null | undefined, children: PhrasingContent[], state: State): Inline {
  const shown = state.inlines(children)
  return { type: 'link', url: state.resolve(url), ...(title ? { title: state.resolve(title) } : {}), children: shown }
}
