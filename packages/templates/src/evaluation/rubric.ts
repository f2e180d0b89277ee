/** 评估办法: what is scored, with what weight, and what a total is worth. It lives in data, so that an office changes it without code. */
export interface Rubric {
  /** 组织建设、协同创新、成果转化、人才培养、资金使用 (三（三）实施评估). */
  dimensions: Dimension[]
  /** Best grade first; the last one takes everything below. */
  grades: { name: string; from: number }[]
  /** How many of the highest and lowest totals of the experts are left out; not done with too few experts left. */
  drop: { highest: number; lowest: number }
  /** Fewest complete score sheets a project needs for a result. */
  minimumExperts: number
}

/** One of the aspects. */
export interface Dimension {
  name: string
  indicators: Indicator[]
}

/** One thing that is scored from 0 to `points`; the points of all indicators add up to the full total. */
export interface Indicator {
  name: string
  points: number
  /** 评分标准, printed. */
  standard?: string
}

/** All indicators in their order. */
export function indicatorsOf(rubric: Rubric): Indicator[] {
  return rubric.dimensions.flatMap(({ indicators }) => indicators)
}

/** The grade that a total (in points) deserves. */
export function gradeOf({ grades }: Rubric, total: number): string {
  return (grades.find(({ from }) => total >= from) ?? grades.at(-1))?.name ?? ''
}
