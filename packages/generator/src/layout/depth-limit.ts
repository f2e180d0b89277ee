import { type Block, childrenOf, type Diagnostic, type Document, type Node, type Result, result } from '@gongwen/model'

/** Nodes below each other that are laid out as they are; documents of offices stay below 30. */
const deepest = 400

/**
 * The document, with whatever is nested deeper than anyone can read turned into plain text: strangers' files must not
 * exhaust the stack. Most documents are returned as they are.
 */
export function limitDepth(document: Document, isBlockDeep: (block: Block) => boolean = isDeep): Result<Document> {
  if (!document.children.some(isBlockDeep)) return result(document)
  const diagnostic: Diagnostic = {
    code: 'nesting-too-deep',
    severity: 'warning',
    message: `内容嵌套超过${deepest}层，更深的部分已改排成普通文字`,
    remedy: '减少列表、引文、表格的嵌套层数',
  }
  return result(shallow(document, 0) as Document, [diagnostic])
}

/** Whether something in a block of a document is nested deeper than that. */
export function isDeep(block: Block): boolean {
  return isDeeper(block, 1)
}

function isDeeper(node: Node, depth: number): boolean {
  if (depth > deepest) return true
  for (const child of childrenOf(node)) if (isDeeper(child, depth + 1)) return true
  return false
}

/** A copy whose nodes at the limit are plain. */
function shallow(node: Node, depth: number): Node {
  if (depth >= deepest) return plain(node)
  const copy = Object.entries(node).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map((one) => (isNode(one) ? shallow(one, depth + 1) : one)) : value,
  ])
  return Object.fromEntries(copy) as Node
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

const inlineTypes = new Set<Node['type']>([
  'strong',
  'emphasis',
  'strike',
  'link',
  'footnote',
  'span',
  'revision',
  'remark',
])

/** A node as text, in the shape that its parent asks for. */
function plain(node: Node): Node {
  if (childrenOf(node).length === 0) return node
  const value = textBelow(node)
  if (inlineTypes.has(node.type)) return { type: 'text', value }
  const paragraph: Block = { type: 'paragraph', children: [{ type: 'text', value }] }
  if (node.type === 'listItem' || node.type === 'tableCell') return { ...node, children: [paragraph] }
  if (node.type === 'tableRow') return { ...node, cells: [{ type: 'tableCell', children: [paragraph] }] }
  return paragraph
}

function textBelow(root: Node): string {
  const parts: string[] = []
  const open: Node[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text' || node.type === 'code' || node.type === 'listing') parts.push(node.value)
    open.push(...[...childrenOf(node)].reverse())
  }
  return parts.join('')
}
