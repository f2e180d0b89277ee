/** The tick of a checkbox inside its rectangle, as path data. */
export function tickPath({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const at = (across: number, down: number) => `${round(x + across * width)} ${round(y + down * height)}`
  return `M${at(0.2, 0.5)}L${at(0.42, 0.75)}L${at(0.82, 0.22)}`
}

const round = (value: number): number => Math.round(value * 1000) / 1000
