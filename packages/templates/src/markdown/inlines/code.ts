import type { Inline } from '@gongwen/model'
import type { InlineCode } from 'mdast'

/** Text between backticks. */
export function inlineCode(node: InlineCode): Inline[] {
  return [{ type: 'code', value: node.value }]
}
