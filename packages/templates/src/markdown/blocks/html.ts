import type { Block } from '@gongwen/model'
import type { Html } from 'mdast'
import { reportHtml } from '../inlines/html.ts'
import { at, type State } from '../state.ts'

/** HTML between paragraphs is shown as typed, and said; comments are left out, and said. */
export function html(node: Html, state: State): Block[] {
  if (/^(?:<br\s*\/?>\s*)+$/i.test(node.value)) return [{ type: 'paragraph', children: [{ type: 'text', value: '' }] }]
  reportHtml(node, state)
  const shown = node.value.replace(/^<!--[\s\S]*?-->\s*$/, '')
  return shown.trim() === '' ? [] : [{ type: 'listing', value: shown, ...at(node, state) }]
}
