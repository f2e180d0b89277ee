import { openFace } from '../src/subset/face.ts'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { frames, page } from './fixture.ts'
import { compare, referencePdf, type Setting } from './reference-pdf.ts'

/** A small generator of the same numbers for the same seed (mulberry32), from 0 to 1. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Random lines of random characters of the face, at random sizes and spacings. */
export function randomSettings(bytes: Uint8Array, next: () => number, lines = 12): Setting[] {
  const face = openFace(bytes)
  if ('fault' in face) throw new Error(face.fault)
  const all = [...face.codePoints()].filter((code) => code > 0x20)
  return Array.from({ length: lines }, (_, index) => ({
    text: Array.from({ length: 24 }, () => String.fromCodePoint(all[Math.floor(next() * all.length)]!)).join(''),
    x: Math.round(20000 + next() * 20000) / 1000,
    y: 60 + index * 60,
    size: Math.round(8 + next() * 14),
    spacing: next() < 0.5 ? 0 : Math.round((next() - 0.5) * 1000) / 1000,
  }))
}

/** Pixels in which our page of the texts differs from the page with the whole font. */
export async function difference(
  bytes: Uint8Array,
  settings: readonly Setting[],
  scale?: number,
): Promise<{ different: number; ink: number; pdf: Uint8Array; reference: Uint8Array }> {
  const face = openFace(bytes)
  if ('fault' in face) throw new Error(face.fault)
  const items = settings.map(({ text, x, y, size, spacing }) => {
    let offset = 0
    const offsets = [...text].map((letter) => {
      const at = offset
      offset += (face.advance(face.glyph(letter.codePointAt(0)!)) * size) / face.unitsPerEm + spacing
      return at
    })
    return { type: 'text' as const, x, y, font: 'fangsong' as const, size, color: '#000000', text, offsets }
  })
  const host = { now: '2025-06-03T09:30:00+08:00', font: () => bytes, image: () => undefined }
  const { value, diagnostics } = await writePdf(frames([page(items)]), { title: '字形' }, host)
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join())
  const reference = referencePdf(bytes, settings, face.outlines)
  return { ...(await compare(value, reference, scale)), pdf: value, reference }
}
