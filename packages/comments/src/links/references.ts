import { ordinalSigns } from './numerals.ts'
import { bareStepAt, type Step, signRank, unitStepsAt } from './reference-steps.ts'

/** Where a sender points with numbers: 第二条第三款第（一）项, 二（一）1③, 第三条至第五条. */
export interface Reference {
  steps: Step[]
  start: number
  end: number
  /** The last of a range whose first is the reference before it. */
  through: boolean
  /** Names one level only, or stands where a sender's own numbering may stand. */
  weak: boolean
}

export interface ScanOptions {
  /** A clause column's cell or a line that only names a clause: lone numbers count. */
  cell?: boolean
  /** Squeezed title of the draft, to tell its clauses from those of other documents. */
  title?: string
}

const trigger = new RegExp(`[第附(一二三四五六七八九十\\d最末倒${ordinalSigns}]`, 'g')
const separator = /(?:(?:里面|下的?|中的|所列|[款项条点、.,的之中里内第“”-]){0,4}\s{0,40}){1,2}/y
const listed = /^(?:[、,;\s和及与或跟同]|以及|或者)?(?:的|第)?\s?$/
const ranged = /^\s?(?:至|到|-|~|—)\s?$/
const unitRank: Record<Step['unit'], number> = {
  '': 0,
  附件: 1,
  编: 1,
  部分: 2,
  章: 2,
  节: 3,
  条: 4,
  款: 5,
  项: 6,
  目: 7,
  点: 8,
  页: 9,
  行: 10,
}

function follows(last: Step, next: Step): boolean {
  if (next.unit === '附件' || next.unit === '页') return false
  // 第3页第2行: lines stand on a page.
  if (next.unit === '行') return last.unit === '页'
  if (last.unit === '行') return false
  if (last.unit === '页') return next.unit !== '' || next.sign !== 'arabic'
  // Points hold anything: 第一点第1小点第三条.
  if (last.unit === '点') return next.unit !== '部分' && next.unit !== '章' && next.unit !== '编'
  if (last.unit !== '' && next.unit !== '') return unitRank[next.unit] > unitRank[last.unit]
  if (last.unit === '' && next.unit === '') return signRank[next.sign] > signRank[last.sign]
  return true
}

function separatorEnd(text: string, at: number): number {
  separator.lastIndex = at
  return separator.test(text) ? separator.lastIndex : at
}

/** The longest chain of steps from `start` downwards. */
function chainAt(text: string, start: number): Step[][] | undefined {
  const head = unitStepsAt(text, start)
  if (head && head.steps.length > 1) return fan([], head.steps, head.range)
  const first = head?.steps[0] ?? bareStepAt(text, start)
  if (!first) return undefined
  const chain = [first]
  for (let guard = 0; guard < 8; guard++) {
    const last = chain.at(-1)!
    let next: Step | undefined
    const reach = separatorEnd(text, last.end)
    for (let at = last.end; at <= reach && !next; at++) {
      const steps = unitStepsAt(text, at)
      if (steps && steps.steps.length > 1 && follows(last, steps.steps[0]!)) return fan(chain, steps.steps, steps.range)
      if (steps && follows(last, steps.steps[0]!)) next = steps.steps[0]
    }
    for (let at = last.end; at <= reach && !next; at++) {
      const found = bareStepAt(text, at)
      // 1.5亿: a bare Arabic number right after another figure is a measure.
      if (found && follows(last, found) && !(found.sign === 'arabic' && /\d/.test(text[at - 1] ?? ''))) next = found
    }
    if (!next) break
    chain.push(next)
  }
  const last = chain.at(-1)!
  if (last.unit === '') {
    const close = /^\s?(?:小?点|小?项(?!目)|款|条(?!件)|目(?!标|的|录))/.exec(text.slice(last.end, last.end + 4))
    if (close) last.end += close[0].length
  }
  return [chain]
}

function fan(before: Step[], steps: Step[], range: boolean): Step[][] {
  const chains = steps.map((step) => [...before, step])
  if (range && chains.length === 2) {
    const [from, to] = steps as [Step, Step]
    const inner: Step[][] = []
    for (let ordinal = from.ordinal + 1; ordinal < to.ordinal && inner.length < 100; ordinal++) {
      inner.push([...before, { ...from, ordinal, sub: 0 }])
    }
    return [chains[0]!, ...inner, chains[1]!]
  }
  return chains
}

/** 《民法典》第三条, 行政许可法第十二条: clauses of other documents. */
function isForeign(text: string, start: number, title: string): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  if (/》\s?$/.test(before)) {
    const name = before.slice(before.lastIndexOf('《') + 1).replace(/[^\p{L}\p{N}]/gu, '')
    const core = name.replace(/征求意见稿|草案|送审稿|试行/g, '')
    return core.length > 1 && (title === '' || (!title.includes(core) && !core.includes(title)))
  }
  if (/(?:本|该|此|这个|征求意见)(?:办法|条例|规定|细则|意见|法|稿|方案)(?:的|中)?\s?$/.test(before)) return false
  const kind = /[\p{Script=Han}]{2}(法|条例|细则|准则|民法典|宪法)(?:的)?\s?$/u.exec(before)
  return kind !== null && !title.includes(before.slice(-4).replace(/的?\s?$/, ''))
}

function accepted(text: string, chain: Step[], cell: boolean): 'strong' | 'weak' | undefined {
  const first = chain[0]!
  const last = chain.at(-1)!
  if (chain.every(({ unit }) => unit === '页' || unit === '行')) return first.unit === '页' ? 'strong' : undefined
  if (first.ordinal < 0) return undefined
  if (first.unit !== '' && first.unit !== '附件' && text[first.start] !== '第') {
    if (first.unit !== '条') return undefined
    if (chain.length > 1 && chain.every(({ unit }) => unit !== '')) return 'strong'
    if (cell) return 'strong'
    return /(?:^|[在对于把将就,。;:、(“\s])$/.test(text.slice(Math.max(0, first.start - 1), first.start))
      ? 'weak'
      : undefined
  }
  if (chain.some(({ unit }) => unit !== '' && unit !== '点' && unit !== '附件')) return 'strong'
  const bare = chain.filter(({ unit }) => unit === '')
  if (
    bare.length >= 2 &&
    bare.some(({ sign }) => sign === 'chinese-paren' || sign === 'circled' || sign === 'arabic-paren')
  ) {
    return /[\p{Script=Han}\d]/u.test(text[first.start - 1] ?? '') && first.sign === 'chinese' && !cell
      ? 'weak'
      : 'strong'
  }
  if (chain.some(({ unit }) => unit === '点')) return bare.length > 0 ? 'strong' : 'weak'
  if (cell) return 'strong'
  if (first.unit === '附件') return 'weak'
  if (bare.length >= 2) return /^[“"\s]/.test(text.slice(last.end)) && first.start === 0 ? 'weak' : undefined
  if (first.sign === 'circled') return 'weak'
  if (first.sign === 'chinese-paren' && /^(?:中|里|款|项|点|条|的|“|关于)/.test(text.slice(last.end))) return 'weak'
  return undefined
}

/** （一）（三） in a row: two of one list. */
function siblings(last: Step, next: Step): boolean {
  return last.unit === '' && next.unit === '' && last.sign === next.sign && next.ordinal > last.ordinal
}

/** 第三条至五条: the second of a range or list that is named like the first, without 第. */
function sameLevel(before: Reference, step: Step): boolean {
  return !before.weak && step.unit === '条' && before.steps.at(-1)!.unit === '条'
}

/** Steps above the level of `step` in `before`, when they share that level: 第三条第一款、第二款. */
function inherited(before: readonly Step[], step: Step): Step[] | undefined {
  const at = before.findIndex((other) =>
    step.unit === '' ? other.unit === '' && other.sign === step.sign : other.unit === step.unit,
  )
  return at > 0 ? before.slice(0, at) : undefined
}

/** Nobody points at more places at once. */
const mostReferences = 200

/** Every reference in a folded text, left to right, the first two hundred. Linear: each position is tried once. */
export function referencesOf(text: string, { cell = false, title = '' }: ScanOptions = {}): Reference[] {
  const found: Reference[] = []
  let reach = 0
  trigger.lastIndex = 0
  for (let match = trigger.exec(text); match && found.length < mostReferences; match = trigger.exec(text)) {
    const start = match.index
    if (start < reach) continue
    const character = match[0]
    if (
      /[一二三四五六七八九十\d]/.test(character) &&
      /[\p{Script=Han}\p{L}\d.]/u.test(text[start - 1] ?? '') &&
      !cell
    ) {
      // 在二（一）1, 对三、（四）: a bare number may follow a preposition, not another word.
      if (!/[对在将把和与及至到于以按照据见为改的中就、]/.test(text[start - 1]!)) continue
    }
    const chains = chainAt(text, start)
    if (!chains) continue
    const before = found.at(-1)
    const gap = before ? text.slice(before.end, start) : undefined
    const continues =
      before !== undefined &&
      gap !== undefined &&
      (listed.test(gap) || ranged.test(gap)) &&
      (gap === ''
        ? siblings(before.steps.at(-1)!, chains[0]![0]!)
        : sameLevel(before, chains[0]![0]!) || inherited(before.steps, chains[0]![0]!) !== undefined)
    const strength = accepted(text, chains[0]!, cell) ?? (continues ? 'strong' : undefined)
    if (!strength || isForeign(text, start, title)) {
      if (strength) reach = chains.at(-1)!.at(-1)!.end
      continue
    }
    for (const chain of chains) {
      const previous = found.at(-1)
      const between = previous ? text.slice(previous.end, start) : ''
      const isListed = previous !== undefined && (chain !== chains[0] || listed.test(between) || ranged.test(between))
      const prefix = previous && inherited(previous.steps, chain[0]!)
      const steps = prefix && (isListed || chain[0]!.unit !== '条') ? [...prefix, ...chain] : chain
      found.push({
        steps,
        start,
        end: chain.at(-1)!.end,
        through: previous !== undefined && chain === chains[0] && ranged.test(between),
        weak: strength === 'weak' && !(isListed && !previous.weak) && steps === chain,
      })
    }
    reach = chains.at(-1)!.at(-1)!.end
    trigger.lastIndex = Math.max(reach, start + 1)
  }
  return found
}
