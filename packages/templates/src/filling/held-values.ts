import type { Diagnostic } from '@gongwen/model'
import { printable } from './printable.ts'

/** Keeps the values of one filling apart from its Markdown: each stands there as a placeholder, so no value is ever markup. */
export interface HeldValues {
  values: string[]
  diagnostics: Diagnostic[]
  /** The placeholder of a value. `title` names the field in diagnostics. */
  hold(value: string, title: string): string
}

/** An empty store. */
export function holdValues(): HeldValues {
  const values: string[] = []
  const diagnostics: Diagnostic[] = []
  return {
    values,
    diagnostics,
    hold: (value, title) => {
      const clean = printable(value)
      if (clean.length < value.replace(/\r\n/g, '\n').length) {
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
