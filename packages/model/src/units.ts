/** Points of a millimetre: 72 / 25.4. */
const pointsPerMm = 72 / 25.4

/** Millimetres to points. */
export function mmToPt(mm: number): number {
  return mm * pointsPerMm
}

/** Points to millimetres. */
export function ptToMm(pt: number): number {
  return pt / pointsPerMm
}

/** Millimetres to whole twips (1/20 point), the unit of WordprocessingML. */
export function mmToTwips(mm: number): number {
  return Math.round(mmToPt(mm) * 20)
}

/** Points to whole twips. */
export function ptToTwips(pt: number): number {
  return Math.round(pt * 20)
}

/** A4 and the 版心 on it, mm (GB/T 9704-2012, 5.1 and 5.2.1). The right and lower margins follow from the others. */
export const page: {
  readonly width: number
  readonly height: number
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  readonly area: { readonly width: number; readonly height: number }
} = {
  width: 210,
  height: 297,
  margins: { top: 37, right: 26, bottom: 35, left: 28 },
  area: { width: 156, height: 225 },
}

/**
 * The grid of 22 lines of 28 characters (5.2.3). 28 characters of 16 points are wider than the 版心, so each is set 0.25
 * points closer: `advance` is one 字. `pitch` is the distance between baselines, points.
 */
export const grid: {
  readonly columns: number
  readonly lines: number
  readonly advance: number
  readonly tracking: number
  readonly pitch: number
} = {
  columns: 28,
  lines: 22,
  advance: 15.75,
  tracking: -0.25,
  pitch: mmToPt(page.area.height) / 22,
}

/** 字号 in points. */
export const fontSizes: Readonly<
  Record<
    '初号' | '小初' | '一号' | '小一' | '二号' | '小二' | '三号' | '小三' | '四号' | '小四' | '五号' | '小五',
    number
  >
> = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
}
