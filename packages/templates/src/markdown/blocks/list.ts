import type { Block, ListItem as ListItemBlock, Paragraph } from '@gongwen/model'
import type { List, ListItem } from 'mdast'
import { plainText, splitInlines, trimInlines } from '../inline-text.ts'
import { readNumbered } from '../numbering/run-in.ts'
import { at, type State } from '../state.ts'
import { numbered } from './paragraph.ts'

/**
 * A list. An ordered one at the margin whose entries are titled (1. 建立实验室体系。构建……) is what an official document calls
 * its third level, so its entries become run-in headings and the sentences between them keep their numbers.
 */
export function list(node: List, state: State): Block[] {
  const items = node.children.map((item) => listItem(item, state))
  if (node.ordered && items.some(isTitled)) return items.flatMap((item, index) => outlined(item, node, index, state))
  return [{ type: 'list', ordered: node.ordered === true, start: node.start ?? 1, children: items, ...at(node, state) }]
}

function listItem(item: ListItem, state: State): ListItemBlock {
  return {
    type: 'listItem',
    ...(typeof item.checked === 'boolean' ? { checked: item.checked } : {}),
    children: state.blocks(item.children),
    ...at(item, state),
  }
}

function isTitled(item: ListItemBlock): boolean {
  const [first] = item.children
  return first?.type === 'paragraph' && readNumbered(plainText(first.children), 3).kind === 'run-in'
}

function outlined(item: ListItemBlock, node: List, index: number, state: State): Block[] {
  const [first, ...others] = item.children
  const ordinal = (node.start ?? 1) + index
  if (first?.type !== 'paragraph') return item.children
  const place = item.position ? { position: item.position } : {}
  const text = plainText(first.children)
  const reading = readNumbered(text, 3)
  if (reading.kind === 'run-in') {
    const [children, body] = splitInlines(first.children, reading.cut)
    const mark = { form: 'arabic' as const, ordinal }
    return [{ type: 'heading', level: 3, mark, children, body: trimInlines(body), ...place }, ...others]
  }
  const labelled: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', value: `${ordinal}.` }, ...first.children],
    ...place,
  }
  return [numbered(labelled, state), ...others]
}
