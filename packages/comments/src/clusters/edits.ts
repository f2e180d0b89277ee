import { type Diagnostic, type Result, result } from '@gongwen/model'
import { shortHash } from '../language/hash.ts'

/** A group of opinions with its name; the least that a cluster is. */
export interface Group {
  id: string
  opinions: string[]
  /** Given by a person; else the label is a member's own sentence. */
  label?: string
  /** The clause it is about: a label is looked for there first. */
  clause?: string | null
}

/** What a person did to the clusters. Edits are kept as a list and applied to every new clustering, in order. */
export type ClusterEdit =
  /** The clusters that hold these opinions are one, called `cluster`. */
  | { do: 'join'; opinions: string[]; cluster: string }
  /** Exactly these opinions leave where they are for `cluster`, which is made if need be. */
  | { do: 'move'; opinions: string[]; cluster: string }
  | { do: 'rename'; cluster: string; label: string }

/** Clusters with a person's edits applied. Opinions that no longer exist are passed over with a diagnostic. */
export function applyClusterEdits(groups: readonly Group[], edits: readonly ClusterEdit[]): Result<Group[]> {
  const diagnostics: Diagnostic[] = []
  let now: Group[] = groups.map((group) => ({ ...group, opinions: [...group.opinions] }))
  for (const edit of edits) {
    if (edit.do === 'rename') {
      const group = now.find(({ id }) => id === edit.cluster)
      if (group) group.label = edit.label
      else diagnostics.push(unknownGroup(edit.cluster))
      continue
    }
    const known = new Set(now.flatMap(({ opinions }) => opinions))
    const wanted = new Set(edit.opinions.filter((id) => known.has(id)))
    const lost = edit.opinions.length - wanted.size
    if (lost > 0) diagnostics.push(lostOpinions(edit.cluster, lost))
    if (wanted.size > 0) now = edit.do === 'join' ? join(now, wanted, edit.cluster) : move(now, wanted, edit.cluster)
  }
  return result(
    now.filter(({ opinions }) => opinions.length > 0),
    diagnostics,
  )
}

function join(groups: Group[], wanted: ReadonlySet<string>, id: string): Group[] {
  const touched = groups.filter((group) => group.id === id || group.opinions.some((opinion) => wanted.has(opinion)))
  const label =
    touched.find((group) => group.id === id)?.label ?? touched.find((group) => group.label !== undefined)?.label
  const joined: Group = { id, opinions: touched.flatMap(({ opinions }) => opinions).sort() }
  if (label !== undefined) joined.label = label
  return [...groups.filter((group) => !touched.includes(group)), joined]
}

function move(groups: Group[], wanted: ReadonlySet<string>, id: string): Group[] {
  const rest = groups.map((group) => ({ ...group, opinions: group.opinions.filter((opinion) => !wanted.has(opinion)) }))
  const target = rest.find((group) => group.id === id)
  if (target) {
    target.opinions = [...target.opinions, ...wanted].sort()
    return rest
  }
  return [...rest, { id, opinions: [...wanted].sort() }]
}

function unknownGroup(cluster: string): Diagnostic {
  return {
    code: 'cluster-edit-unknown',
    severity: 'warning',
    message: `归并组“${cluster}”已不存在，改名没有生效`,
    remedy: '在最新的汇总表中重新填写“归并组”',
  }
}

function lostOpinions(cluster: string, count: number): Diagnostic {
  return {
    code: 'cluster-edit-lost-opinion',
    severity: 'info',
    message: `归并组“${cluster}”中有${count}条意见已不存在（来信被删除或重新拆分），其余照旧归并`,
    remedy: '核对最新的汇总表',
  }
}

/**
 * The edits behind a filled-in column 归并组: `column` holds, for each opinion, what stands there now (a cluster's id or
 * label, or new words). Rows left as they were, or empty, say nothing.
 */
export function editsFromColumn(groups: readonly Group[], column: ReadonlyMap<string, string>): ClusterEdit[] {
  const ids = new Set(groups.map(({ id }) => id))
  const byLabel = Map.groupBy(groups, ({ label }) => label)
  const edits: ClusterEdit[] = []
  for (const { id, label, clause, opinions } of groups) {
    const named = (words: string) => {
      const same = ids.has(words) ? [] : (byLabel.get(words) ?? [])
      return ids.has(words) ? words : (same.find((one) => one.clause === clause) ?? same[0])?.id
    }
    const said = Map.groupBy(
      opinions.filter((opinion) => {
        const words = column.get(opinion)?.trim() ?? ''
        return words !== '' && words !== label && named(words) !== id
      }),
      (opinion) => column.get(opinion)?.trim() ?? '',
    )
    for (const [words, list] of said) {
      const other = named(words)
      const all = list.length === opinions.length
      if (all && other === undefined) edits.push({ do: 'rename', cluster: id, label: words })
      else if (all && other !== undefined) edits.push({ do: 'join', opinions: list, cluster: other })
      else {
        const cluster = other ?? `H${shortHash(words)}`
        edits.push({ do: 'move', opinions: list, cluster })
        if (other === undefined) edits.push({ do: 'rename', cluster, label: words })
      }
    }
  }
  return edits
}
