import type { Tag } from '../../frame.ts'

/** A heading whose superior has no words, and so no tag, moves up. Read as the tree is, from the root down. */
export function withoutGaps(tags: readonly Tag[]): readonly Tag[] {
  if (!tags.some(({ role }) => levelOf(role) > 0)) return tags
  const children = childrenOf(tags)
  const sound = [...tags]
  let last = 0
  const visit = (index: number): void => {
    const level = levelOf(tags[index]!.role)
    if (level > 0) {
      last = Math.min(level, last + 1)
      if (last !== level) sound[index] = { ...tags[index]!, role: `H${last}` as Tag['role'] }
    }
    for (const child of children.get(index) ?? []) visit(child)
  }
  tags.forEach(({ parent }, index) => {
    if (parent === undefined) visit(index)
  })
  return sound
}

function levelOf(role: Tag['role']): number {
  return role.length === 2 && role.startsWith('H') ? Number(role[1]) : 0
}

/** Of each tag those below it, in the order of their numbers. */
export function childrenOf(tags: readonly Tag[]): Map<number, number[]> {
  const children = new Map<number, number[]>()
  tags.forEach(({ parent }, index) => {
    if (parent === undefined) return
    const list = children.get(parent)
    if (list) list.push(index)
    else children.set(parent, [index])
  })
  return children
}

/**
 * Tables whose rows are of one width, spans counted: a span ends with the table, a short row gets an empty cell. Rows
 * without any content have no tag, and the spans that reached over them are left hanging.
 */
export function regularTables(tags: readonly Tag[]): readonly Tag[] {
  if (!tags.some(({ role }) => role === 'Table')) return tags
  const children = childrenOf(tags)
  const sound = [...tags]
  tags.forEach(({ role }, table) => {
    if (role !== 'Table') return
    const rows = (children.get(table) ?? []).flatMap((child) =>
      tags[child]!.role === 'TR' ? [child] : (children.get(child) ?? []).filter((row) => tags[row]!.role === 'TR'),
    )
    settleRows(rows, children, sound)
  })
  return sound
}

function settleRows(rows: readonly number[], children: ReadonlyMap<number, number[]>, tags: Tag[]): void {
  let widest = 0
  /** Rows that a cell above still reaches into, by column. */
  let hanging: number[] = []
  const occupied = rows.map((row, index) => {
    const taken = hanging.map((left) => left > 0)
    const next = hanging.map((left) => Math.max(0, left - 1))
    let column = 0
    for (const cell of children.get(row) ?? []) {
      while (taken[column]) column++
      const tag = tags[cell]!
      const down = Math.min(tag.rowSpan ?? 1, rows.length - index)
      // a cell ends where one from above stands in its way
      let across = 1
      while (across < (tag.columnSpan ?? 1) && !taken[column + across]) across++
      if (down !== (tag.rowSpan ?? 1) || across !== (tag.columnSpan ?? 1)) {
        tags[cell] = { ...tag, rowSpan: down, columnSpan: across }
      }
      for (let count = 0; count < across; count++, column++) {
        taken[column] = true
        next[column] = down - 1
      }
    }
    widest = Math.max(widest, taken.lastIndexOf(true) + 1)
    hanging = next
    return taken
  })
  occupied.forEach((taken, index) => {
    let free = 0
    for (let column = 0; column <= widest; column++) {
      if (column < widest && !taken[column]) free++
      else {
        if (free > 0) tags.push({ role: 'TD', parent: rows[index]!, columnSpan: free })
        free = 0
      }
    }
  })
}

/** Every figure has a text for those who do not see it (7.3); an author who gave none gets the least that can be said. */
export function withAltTexts(tags: readonly Tag[]): readonly Tag[] {
  const silent = (tag: Tag) => tag.role === 'Figure' && !tag.alt?.trim() && !tag.actualText?.trim()
  return tags.some(silent) ? tags.map((tag) => (silent(tag) ? { ...tag, alt: '图片' } : tag)) : tags
}
