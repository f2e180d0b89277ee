import type { Inline } from '@gongwen/model'
import type { Delete, Emphasis, Strong } from 'mdast'
import type { State } from '../state.ts'

/** `**…**` is bold. */
export function strong(node: Strong, state: State): Inline[] {
  return [{ type: 'strong', children: state.inlines(node.children) }]
}

/** `*…*` is 楷体. */
export function emphasis(node: Emphasis, state: State): Inline[] {
  return [{ type: 'emphasis', children: state.inlines(node.children) }]
}

/** `~~…~~` is struck through. */
export function strike(node: Delete, state: State): Inline[] {
  return [{ type: 'strike', children: state.inlines(node.children) }]
}
