import type { Document, Result } from '@gongwen/model'
import type { Host } from '../../host.ts'
import { openFaces } from '../../metrics/faces.ts'
import type { FontChoice } from './fonts.ts'
import { partsOf } from './package.ts'
import { stylesXml } from './styles/styles.ts'
import { writeBody } from './write-body.ts'
import { type Entry, entryOf, zipOf } from './zip.ts'

/** How a DOCX is to be written. */
export interface DocxOptions {
  /** Whose fonts are named; `office` when left out. */
  fonts?: FontChoice
}

/** Writes documents that share styles and pictures: what they have in common is packed once. */
export interface DocxPress {
  write(document: Document): Result<Uint8Array>
}

/** Things kept between two documents: parts by their content, pictures by their source. A batch has few; more are let go. */
const kept = 48

/** A press for a batch. Same document, host and options: same bytes, whatever was written before. */
export function prepareDocx(host: Host, { fonts = 'office' }: DocxOptions = {}): DocxPress {
  const bytes = new Map<string, Uint8Array | undefined>()
  const once = (key: string, make: () => Uint8Array | undefined): Uint8Array | undefined => {
    if (!bytes.has(key)) remember(bytes, key, make())
    return bytes.get(key)
  }
  const own: Host = {
    now: host.now,
    font: (face) => host.font(face),
    image: (src) => once(`host ${src}`, () => host.image(src)),
  }
  const packed = new Map<string | Uint8Array, Entry>()
  const made = new Map<string, string>()
  const styles: typeof stylesXml = (theme, needed) => {
    const key = [theme.latin, ...needed.map(({ id }) => id)].join(' ')
    if (!made.has(key)) remember(made, key, stylesXml(theme, needed))
    return made.get(key)!
  }
  const faces = openFaces(own)
  return {
    write: (document) => {
      const writing = writeBody(document, own, fonts, { faces, once })
      const entries = new Map<string, Entry>()
      for (const [path, { content, shared }] of partsOf(writing, styles)) {
        const entry = (shared ? packed.get(content) : undefined) ?? entryOf(content)
        if (shared) remember(packed, content, entry)
        entries.set(path, entry)
      }
      return { value: zipOf(entries), diagnostics: writing.diagnostics }
    },
  }
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): void {
  if (known.size >= kept && !known.has(key)) known.clear()
  known.set(key, value)
}
