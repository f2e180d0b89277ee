import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { type Embedded, emptyText, type ReadText, type ReadWithin } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import { type Archive, openArchive } from '../zip/archive.ts'
import { parseXml } from '../zip/xml.ts'

/** Reads an OFD (GB/T 33190-2016): its pages in order, templates and annotations after them; its attachments beside. Throws `ReadFailure`. */
export async function readOfd(bytes: Uint8Array, limits: ReadLimits): Promise<ReadWithin> {
  const archive = await openArchive(bytes, limits)
  const builder = textBuilder(limits.text)
  const read = emptyText('ofd')
  const pages: NonNullable<ReadText['pages']> = []
  const scanned: number[] = []
  const embedded: Embedded[] = []
  for (const root of (await locationsIn(archive, 'OFD.xml', ['DocRoot'], limits)).map(({ at }) => at)) {
    const parts = await locationsIn(archive, root, ['Page', 'TemplatePage', 'Annotations', 'Attachments'], limits)
    const ofKind = (kind: string): string[] => parts.filter(({ element }) => element === kind).map(({ at }) => at)
    for (const page of ofKind('Page')) {
      if (pages.length >= limits.pages) throw new ReadFailure('file-too-large', `超过 ${limits.pages} 页，已停止读取`)
      const start = builder.next()
      const { characters, images } = await addPage(archive, page, builder, limits)
      pages.push({ start, end: builder.next() })
      if (images > 0 && characters < 10) scanned.push(pages.length)
    }
    for (const template of ofKind('TemplatePage')) await addPage(archive, template, builder, limits)
    for (const list of ofKind('Annotations')) {
      for (const { at } of await locationsIn(archive, list, ['FileLoc'], limits)) {
        await addPage(archive, at, builder, limits)
      }
    }
    for (const list of ofKind('Attachments')) {
      for (const { at } of await locationsIn(archive, list, ['FileLoc'], limits)) {
        embedded.push({ name: at.slice(at.lastIndexOf('/') + 1), bytes: await archive.bytes(at) })
      }
    }
  }
  const { text } = builder.finish()
  for (const page of pages) page.end = Math.min(page.end, text.length)
  return {
    ...read,
    text,
    pages,
    ...(scanned.length > 0 ? { scanned } : {}),
    ...(embedded.length > 0 ? { embedded } : {}),
  }
}

/** Places that a part names, in elements or in `BaseLoc` attributes, resolved inside the package. */
async function locationsIn(
  archive: Archive,
  part: string,
  elements: string[],
  limits: ReadLimits,
): Promise<{ element: string; at: string }[]> {
  const found: { element: string; at: string }[] = []
  if (archive.sizeOf(part) === undefined) return found
  let element: string | undefined
  let text = ''
  await parseXml(
    await archive.stream(part),
    {
      open(name, at) {
        element = elements.find((wanted) => wanted === local(name))
        text = ''
        const place = at['BaseLoc']
        if (element && place) found.push({ element, at: resolve(part, place) })
      },
      close(name) {
        if (element === local(name) && text.trim() !== '') found.push({ element, at: resolve(part, text.trim()) })
        element = undefined
      },
      text(value) {
        if (element) text += value
      },
    },
    limits,
  )
  return found.filter(({ at }) => archive.sizeOf(at) !== undefined)
}

function resolve(part: string, place: string): string {
  if (place.startsWith('/')) return place.slice(1)
  const pieces = part.split('/').slice(0, -1)
  for (const piece of place.split('/')) {
    if (piece === '..') pieces.pop()
    else if (piece !== '.') pieces.push(piece)
  }
  return pieces.join('/')
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Adds the text objects of a page; those whose boxes share a height stand on one line. */
async function addPage(
  archive: Archive,
  part: string,
  builder: ReturnType<typeof textBuilder>,
  limits: ReadLimits,
): Promise<{ characters: number; images: number }> {
  let line = ''
  let top = Number.NaN
  let height = 0
  let right = 0
  let characters = 0
  let images = 0
  let inText = false
  const flush = (): void => {
    if (line.trim() !== '') builder.paragraph(line)
    line = ''
  }
  await parseXml(
    await archive.stream(part),
    {
      open(name, at) {
        const element = local(name)
        if (element === 'ImageObject') images++
        if (element === 'TextObject') {
          const [x = 0, y = 0, w = 0, h = 0] = (at['Boundary'] ?? '').trim().split(/\s+/).map(Number)
          if (Number.isNaN(top) || Math.abs(y - top) > Math.max(1, Math.min(h, height) / 2)) flush()
          else if (x - right > Math.max(2, h)) line += '\t'
          top = y
          right = x + w
          height = h
        }
        inText = element === 'TextCode'
      },
      close(name) {
        if (local(name) === 'TextCode') inText = false
      },
      text(text) {
        if (!inText) return
        characters += text.trim().length
        line += text.replace(/[\r\n]+/g, '')
      },
    },
    limits,
  )
  flush()
  return { characters, images }
}
