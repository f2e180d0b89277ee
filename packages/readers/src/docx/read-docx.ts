import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { textOfPictures } from '../ocr/pictures.ts'
import { emptyText, type ReadWithin } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import { openArchive } from '../zip/archive.ts'
import { parseXml } from '../zip/xml.ts'
import { activeContentOf } from './active.ts'
import { besideOf } from './beside.ts'
import { type Body, bodyHandler } from './body.ts'
import { readNumbering } from './numbering.ts'
import { partsOf } from './parts.ts'

/** Fewer characters than this beside a picture: the picture is the letter. */
const fewCharacters = 20

/** Reads a DOCX: body, then footnotes and endnotes; beside them headers and footers, charts and embedded files. Throws `ReadFailure`. */
export async function readDocx(bytes: Uint8Array, limits: ReadLimits): Promise<ReadWithin> {
  const archive = await openArchive(bytes, limits)
  const parts = await partsOf(archive, limits)
  if (archive.doubled.has(parts.document)) throw new ReadFailure('file-unsafe', '文件内部有两份同名的正文，已拒绝读取')
  const optional = async (name: string | undefined): Promise<Uint8Array | undefined> =>
    name === undefined ? undefined : archive.bytes(name)

  const label = await readNumbering(await optional(parts.numbering), await optional(parts.styles), limits)
  const remarks = await remarksOf(await optional(parts.comments), limits)
  const builder = textBuilder(limits.text)
  const bodies: Body[] = []
  for (const name of [parts.document, parts.footnotes, parts.endnotes]) {
    if (name === undefined) continue
    const body = bodyHandler(builder, label, remarks)
    await parseXml(await archive.stream(name), body.handler, limits)
    bodies.push(body)
  }
  const { text, tables } = builder.finish()
  for (const body of bodies) body.settle(text)
  const read: ReadWithin = emptyText('docx', text)
  read.tables = tables
  read.fields = bodies.flatMap(({ findings }) => findings.fields)
  read.revisions = bodies.flatMap(({ findings }) => findings.revisions)
  const active = await activeContentOf(archive, limits)
  if (active.length > 0) read.active = active
  const pictures = bodies.reduce((sum, { findings }) => sum + findings.pictures, 0)
  if (pictures > 0 && text.trim().length < fewCharacters) {
    read.scanned = [1]
    const media = archive.names.filter((name) => /\/media\/[^/]+\.(?:png|jpe?g|bmp|gif|tiff?|webp)$/i.test(name)).sort()
    const found = await textOfPictures(await Promise.all(media.map((name) => archive.bytes(name))))
    if (found) Object.assign(read, { text: `${text}\n${found}`.trim(), recognised: true })
  }
  const { texts, embedded } = await besideOf(archive, parts.document, limits)
  if (texts.length > 0) read.beside = texts
  if (embedded.length > 0) read.embedded = embedded
  return read
}

/** Texts of the remarks in the margin, by id. */
async function remarksOf(part: Uint8Array | undefined, limits: ReadLimits): Promise<Map<string, string>> {
  const remarks = new Map<string, string>()
  let id: string | undefined
  let text = ''
  let inText = false
  if (!part) return remarks
  await parseXml(
    part,
    {
      open(name, at) {
        if (name === 'w:comment') {
          id = at['w:id'] ?? ''
          text = ''
        } else if (name === 'w:t') inText = true
        else if (name === 'w:p' && text !== '') text += '\n'
      },
      close(name) {
        if (name === 'w:t') inText = false
        else if (name === 'w:comment' && id !== undefined) remarks.set(id, text.trim())
      },
      text(value) {
        if (inText) text += value
      },
    },
    limits,
  )
  return remarks
}
