import type { Diagnostic } from '@gongwen/model'

/** Keeps the values of one filling apart from its Markdown: each stands there as a placeholder, so no value is ever markup. */
export interface HeldValues {
  values: string[]
  diagnostics: Diagnostic[]
  /** The placeholder of a value. `title` names the field in diagnostics. */
  hold(value: string, title: string): string
}

/** What no paper shows: controls but line end and tab, marks of direction, noncharacters (the placeholders' own among them). */
function isUnprintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x0a || code === 0x09) return false
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0xfeff) return true
  return (
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    (code & 0xfffe) === 0xfffe
  )
}

/** An empty store. */
export function holdValues(): HeldValues {
  const values: string[] = []
  const diagnostics: Diagnostic[] = []
  return {
    values,
    diagnostics,
    hold: (value, title) => {
      const lined = value.replace(/\r\n?|\u2028|\u2029/g, '\n').toWellFormed()
      const clean = [...lined].filter((character) => !isUnprintable(character)).join('')
      if (clean !== lined) {
        diagnostics.push({
          code: 'value-control-character',
          severity: 'warning',
          message: '含有印不出的控制字符，已去掉',
          remedy: '多半是从别处复制带来的，检查这一项',
          place: { field: title },
        })
      }
      values.push(clean.replace(/\t/g, ' ').trim())
      return `\ufdd0${values.length - 1}\ufdd1`
    },
  }
}
