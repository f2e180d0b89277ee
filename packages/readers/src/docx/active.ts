import type { ReadLimits } from '../limits.ts'
import type { ActiveContent } from '../read-text.ts'
import type { Archive } from '../zip/archive.ts'
import { parseXml } from '../zip/xml.ts'

/** More relationship parts than this no honest document has; the others are not looked at. */
const mostParts = 200

/** Kinds of relationships (ECMA-376 Part 1, 15.2) that fetch something, by the last word of their type. */
const fetching = new Map<string, ActiveContent['kind']>(
  Object.entries({ attachedTemplate: 'template', image: 'picture', mailMergeSource: 'data', externalLink: 'data' }),
)
/** Kinds that hold a program's object even inside the package. */
const holding = new Set(['oleObject', 'package', 'control', 'activeXControlBinary'])

/** What a DOCX would run or fetch when Word opens it. We do neither; links to click on are left out. */
export async function activeContentOf(archive: Archive, limits: ReadLimits): Promise<ActiveContent[]> {
  const found: ActiveContent[] = []
  if (archive.names.some((name) => /vba(?:Project|Data)/i.test(name))) found.push({ kind: 'macros' })
  const parts = archive.names.filter((name) => name.endsWith('.rels')).slice(0, mostParts)
  for (const name of parts) {
    await parseXml(
      await archive.stream(name),
      {
        open(element, { Type: type = '', Target: target = '', TargetMode: mode }) {
          if (!element.endsWith('Relationship')) return
          const kind = type.slice(type.lastIndexOf('/') + 1)
          if (/vbaProject$/i.test(kind)) found.push({ kind: 'macros' })
          else if (mode === 'External' && kind !== 'hyperlink')
            found.push({ kind: fetching.get(kind) ?? 'object', target })
          else if (holding.has(kind)) found.push({ kind: 'object' })
        },
      },
      limits,
    )
  }
  const types = '[Content_Types].xml'
  if (archive.sizeOf(types) !== undefined) {
    await parseXml(
      await archive.stream(types),
      {
        open(_, { ContentType: type = '' }) {
          if (/macroEnabled|vbaProject/i.test(type)) found.push({ kind: 'macros' })
        },
      },
      limits,
    )
  }
  return unique(found)
}

/** The same thing once. */
export function unique(found: readonly ActiveContent[]): ActiveContent[] {
  const keys = found.map(({ kind, target }) => `${kind} ${target ?? ''}`)
  return found.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}
