import { unique } from '../docx/active.ts'
import type { ReadLimits } from '../limits.ts'
import { type ActiveContent, emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import { openArchive } from '../zip/archive.ts'
import { parseXml, type XmlHandler } from '../zip/xml.ts'
import { type ListStyles, labelOf, listHandler } from './lists.ts'

/** Reads an OpenDocument text: paragraphs with list numbers, tables, notes, remarks. Deleted text is left out. Throws `ReadFailure`. */
export async function readOdt(bytes: Uint8Array, limits: ReadLimits): Promise<ReadText> {
  const archive = await openArchive(bytes, limits)
  const styles: ListStyles = new Map()
  for (const name of ['styles.xml', 'content.xml']) {
    if (archive.sizeOf(name) !== undefined) await parseXml(await archive.stream(name), listHandler(styles), limits)
  }
  const builder = textBuilder(limits.text)
  const { open, ...rest } = contentHandler(builder, styles)
  const active: ActiveContent[] = archive.names.some((name) => /^(?:Basic|Scripts)\/./.test(name))
    ? [{ kind: 'macros' }]
    : []
  const handler: XmlHandler = {
    ...rest,
    open(name, at) {
      active.push(...activeIn(name, at['xlink:href'] ?? ''))
      open(name, at)
    },
  }
  await parseXml(await archive.stream('content.xml'), handler, limits)
  return { ...emptyText('odt'), ...builder.finish(), ...(active.length > 0 && { active: unique(active) }) }
}

/** What an element would run or fetch (ODF 1.3 Part 3, 10.4, 14.4). A link to click on does neither. */
function activeIn(name: string, target: string): ActiveContent[] {
  if (name === 'script:event-listener') return [{ kind: 'macros' }]
  if (name === 'draw:object-ole') return [{ kind: 'object' }]
  const outside = /^(?:[a-z][a-z+.-]*:|\/\/|\\\\)/i.test(target)
  if (!outside || name === 'text:a' || name === 'draw:a') return []
  return [{ kind: name === 'draw:image' ? 'picture' : 'object', target }]
}

/** What is deleted, and who remarked when. */
const passedOver = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'dc:creator',
  'dc:date',
  'meta:creator-initials',
])

interface OpenList {
  style: string
  counts: number[]
  fresh: boolean
}

function contentHandler(builder: ReturnType<typeof textBuilder>, styles: ListStyles): XmlHandler {
  const lists: OpenList[] = []
  const remarks: string[] = []
  const counters = new Map<string, number[]>()
  let line: string | undefined
  const outer: (string | undefined)[] = []
  let remark: string | undefined
  let skipped = 0

  function flush(): void {
    if (line === undefined) return
    const list = lists.at(-1)
    const label = list?.fresh ? labelOf(styles, list.style, lists.length - 1, list.counts) : ''
    if (list) list.fresh = false
    const text = line.replace(/[ \t\r\n]*\n[ \t\r\n]*/g, '\n')
    builder.paragraph(label === '' || /[、）)．，：\s]$/.test(label) ? label + text : `${label} ${text}`)
    for (const each of remarks.splice(0)) builder.paragraph(`【批注】${each}`)
    line = undefined
  }

  return {
    open(name, at) {
      if (skipped > 0 || passedOver.has(name)) {
        skipped++
        return
      }
      if (name === 'office:annotation') remark = ''
      else if (remark !== undefined) {
        if (name === 'text:p' && remark !== '') remark += '\n'
      } else if (name === 'text:p' || name === 'text:h') {
        if (line !== undefined && line !== '') flush()
        outer.push(line)
        line = ''
      } else if (name === 'text:s') say(' '.repeat(Math.min(1000, Number(at['text:c'] ?? 1) || 1)))
      else if (name === 'text:tab') say('\t')
      else if (name === 'text:line-break') say('\n')
      else if (name === 'text:list') {
        const style = at['text:style-name'] ?? lists.at(-1)?.style ?? ''
        const continues = at['text:continue-numbering'] === 'true' || at['text:continue-list'] !== undefined
        const counts = lists.at(-1)?.counts ?? (continues ? counters.get(style) : undefined) ?? []
        counters.set(style, counts)
        lists.push({ style, counts, fresh: false })
      } else if (name === 'text:list-item') {
        const list = lists.at(-1)
        if (!list) return
        const depth = lists.length - 1
        const start = styles.get(list.style)?.get(depth)?.start ?? 1
        list.counts[depth] = at['text:start-value']
          ? Number(at['text:start-value'])
          : (list.counts[depth] ?? start - 1) + 1
        list.counts.length = depth + 1
        list.fresh = true
      } else if (name === 'table:table') {
        flush()
        builder.openTable()
      } else if (name === 'table:table-row') builder.openRow()
      else if (name === 'table:table-cell') {
        builder.openCell({ span: Math.min(1000, Number(at['table:number-columns-spanned'] ?? 1) || 1) })
      } else if (name === 'table:covered-table-cell') skipped++
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      if (name === 'office:annotation') {
        if (remark?.trim()) remarks.push(remark.trim())
        remark = undefined
      } else if (remark !== undefined) return
      else if (name === 'text:p' || name === 'text:h') {
        flush()
        line = outer.pop() === undefined ? undefined : ''
      } else if (name === 'text:list') lists.pop()
      else if (name === 'table:table-cell') builder.closeCell()
      else if (name === 'table:table-row') builder.closeRow()
      else if (name === 'table:table') builder.closeTable()
    },
    text(text) {
      if (skipped > 0) return
      if (remark !== undefined) remark += text.trim() === '' ? '' : text
      else if (line !== undefined) say(text.replace(/[\r\n\t ]+/g, ' '))
    },
  }

  function say(text: string): void {
    if (line !== undefined) line += text
  }
}
