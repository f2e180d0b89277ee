import type { Tag, TagRole } from '../frame.ts'

/** A node of the structure tree before it has a number: blocks name their parents, numbers are given when first drawn. */
export interface TagNode extends Omit<Tag, 'parent' | 'role'> {
  role: TagRole
  parent?: TagNode
}

/** Numbers nodes in the order in which their content is drawn, parents first. */
export interface TagList {
  tags: Tag[]
  indexOf(node: TagNode): number
}

/** An empty tree under its root. */
export function openTags(root: TagNode): TagList {
  const tags: Tag[] = []
  const known = new Map<TagNode, number>()
  const indexOf = (node: TagNode): number => {
    const index = known.get(node)
    if (index !== undefined) return index
    const { parent, ...own } = node
    const above = parent && indexOf(parent)
    tags.push(above === undefined ? own : { ...own, parent: above })
    known.set(node, tags.length - 1)
    return tags.length - 1
  }
  indexOf(root)
  return { tags, indexOf }
}
