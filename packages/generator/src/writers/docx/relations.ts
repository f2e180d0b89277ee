import { declaration, escapeXml } from './xml.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'

/** The relationships of one part, by their key (kind and target). */
export type Relations = Map<string, { id: string; kind: string; target: string; external: boolean }>

/** The id of a relationship, added where it is new; the same target always has the same id. */
export function relate(relations: Relations, kind: string, target: string, external = false): string {
  const key = `${kind} ${target}`
  const known = relations.get(key)
  if (known) return known.id
  const id = `rId${relations.size + 1}`
  relations.set(key, { id, kind, target, external })
  return id
}

/** A `.rels` part. `target` and `kind` are ours or escaped here; kinds with a colon are whole addresses. */
export function relationsXml(relations: Relations): string {
  const entries = [...relations.values()].map(({ id, kind, target, external }) => {
    const type = kind.includes(':') ? kind : office + kind
    return `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ''}/>`
  })
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
}
