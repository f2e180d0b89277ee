import type { Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import { numberKey } from './name.ts'

/** A series of numbers: `台科联证〔2025〕{seq:3}号`. */
export interface Series {
  pattern: string
  /** Spells the n-th number; n from 1. */
  spell(seq: number): string
  /** The n of a number of this series, undefined for any other text. */
  read(number: string): number | undefined
}

const slot = /\{seq(?::([1-9]))?\}/g

/** Patterns with the same key are one series: only the width of its numbers or the kind of brackets was changed. */
export function seriesKey(pattern: string): string {
  return pattern
    .split(slot)
    .filter((_, index) => index % 2 === 0)
    .map(numberKey)
    .join('{seq}')
}

/** Reads a pattern. It must hold `{seq}` or `{seq:位数}` once; longer numbers than the width are spelt in full. */
export function parseSeries(pattern: string): Result<Series | undefined> {
  const slots = [...pattern.matchAll(slot)]
  const [found] = slots
  if (slots.length !== 1 || !found || /[{}]/.test(pattern.replace(slot, ''))) {
    return result(undefined, [
      {
        code: 'certificate-pattern-invalid',
        severity: 'error',
        message: `编号规则“${pattern}”应当含有一处 {seq} 或 {seq:3}`,
        remedy: '例如：台科联证〔2025〕{seq:3}号',
      },
    ])
  }
  const head = pattern.slice(0, found.index)
  const tail = pattern.slice(found.index + found[0].length)
  const width = Number(found[1] ?? 1)
  const spell = (seq: number): string => `${head}${String(seq).padStart(width, '0')}${tail}`
  const read = (number: string): number | undefined => {
    if (!number.startsWith(head) || !number.endsWith(tail)) return undefined
    const digits = number.slice(head.length, number.length - tail.length)
    const seq = /^\d{1,9}$/.test(digits) ? Number(digits) : 0
    return seq > 0 && spell(seq) === number ? seq : undefined
  }
  return result({ pattern, spell, read })
}
