import { unique } from '../docx/active.ts'
import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { type ActiveContent, emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import { marginsBeside } from '../text/margins.ts'
import { type Archive, openArchive } from '../zip/archive.ts'
import { parseXml, type XmlHandler } from '../zip/xml.ts'
import { type Changes, changesHandler } from './changes.ts'
import { contentHandler } from './content.ts'
import { type ListStyles, listHandler } from './lists.ts'

/**
 * Reads an OpenDocument text: paragraphs with list numbers, tables, tracked changes, remarks, then notes; beside it headers, footers and
 * embedded texts. Throws `ReadFailure`.
 */
export async function readOdt(bytes: Uint8Array, limits: ReadLimits): Promise<ReadText> {
  const archive = await openArchive(bytes, limits)
  if (archive.doubled.has('content.xml')) throw new ReadFailure('file-unsafe', '文件内部有两份同名的正文，已拒绝读取')
  const styles: ListStyles = new Map()
  for (const name of ['styles.xml', 'content.xml']) {
    if (archive.sizeOf(name) !== undefined) await parseXml(await archive.stream(name), listHandler(styles), limits)
  }
  const changes: Changes = new Map()
  const content = await archive.bytes('content.xml')
  await parseXml(content, changesHandler(changes), limits)
  const builder = textBuilder(limits.text)
  const { handler, revisions, finish } = contentHandler(builder, styles, changes)
  const active: ActiveContent[] = archive.names.some((name) => /^(?:Basic|Scripts)\/./.test(name))
    ? [{ kind: 'macros' }]
    : []
  const watching: XmlHandler = {
    ...handler,
    open(name, at) {
      active.push(...activeIn(name, at['xlink:href'] ?? ''))
      handler.open(name, at)
    },
  }
  await parseXml(content, watching, limits)
  finish()
  const beside = await besideOf(archive, limits)
  return {
    ...emptyText('odt'),
    ...builder.finish(),
    revisions,
    ...(active.length > 0 && { active: unique(active) }),
    ...(beside.length > 0 ? { beside } : {}),
  }
}

/** What an element would run or fetch (ODF 1.3 Part 3, 10.4, 14.4). A link to click on does neither. */
function activeIn(name: string, target: string): ActiveContent[] {
  if (name === 'script:event-listener') return [{ kind: 'macros' }]
  if (name === 'draw:object-ole') return [{ kind: 'object' }]
  const outside = /^(?:[a-z][a-z+.-]*:|\/\/|\\\\)/i.test(target)
  if (!outside || name === 'text:a' || name === 'draw:a') return []
  return [{ kind: name === 'draw:image' ? 'picture' : 'object', target }]
}

async function besideOf(archive: Archive, limits: ReadLimits): Promise<NonNullable<ReadText['beside']>> {
  const textIn = async (part: string, only: (handler: XmlHandler) => XmlHandler = (all) => all): Promise<string> => {
    const builder = textBuilder(limits.text)
    const { handler, finish } = contentHandler(builder, new Map())
    await parseXml(await archive.stream(part), only(handler), limits)
    finish()
    return builder.finish().text
  }
  const beside: NonNullable<ReadText['beside']> = []
  if (archive.sizeOf('styles.xml') !== undefined)
    beside.push(...marginsBeside('odt', (await textIn('styles.xml', inMargins)).split('\n')))
  for (const part of archive.names.filter((name) => /^Object [^/]+\/content\.xml$/.test(name))) {
    const text = (await textIn(part)).trim()
    if (text !== '')
      beside.push({ name: `嵌入对象（${part.slice(0, part.indexOf('/'))}）`, read: emptyText('odt', text) })
  }
  return beside
}

/** Hears only what stands in headers and footers. */
function inMargins({ open, close, text }: XmlHandler): XmlHandler {
  let depth = 0
  const margin = /^style:(?:header|footer)(?:-left|-first)?$/
  return {
    open(name, at) {
      if (depth > 0) open(name, at)
      if (margin.test(name)) depth++
    },
    close(name) {
      if (margin.test(name)) depth--
      if (depth > 0) close?.(name)
    },
    text(value) {
      if (depth > 0) text?.(value)
    },
  }
}
