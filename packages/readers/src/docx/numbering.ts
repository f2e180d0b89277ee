import type { ReadLimits } from '../limits.ts'
import { type Attributes, parseXml } from '../zip/xml.ts'
import { formatNumber } from './number-format.ts'

/** A paragraph's place in a list, as written or inherited from its style. */
export interface ListPlace {
  list?: string
  level?: number
}

/** Counts list paragraphs in document order and gives the label that Word prints before each (`第一条`, `（二）`). */
export type Labeller = (own: ListPlace, style: string | undefined) => string

interface Level {
  format: string
  text: string
  start: number
  /** All numbers of the label in Arabic figures. */
  legal: boolean
  /** The level after which counting starts again; the next higher one when left out. */
  restart?: number
  style?: string
}

interface List {
  abstract: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

/** Reads `numbering.xml` and the numbering of `styles.xml` (either may be missing). */
export async function readNumbering(
  numbering: Uint8Array | undefined,
  styles: Uint8Array | undefined,
  limits: ReadLimits,
): Promise<Labeller> {
  const { abstracts, lists } = await listsOf(numbering, limits)
  const byStyle = await stylesOf(styles, limits)
  const counters = new Map<string, number[]>()
  const started = new Set<string>()

  function levelOf(list: List, index: number): Level | undefined {
    return list.levels.get(index) ?? abstracts.get(list.abstract)?.get(index)
  }

  return (own, style) => {
    const inherited = inheritedPlace(byStyle, style)
    const id = own.list ?? inherited.list
    if (id === undefined || id === '0') return ''
    const list = lists.get(id)
    if (!list) return ''
    const index = own.level ?? inherited.level ?? levelOfStyle(abstracts.get(list.abstract), style) ?? 0
    const level = levelOf(list, index)
    if (!level) return ''

    // Lists that share an abstract one count on together, until one overrides where it starts.
    const counts = counters.get(list.abstract) ?? []
    counters.set(list.abstract, counts)
    const override = list.starts.get(index)
    if (override !== undefined && !started.has(`${id}/${index}`)) counts[index] = override
    else counts[index] = (counts[index] ?? level.start - 1) + 1
    started.add(`${id}/${index}`)
    for (let deeper = index + 1; deeper < counts.length; deeper++) {
      const restart = levelOf(list, deeper)?.restart
      if (restart === undefined ? true : restart !== 0 && index < restart) delete counts[deeper]
    }
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = levelOf(list, at)
      const value = counts[at] ?? shown?.start ?? 1
      return formatNumber(value, level.legal ? 'decimal' : (shown?.format ?? 'decimal'))
    })
  }
}

function levelOfStyle(levels: Map<number, Level> | undefined, style: string | undefined): number | undefined {
  for (const [index, level] of levels ?? []) if (style !== undefined && level.style === style) return index
  return undefined
}

interface StyleNumbering extends ListPlace {
  base?: string
}

function inheritedPlace(styles: Map<string, StyleNumbering>, style: string | undefined): ListPlace {
  const place: ListPlace = {}
  let at = style
  for (let step = 0; at !== undefined && step < 20; step++) {
    const found = styles.get(at)
    if (found?.level !== undefined) place.level ??= found.level
    if (found?.list !== undefined) {
      place.list = found.list
      break
    }
    at = found?.base
  }
  return place
}

async function listsOf(
  part: Uint8Array | undefined,
  limits: ReadLimits,
): Promise<{ abstracts: Map<string, Map<number, Level>>; lists: Map<string, List> }> {
  const abstracts = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  const links = { styleOf: new Map<string, string>(), abstractOf: new Map<string, string>() }
  let abstract = ''
  let list: List | undefined
  let level: Level | undefined
  let overridden = 0

  function open(name: string, at: Attributes): void {
    const value = at['w:val'] ?? ''
    if (name === 'w:abstractNum') {
      abstract = at['w:abstractNumId'] ?? ''
      list = undefined
      abstracts.set(abstract, new Map())
    } else if (name === 'w:num') {
      list = { abstract: '', starts: new Map(), levels: new Map() }
      lists.set(at['w:numId'] ?? '', list)
    } else if (name === 'w:abstractNumId' && list) list.abstract = value
    else if (name === 'w:lvlOverride') overridden = Number(at['w:ilvl'] ?? 0)
    else if (name === 'w:startOverride') list?.starts.set(overridden, Number(value))
    else if (name === 'w:numStyleLink') links.styleOf.set(abstract, value)
    else if (name === 'w:styleLink') links.abstractOf.set(value, abstract)
    else if (name === 'w:lvl') {
      level = { format: 'decimal', text: '', start: 1, legal: false }
      const levels = list ? list.levels : abstracts.get(abstract)
      levels?.set(Number(at['w:ilvl'] ?? 0), level)
    } else if (level) describe(level, name, value, at)
  }
  function describe(level: Level, name: string, value: string, at: Attributes): void {
    if (name === 'w:numFmt') level.format = value
    else if (name === 'w:lvlText') level.text = value
    else if (name === 'w:start') level.start = Number(value)
    else if (name === 'w:isLgl') level.legal = at['w:val'] !== '0' && at['w:val'] !== 'false'
    else if (name === 'w:lvlRestart') level.restart = Number(value)
    else if (name === 'w:pStyle') level.style = value
  }

  if (part) {
    const close = (name: string): void => {
      if (name === 'w:lvl') level = undefined
    }
    await parseXml(part, { open, close }, limits)
  }
  for (const [from, style] of links.styleOf) {
    const target = links.abstractOf.get(style)
    const levels = target === undefined ? undefined : abstracts.get(target)
    if (levels && abstracts.get(from)?.size === 0) abstracts.set(from, levels)
  }
  return { abstracts, lists }
}

async function stylesOf(part: Uint8Array | undefined, limits: ReadLimits): Promise<Map<string, StyleNumbering>> {
  const styles = new Map<string, StyleNumbering>()
  let style: StyleNumbering | undefined
  function open(name: string, at: Attributes): void {
    const value = at['w:val'] ?? ''
    if (name === 'w:style') {
      style = {}
      styles.set(at['w:styleId'] ?? '', style)
    } else if (!style) return
    else if (name === 'w:basedOn') style.base = value
    else if (name === 'w:numId') style.list = value
    else if (name === 'w:ilvl') style.level = Number(value)
  }
  if (part) {
    const close = (name: string): void => {
      if (name === 'w:style') style = undefined
    }
    await parseXml(part, { open, close }, limits)
  }
  return styles
}
