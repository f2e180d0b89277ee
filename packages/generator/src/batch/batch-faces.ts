import type { Diagnostic, Face } from '@gongwen/model'
import type { Host } from '../host.ts'
import type { OpenFace } from '../subset/face.ts'
import { openRole } from '../writers/faces.ts'
import type { PdfFile } from '../writers/pdf/file.ts'
import type { EmbeddedFont, FontSource } from '../writers/pdf/fonts.ts'
import { type BatchFont, batchFont } from './batch-font.ts'

/** The faces of a batch. They are opened when a file first sets a character in them. */
export interface BatchFaces extends FontSource {
  /** Starts the next file. */
  begin(file: PdfFile, diagnostics: Diagnostic[]): void
  /** Writes the fonts that the file has used. */
  end(): void
}

const roles: readonly Face[] = ['fangsong', 'kaiti', 'heiti', 'xiaobiaosong', 'songti']

/** Prepares the faces; `shared` are the characters by face that every file gets. */
export function batchFaces(host: Host, shared: ReadonlyMap<Face, readonly number[]>): BatchFaces {
  const fonts = new Map<Face, BatchFont | Diagnostic[]>()
  const used = new Set<BatchFont>()
  let file: PdfFile | undefined
  let findings: Diagnostic[] = []
  const fontOf = (role: Face): BatchFont | undefined => {
    let font = fonts.get(role)
    if (!font) {
      const faults: Diagnostic[] = []
      const face = openRole(role, host, faults)
      font = face ? fontFor(face, role, shared.get(role) ?? []) : faults
      fonts.set(role, font)
    }
    if (!Array.isArray(font)) return font
    // every file of the batch lacks the same face, and each says so
    for (const fault of font) if (!findings.includes(fault)) findings.push(fault)
    return undefined
  }
  return {
    has: (role) => fontOf(role) !== undefined,
    get: (role): EmbeddedFont | undefined => {
      const font = fontOf(role)
      if (font && !used.has(font)) {
        used.add(font)
        font.begin(file!.reserve())
      }
      return font
    },
    begin: (next, diagnostics) => {
      file = next
      findings = diagnostics
      used.clear()
    },
    end: () => {
      for (const font of used) font.write(file!)
    },
  }
}

function fontFor(face: OpenFace, role: Face, shared: readonly number[]): BatchFont {
  const whole = face.embedding === 'whole-only' || face.outlines === 'cff'
  const constant = face.embedding === 'whole-only' ? [...face.codePoints()].sort((a, b) => a - b) : shared
  const present = constant.filter((code) => face.glyph(code) !== 0)
  return batchFont(face, `F${roles.indexOf(role) + 1}`, present, whole ? face.codePoints() : [])
}
