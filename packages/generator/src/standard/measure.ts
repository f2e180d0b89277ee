import type { Strength } from '@gongwen/model'

/** A figure of the standard: millimetres, points, lines or characters as its name says, where it stands and how strictly. */
export interface Measure {
  value: number
  unit: 'mm' | 'pt' | '行' | '字'
  /** Allowed difference, in the same unit. */
  tolerance?: number
  /** Clause of GB/T 9704-2012; for 推算 values the clause they are worked out from. */
  clause: string
  strength: Strength
}

/** Measures that belong together, by name. */
export type Measures<Name extends string> = Readonly<Record<Name, Measure>>

/** Points in a millimetre. */
export const pointsPerMm: number = 72 / 25.4

/** Millimetres to points. */
export function mm(value: number): number {
  return value * pointsPerMm
}

/** A measure that the standard orders. */
export function rule(value: number, unit: Measure['unit'], clause: string, tolerance?: number): Measure {
  return { value, unit, clause, strength: '规定', ...(tolerance === undefined ? {} : { tolerance }) }
}

/** A measure for the general case (一般), which may be departed from for a reason. */
export function usual(value: number, unit: Measure['unit'], clause: string, tolerance?: number): Measure {
  return { ...rule(value, unit, clause, tolerance), strength: '一般' }
}

/** A measure that the standard recommends. */
export function recommended(value: number, unit: Measure['unit'], clause: string, tolerance?: number): Measure {
  return { ...rule(value, unit, clause, tolerance), strength: '推荐' }
}

/** A measure of office practice that the standard does not state. */
export function practice(value: number, unit: Measure['unit'], clause: string): Measure {
  return { ...rule(value, unit, clause), strength: '实务' }
}
