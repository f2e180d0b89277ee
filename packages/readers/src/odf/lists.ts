import { formatNumber } from '../docx/number-format.ts'
import type { XmlHandler } from '../zip/xml.ts'

/** Levels of list styles by name. */
export type ListStyles = Map<string, Map<number, ListLevel>>

interface ListLevel {
  format: string
  prefix: string
  suffix: string
  start: number
  /** How many levels the label shows: 2 in `1.2`. */
  shown: number
}

/** OpenDocument names formats by their first numbers; the names of WordprocessingML serve here too. */
const formats = new Map<string, string>([
  ['1', 'decimal'],
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
  ['一, 二, 三, ...', 'chineseCounting'],
  ['壹, 贰, 叁, ...', 'chineseLegalSimplified'],
  ['甲, 乙, 丙, ...', 'ideographTraditional'],
  ['子, 丑, 寅, ...', 'ideographZodiac'],
  ['①, ②, ③, ...', 'decimalEnclosedCircle'],
  ['１, ２, ３, ...', 'decimalFullWidth'],
])

/** Collects the list styles of a part. */
export function listHandler(styles: ListStyles): XmlHandler {
  let levels: Map<number, ListLevel> | undefined
  return {
    open(name, at) {
      if (name === 'text:list-style') {
        levels = new Map()
        styles.set(at['style:name'] ?? '', levels)
      } else if (levels && name === 'text:list-level-style-number') {
        levels.set(Number(at['text:level'] ?? 1) - 1, {
          format: formats.get(at['style:num-format'] ?? '') ?? (at['style:num-format'] ? 'decimal' : 'none'),
          prefix: at['style:num-prefix'] ?? '',
          suffix: at['style:num-suffix'] ?? '',
          start: Number(at['text:start-value'] ?? 1) || 1,
          shown: Number(at['text:display-levels'] ?? 1) || 1,
        })
      }
    },
    close(name) {
      if (name === 'text:list-style') levels = undefined
    },
  }
}

/** The label of an item, as printed. */
export function labelOf(styles: ListStyles, style: string, depth: number, counts: readonly number[]): string {
  const levels = styles.get(style)
  const level = levels?.get(depth)
  if (!level || level.format === 'none') return ''
  const numbers: string[] = []
  for (let at = Math.max(0, depth - level.shown + 1); at <= depth; at++) {
    numbers.push(formatNumber(counts[at] ?? 1, levels?.get(at)?.format ?? 'decimal'))
  }
  return level.prefix + numbers.join('.') + level.suffix
}
