import type { Diagnostic, Place } from '@gongwen/model'

/** Characters that no face has: each with the place where it was met first, and how often. */
export interface MissingGlyphs {
  add(character: string, place: Place | undefined): void
  /** A finding for each, known before anything is written. */
  diagnostics(): Diagnostic[]
}

/** An empty list. */
export function openMissing(): MissingGlyphs {
  const seen = new Map<string, { place: Place | undefined; count: number }>()
  return {
    add: (character, place) => {
      const known = seen.get(character)
      if (known) known.count++
      else seen.set(character, { place, count: 1 })
    },
    diagnostics: () => [...seen].map(([character, { place, count }]) => glyphMissing(character, place, count)),
  }
}

function glyphMissing(character: string, place: Place | undefined, count: number): Diagnostic {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  const shown = /[\p{C}]/u.test(character) ? '' : `“${character}”`
  return {
    code: 'glyph-missing',
    severity: 'error',
    message: `字体里没有字符${shown}（U+${code}），共${count}处，印成“〓”`,
    remedy: '换用含有此字的字体，或改用规范字',
    ...(place ? { place } : {}),
  }
}
