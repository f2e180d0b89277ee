import { type Diagnostic, type Face, type Result, result } from '@gongwen/model'
import { faces, fontBytes } from './bundled.ts'
import { type Coverage, readCoverage } from './coverage.ts'
import { readOwnFont } from './own.ts'

/** A font for each role of GB/T 9704, and what it can print. */
export interface FontSet {
  /** The bytes of the role's font, as `Host.font` of the generator asks for them. */
  bytes(face: Face): Uint8Array
  /** Whether the role's font has the character. */
  covers(face: Face, codePoint: number): boolean
  /** The user's own file for the role; undefined when it is the bundled one. */
  own(face: Face): string | undefined
}

/**
 * Opens the fonts to print with. `config` is what the user wrote, `{ "仿宋": "C:/Windows/Fonts/simfang.ttf" }`, with roles
 * by their Chinese or English names and file paths as values; anything left out, or unusable, is the bundled face, and
 * what was wrong is a diagnostic.
 */
export function openFonts(config: unknown = {}): Result<FontSet> {
  const own = new Map<Face, { path: string; bytes: Uint8Array }>()
  const diagnostics: Diagnostic[] = []
  for (const [role, path] of Object.entries(isRecord(config) ? config : { 字体: config })) {
    const face = faceNamed(role)
    if (!face || typeof path !== 'string' || path === '') {
      diagnostics.push({
        code: 'font-config',
        severity: 'error',
        message: face ? '字体应写成文件路径' : `没有“${role}”这种字体`,
        remedy: `写成“${roleNames}”之一，冒号后写字体文件的路径`,
        place: { field: role },
      })
      continue
    }
    const { value: bytes, diagnostics: found } = readOwnFont(path)
    diagnostics.push(...found.map((one) => ({ ...one, place: { ...one.place, field: faces[face].name } })))
    if (bytes) own.set(face, { path, bytes })
  }
  const coverages = new Map<Face, Coverage>()
  const bytes = (face: Face): Uint8Array => own.get(face)?.bytes ?? fontBytes(face)
  const coverage = (face: Face): Coverage => {
    const known = coverages.get(face) ?? readCoverage(bytes(face)) ?? (() => false)
    coverages.set(face, known)
    return known
  }
  return result(
    { bytes, covers: (face, codePoint) => coverage(face)(codePoint), own: (face) => own.get(face)?.path },
    diagnostics,
  )
}

const roleNames = Object.values(faces)
  .map(({ name }) => name)
  .join('、')

function faceNamed(role: string): Face | undefined {
  return (Object.keys(faces) as Face[]).find((face) => face === role || faces[face].name === role.trim())
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
