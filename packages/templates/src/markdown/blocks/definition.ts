import type { Block } from '@gongwen/model'
import type { Definition, FootnoteDefinition } from 'mdast'
import { report, type State } from '../state.ts'

/** `[名称]: 地址` prints nothing; the first of a name counts (CommonMark 0.31.2, 4.7), later ones are said. */
export function definition(node: Definition, state: State): Block[] {
  if (state.definitions.get(node.identifier) !== node) {
    report(state, node, {
      code: 'definition-twice',
      severity: 'warning',
      message: `链接名“${node.label ?? node.identifier}”已定义过，${node.url} 没有用上`,
      remedy: '给它另起一个名称，或删去',
    })
  }
  return []
}

/** `[^1]: 内容` is printed where it is referred to. A second of the same name stays where it stands, and is said. */
export function footnoteDefinition(node: FootnoteDefinition, state: State): Block[] {
  return state.footnotes.get(node.identifier) === node ? [] : unusedFootnote(node, state)
}

/** The text of a note that nothing refers to, as paragraphs. */
export function unusedFootnote(node: FootnoteDefinition, state: State): Block[] {
  const name = node.label ?? node.identifier
  report(state, node, {
    code: 'footnote-unused',
    severity: 'warning',
    message: `脚注“${name}”没有被引用，按正文印出`,
    remedy: `在正文中写 [^${name}]，或删去这条脚注`,
  })
  return state.blocks(node.children)
}
