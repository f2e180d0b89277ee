/** A value axis: its ends and the values that carry a label. */
export interface Scale {
  low: number
  high: number
  ticks: number[]
}

/** An axis from zero (or below, where values are negative) to a round number above all values. */
export function scaleFor(values: readonly number[], maximum?: number): Scale {
  const finite = values.filter((value) => Number.isFinite(value))
  const least = Math.min(0, ...finite)
  const most = Math.max(0, ...finite)
  const wanted = maximum !== undefined && Number.isFinite(maximum) && maximum > least ? Math.max(maximum, most) : most
  const span = wanted - least || 1
  const step = roundStep(span / 5)
  const low = Math.floor(least / step + 1e-9) * step
  const exact = maximum !== undefined && wanted === maximum && wanted > low
  const high = exact ? wanted : Math.max(Math.ceil(wanted / step - 1e-9) * step, low + step)
  const ticks: number[] = []
  for (let i = 0; low + i * step <= high + step * 1e-6; i++) ticks.push(low + i * step)
  return { low, high, ticks }
}

/** 1, 2 or 5 times a power of ten, at least the given value. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = value / power
  return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10)
}

/** A number as a label: at most two decimals, thousands unseparated. */
export function labelOf(value: number): string {
  return String(Math.round(value * 100) / 100)
}
