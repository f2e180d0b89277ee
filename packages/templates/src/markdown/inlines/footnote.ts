import type { Inline } from '@gongwen/model'
import type { FootnoteReference } from 'mdast'
import { report, type State, sourceOf } from '../state.ts'

/** `[^1]`: the note's text travels with its place. A note inside itself stays text. */
export function footnoteReference(node: FootnoteReference, state: State): Inline[] {
  const definition = state.footnotes.get(node.identifier)
  if (!definition) return [{ type: 'text', value: sourceOf(node, state) }]
  if (state.openFootnotes.has(node.identifier)) {
    report(state, node, {
      code: 'footnote-inside-itself',
      severity: 'warning',
      message: `脚注 ${node.identifier} 的内容又引用了它自己，按文字保留`,
      remedy: '删去脚注内容里的这处引用',
    })
    return [{ type: 'text', value: sourceOf(node, state) }]
  }
  state.usedFootnotes.add(node.identifier)
  state.openFootnotes.add(node.identifier)
  const children = state.blocks(definition.children)
  state.openFootnotes.delete(node.identifier)
  return [{ type: 'footnote', children }]
}
