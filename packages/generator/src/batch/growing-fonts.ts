import type { Diagnostic, Face } from '@gongwen/model'
import type { Host } from '../host.ts'
import type { OpenFace } from '../subset/face.ts'
import { fontProgram, prepareSubset } from '../subset/prepare.ts'
import { deflate } from '../writers/deflate.ts'
import { openRole } from '../writers/faces.ts'
import type { PdfFile } from '../writers/pdf/file.ts'
import {
  type Character,
  type EmbeddedFont,
  type FontSource,
  subsetTag,
  tableOf,
  widthOf,
  writeFont,
} from '../writers/pdf/fonts.ts'

/** Faces of one file that is written page by page: characters are numbered as they come, the programs written last. */
export interface GrowingFonts extends FontSource {
  end(): void
}

interface Growing extends EmbeddedFont {
  face: OpenFace
  codes: number[]
}

/** Fonts that grow with their text. */
export function growingFonts(file: PdfFile, host: Host, diagnostics: Diagnostic[]): GrowingFonts {
  const fonts = new Map<Face, Growing | undefined>()
  const get = (role: Face): Growing | undefined => {
    if (fonts.has(role)) return fonts.get(role)
    const face = openRole(role, host, diagnostics)
    const font = face && startFont(face, `F${fonts.size + 1}`, file.reserve())
    fonts.set(role, font)
    return font
  }
  return {
    get,
    has: (role) => get(role) !== undefined,
    end: () => {
      for (const font of fonts.values()) {
        if (!font) continue
        const { face, codes, object } = font
        const name = `${subsetTag(face.name, codes)}+${face.name}`
        const program = fontProgram(prepareSubset(face, codes), name, [0, ...codes.map((code) => face.glyph(code))])
        const table = tableOf(
          face,
          codes.map((code, index): Character => [index + 1, code]),
        )
        writeFont(file, object, face, name, [table], { data: deflate(program), length: program.length })
      }
    },
  }
}

function startFont(face: OpenFace, resource: string, object: number): Growing {
  /** Identifiers by code point, 0 for none, and widths by identifier. */
  const cids = new Uint16Array(0x110000)
  const widths: number[] = [0]
  const codes: number[] = []
  const cid = (code: number): number | undefined => {
    const known = cids[code]!
    if (known > 0) return known
    if (face.glyph(code) === 0) return undefined
    widths.push(widthOf(face, code))
    cids[code] = codes.push(code)
    return codes.length
  }
  // an owner who forbids subsetting gets the whole face in
  if (face.embedding === 'whole-only') for (const code of face.codePoints()) cid(code)
  return { face, codes, resource, object, cid, width: (code) => widths[cid(code) ?? 0]! }
}
