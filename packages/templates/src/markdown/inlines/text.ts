import type { Inline } from '@gongwen/model'
import type { Text } from 'mdast'
import { at, type State } from '../state.ts'

/** Plain text; its line ends are joined afterwards, when the neighbours are known. */
export function text(node: Text, state: State): Inline[] {
  return [{ type: 'text', value: node.value, ...at(node, state) }]
}
