import type { Section } from '@gongwen/model'
import { paragraph } from '../paragraph.ts'
import { sectionProperties, textWidth } from '../parts/section-properties.ts'
import type { Scope } from '../writing.ts'
import { blocks } from './blocks.ts'

/** Pages of another orientation (GB/T 9704-2012, 8): sections of their own. Inside cells, notes and boxes only its blocks. */
export function section(node: Section, scope: Scope): string {
  return leadingSection(node, () => '', scope)
}

/** A section with something before its blocks: the head of the attachment that begins with it. */
export function leadingSection(node: Section, head: (scope: Scope) => string, scope: Scope): string {
  if (scope.place !== 'page') return head(scope) + blocks(node.children, scope)
  const { flow, document } = scope.writing
  const before = flow.orientation
  const closed = closeSection(scope)
  flow.orientation = node.orientation
  flow.breakBefore = false
  const inside: Scope = { ...scope, width: textWidth(document.setup, node.orientation) }
  const heading = head(inside)
  flow.begun ||= heading !== ''
  const content = heading + blocks(node.children, inside)
  const end = closeSection(inside)
  flow.orientation = before
  return closed + content + end
}

/** The paragraph that ends a section, when anything stands in it. */
function closeSection(scope: Scope): string {
  const { flow } = scope.writing
  if (!flow.begun) return ''
  flow.begun = false
  flow.breakBefore = false
  flow.ended = paragraph(scope, 'Carrier', '', {}, sectionProperties(scope.writing, flow.orientation))
  return flow.ended
}
