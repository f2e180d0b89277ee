import type { Block, Heading as HeadingBlock } from '@gongwen/model'
import type { Heading } from 'mdast'
import { plainText, trimInlines } from '../inline-text.ts'
import { joinLines } from '../join-lines.ts'
import { literalMark } from '../numbering/literal.ts'
import { at, type State } from '../state.ts'

/** `# ` is the 标题; `##` to `######` are the five levels. A typed number decides the level and is not doubled. */
export function heading(node: Heading, state: State): Block[] {
  const children = trimInlines(joinLines(state.inlines(node.children)))
  const { id, plain } = readAttributes(children)
  if (node.depth === 1) return [{ type: 'title', children, ...at(node, state) }]
  const found = literalMark(children)
  const block: HeadingBlock = {
    type: 'heading',
    level: found?.level ?? ((node.depth - 1) as HeadingBlock['level']),
    ...(found ? { mark: found.mark } : {}),
    children: found ? found.rest : children,
    ...(id ? { id } : {}),
    ...at(node, state),
  }
  if (found ? found.next : !plain) state.unnumbered.add(block)
  return [block]
}

/** Takes `{#id}` (a name for cross references) and `{-}` (no number) off the end. */
function readAttributes(children: HeadingBlock['children']): { id?: string; plain: boolean } {
  const match = /\s*\{(-|#[\p{L}\p{N}_-]+)(?:\s+(-))?\}$/u.exec(plainText(children))
  const last = children.at(-1)
  if (!match || last?.type !== 'text' || !last.value.endsWith(match[0])) return { plain: false }
  last.value = last.value.slice(0, -match[0].length)
  const [, first = '', second] = match
  return { ...(first.startsWith('#') ? { id: first.slice(1) } : {}), plain: first === '-' || second === '-' }
}
