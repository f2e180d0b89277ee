/** Rows of a plain CSV. */
export function csvOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(','))
}

/** What a project's report must say, counted from the score sheets alone. */
export interface Recount {
  name: string
  lead: string
  total: string
  rank: number
  grade: string
  change: string
  /** 满分 and 得分 by indicator, and by aspect. */
  indicators: Map<string, { full: string; points: string }>
  aspects: Map<string, { full: string; points: string; percent: string }>
  experts: Map<string, { total: string; dropped: boolean }>
}

/** A rubric as its lines say, read without our own reader. */
interface Method {
  aspects: { name: string; indicators: { name: string; full: bigint }[] }[]
  grades: { name: string; from: bigint }[]
  highest: number
  lowest: number
}

/** `12.5` as 1250n. */
function cents(text: string): bigint {
  const [whole = '0', part = ''] = text.trim().split('.')
  const sign = whole.startsWith('-') ? -1n : 1n
  return sign * (BigInt(whole.replace('-', '')) * 100n + BigInt(part.padEnd(2, '0')))
}

/** 1250n as `12.5`. */
function spelt(value: bigint): string {
  const size = value < 0n ? -value : value
  const part = String(size % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${size / 100n}${part === '' ? '' : `.${part}`}`
}

/** A fraction rounded half up. */
const rounded = (sum: bigint, count: bigint): bigint => (2n * sum + count) / (2n * count)

function methodOf(rubric: string): Method {
  const aspects: Method['aspects'] = []
  for (const line of rubric.split('\n')) {
    const indicator = /- \{ 名称: ([^,]+), 分值: ([\d.]+)/.exec(line)
    const aspect = /^ {2}- 名称: (.+)$/.exec(line)
    if (aspect) aspects.push({ name: aspect[1] ?? '', indicators: [] })
    if (indicator) aspects.at(-1)?.indicators.push({ name: indicator[1] ?? '', full: cents(indicator[2] ?? '') })
  }
  const number = (title: string): number => Number(new RegExp(`^${title}: (\\d+)$`, 'm').exec(rubric)?.[1] ?? 0)
  return {
    aspects,
    grades: [...rubric.matchAll(/- \{ 等次: ([^,]+), 分数线: ([\d.]+) \}/g)].map(([, name = '', from = '']) => ({
      name,
      from: cents(from),
    })),
    highest: number('去掉最高分'),
    lowest: number('去掉最低分'),
  }
}

/** Counts everything again, in whole hundredths and exact fractions. */
export function recount(projects: string, scores: string, rubric: string): { projects: Recount[]; average: string } {
  const method = methodOf(rubric)
  const [head = [], ...rows] = csvOf(scores)
  const exact = csvOf(projects)
    .slice(1)
    .map(([name = '', lead = '', before = '']) => {
      const sheets = rows
        .filter((row) => row[0] === name)
        .map((row) => ({
          expert: row[1] ?? '',
          scores: new Map(head.slice(2).map((title, index) => [title, cents(row[index + 2] ?? '')])),
          total: row.slice(2).reduce((sum, score) => sum + cents(score), 0n),
        }))
      const ordered = [...sheets].sort((one, other) =>
        one.total === other.total ? (one.expert < other.expert ? -1 : 1) : one.total < other.total ? -1 : 1,
      )
      const kept = ordered.slice(method.lowest, ordered.length - method.highest)
      const count = BigInt(kept.length)
      const sumOf = (titles: readonly string[]): bigint =>
        kept.reduce((sum, sheet) => titles.reduce((all, title) => all + (sheet.scores.get(title) ?? 0n), sum), 0n)
      return { name, lead, before, sheets, kept, count, sum: sumOf(head.slice(2)), sumOf }
    })
  const counted = exact.map(({ name, lead, before, sheets, kept, count, sum, sumOf }): Recount => {
    const total = rounded(sum, count)
    const aspects = method.aspects.map((aspect) => {
      const full = aspect.indicators.reduce((all, indicator) => all + indicator.full, 0n)
      const points = rounded(sumOf(aspect.indicators.map((indicator) => indicator.name)), count)
      const percent = spelt(rounded(points * 1000n, full) * 10n)
      return [aspect.name, { full: spelt(full), points: spelt(points), percent }] as const
    })
    return {
      name,
      lead,
      total: spelt(total),
      rank: 1 + exact.filter((other) => other.sum * count > sum * other.count).length,
      grade: method.grades.find(({ from }) => sum >= from * count)?.name ?? '',
      change: before === '' ? '' : spelt(total - cents(before)),
      indicators: new Map(
        method.aspects.flatMap((aspect) =>
          aspect.indicators.map((one) => [
            one.name,
            { full: spelt(one.full), points: spelt(rounded(sumOf([one.name]), count)) },
          ]),
        ),
      ),
      aspects: new Map(aspects),
      experts: new Map(
        sheets.map((sheet) => [sheet.expert, { total: spelt(sheet.total), dropped: !kept.includes(sheet) }]),
      ),
    }
  })
  const all = counted.reduce((sum, { total }) => sum + cents(total), 0n)
  return { projects: counted, average: spelt(rounded(all, BigInt(counted.length))) }
}
