import type { Diagnostic, Place, Result } from '@gongwen/model'
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** Data as read from a file: plain values, and where each of them was written. */
export interface Data {
  value: unknown
  /** Everything was typed as text, as in a spreadsheet: texts become numbers and dates where the schema wants them. */
  fromText?: boolean
  /** Where the value at a path stands, or its nearest parent. */
  placeOf(path: readonly (string | number)[]): Place | undefined
  /** A number as typed: 057600000000 keeps its zero where a text is wanted. */
  sourceOf(path: readonly (string | number)[]): string | undefined
}

/** Largest data file, characters. */
const longest = 20_000_000
/** Deepest nesting of lists and maps. */
const deepest = 32

/** Data that comes from no file. */
export function plainData(value: unknown): Data {
  return { value, placeOf: () => undefined, sourceOf: () => undefined }
}

/** Reads YAML or JSON (which is YAML). Without a value when it cannot be read. */
export function readData(text: string, file?: string): Result<Data | undefined> {
  const diagnostics: Diagnostic[] = []
  const named = file === undefined ? {} : { file }
  if (text.length > longest) {
    const message = `数据文件太大：${text.length} 字符，最多 ${longest} 字符`
    return { value: undefined, diagnostics: [{ code: 'data-too-large', severity: 'error', message, place: named }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\ufeff/, ''), { lineCounter: lines, uniqueKeys: true })
  for (const { message, pos } of document.errors) {
    const { line, col } = lines.linePos(pos[0])
    diagnostics.push({
      code: 'data-yaml',
      severity: 'error',
      message: `数据文件读不懂：${chineseYamlError(message)}`,
      remedy: '检查冒号后有没有空格、引号和括号是否成对、同级的行是否左对齐',
      place: { ...named, line, column: col },
    })
  }
  if (diagnostics.length > 0) return { value: undefined, diagnostics }
  const places = new Map<string, number>()
  const sources = new Map<string, string>()
  const value = convert(document.contents, [], places, sources, document)
  const placeOf = (path: readonly (string | number)[]): Place | undefined => {
    for (let length = path.length; length >= 0; length -= 1) {
      const offset = places.get(keyOf(path.slice(0, length)))
      if (offset === undefined) continue
      const { line, col } = lines.linePos(offset)
      return { ...named, line, column: col }
    }
    return file === undefined ? undefined : named
  }
  return { value: { value, placeOf, sourceOf: (path) => sources.get(keyOf(path)) }, diagnostics }
}

function convert(
  node: unknown,
  path: (string | number)[],
  places: Map<string, number>,
  sources: Map<string, string>,
  document: { contents: unknown },
  depth = 0,
): unknown {
  if (depth > deepest) return undefined
  const range = (node as { range?: [number, number, number] } | null)?.range
  if (range && !places.has(keyOf(path))) places.set(keyOf(path), range[0])
  if (isAlias(node)) {
    const target = node.resolve(document as Parameters<typeof node.resolve>[0])
    return convert(target, path, places, sources, document, depth + 1)
  }
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }): [string, unknown] => {
      const name = isScalar(key) ? String(key.source ?? key.value ?? '') : String(key)
      const below = [...path, name]
      if (isScalar(key) && key.range) places.set(keyOf(below), key.range[0])
      return [name, convert(value, below, places, sources, document, depth + 1)]
    })
    return objectOf(entries)
  }
  if (isSeq(node)) {
    return node.items.map((item, index) => convert(item, [...path, index], places, sources, document, depth + 1))
  }
  if (!isScalar(node)) return undefined
  if (typeof node.value === 'number' && node.source !== undefined) sources.set(keyOf(path), node.source)
  return node.value ?? undefined
}

/** Names from outside never meet a prototype: `__proto__` is a key like any other. */
export function objectOf(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const object = Object.create(null) as Record<string, unknown>
  for (const [key, value] of entries) object[key] = value
  return object
}

function keyOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path)
}

/** What the YAML library complains of, in Chinese. */
export function chineseYamlError(message: string): string {
  const first = message.split('\n')[0] ?? ''
  if (/Map keys must be unique/.test(first)) return '同一项写了两次'
  if (/Nested mappings|compact mappings/i.test(first)) return '冒号用法不对，值里有冒号时要加引号'
  if (/Implicit keys need|Implicit map keys/.test(first)) return '这一行像是“项: 值”，但缺冒号，或冒号后没有空格'
  if (/indent/i.test(first)) return '缩进不对'
  if (/quote/i.test(first)) return '引号不成对'
  if (/Tabs? /i.test(first)) return '不能用制表符（Tab）缩进，请用空格'
  return first.replace(/ at line \d+, column \d+:?$/, '')
}
