import type { List, ListItem } from '@gongwen/model'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { blocks } from './blocks.ts'

/** Levels that Word's numbering has. */
const levels = 9

/** A list with native numbers or bullets; each ordered list is a numbering of its own. */
export function list(node: List, scope: Scope): string {
  const { lists } = scope.writing
  lists.push({ ordered: node.ordered, start: Math.min(Math.max(0, Math.trunc(node.start)), 32_000) })
  const id = lists.length
  const level = Math.min(scope.listLevel ?? 0, levels - 1)
  return node.children.map((entry) => item(entry, id, level, scope)).join('')
}

/** The first paragraph carries the number; what follows in the item is set in as far. */
function item({ checked, children }: ListItem, id: number, level: number, scope: Scope): string {
  const inside: Scope = { ...scope, listLevel: level + 1 }
  const box = checked === undefined ? '' : run(checked ? '☑' : '☐', { face: 'songti' }, inside)
  const [first, ...rest] = children
  const leads = first?.type === 'paragraph'
  const content = box + (leads ? inlines(first.children, {}, inside) : '')
  const style = scope.place === 'page' ? 'ListItem' : scope.text
  return paragraph(inside, style, content, { numbering: { id, level } }) + blocks(leads ? rest : children, inside)
}
