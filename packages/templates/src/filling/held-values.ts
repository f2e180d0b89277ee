import type { Diagnostic } from '@gongwen/model'

/** Keeps the values of one filling apart from its Markdown: each stands there as a placeholder, so no value is ever markup. */
export interface HeldValues {
  values: string[]
  diagnostics: Diagnostic[]
  /** The placeholder of a value. `title` names the field in diagnostics. */
  hold(value: string, title: string): string
}

// What no paper shows: controls but line end and tab, the two directions' marks, and the placeholders' own characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const unprintable =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ufeff]/g

/** An empty store. */
export function holdValues(): HeldValues {
  const values: string[] = []
  const diagnostics: Diagnostic[] = []
  return {
    values,
    diagnostics,
    hold: (value, title) => {
      const lined = value.replace(/\r\n?|\u2028|\u2029/g, '\n').toWellFormed()
      const clean = lined.replace(unprintable, '')
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
