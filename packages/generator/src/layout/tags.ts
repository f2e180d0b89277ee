import type { Tag, TagRole } from '../frame.ts'

/** A node of the structure tree before it has a number: blocks name their parents, numbers are given when first drawn. */
export interface TagNode extends Omit<Tag, 'parent' | 'role'> {
  role: TagRole
  parent?: TagNode
  /** Its number in the tree it was drawn into last; of another tree only when that has it there. */
  number?: number
}

/** Numbers nodes in the order in which their content is drawn, parents first. */
export interface TagList {
  tags: Tag[]
  /** The node of each tag. */
  nodes: TagNode[]
  indexOf(node: TagNode): number
  /** The number of a node that has one here. */
  known(node: TagNode): number | undefined
  /** Numbers nodes from here on as they were numbered before. */
  adopt(nodes: readonly TagNode[], tags: readonly Tag[]): void
}

/** An empty tree under its root. */
export function openTags(root: TagNode): TagList {
  const tags: Tag[] = []
  const nodes: TagNode[] = []
  const known = (node: TagNode): number | undefined =>
    node.number !== undefined && nodes[node.number] === node ? node.number : undefined
  const indexOf = (node: TagNode): number => {
    const index = known(node)
    if (index !== undefined) return index
    const { parent, number: _, ...own } = node
    const above = parent && indexOf(parent)
    tags.push(above === undefined ? own : { ...own, parent: above })
    node.number = nodes.push(node) - 1
    return node.number
  }
  indexOf(root)
  const adopt = (more: readonly TagNode[], theirs: readonly Tag[]): void => {
    for (let i = 0; i < more.length; i++) {
      tags.push(theirs[i]!)
      more[i]!.number = nodes.push(more[i]!) - 1
    }
  }
  return { tags, nodes, indexOf, known, adopt }
}
