/** What tells one series from another: colour on the screen; hatching, dashes and markers in black and white print. */
const looks = [
  { color: '1F4E79', hatch: undefined, dash: 'solid', symbol: 'square' },
  { color: 'C55A11', hatch: 'wdUpDiag', dash: 'dash', symbol: 'triangle' },
  { color: '7F7F7F', hatch: 'pct25', dash: 'sysDot', symbol: 'diamond' },
  { color: '548235', hatch: 'wdDnDiag', dash: 'lgDashDot', symbol: 'circle' },
  { color: '7030A0', hatch: 'dkHorz', dash: 'lgDash', symbol: 'x' },
  { color: 'BF9000', hatch: 'lgGrid', dash: 'sysDashDot', symbol: 'star' },
] as const

const lookOf = (index: number): (typeof looks)[number] => looks[index % looks.length]!
const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`

/** Fill and outline of a bar or a slice (ECMA-376 part 1, 20.1.8.47). */
export function areaLook(index: number): string {
  const { color, hatch } = lookOf(index)
  const fill =
    hatch === undefined
      ? solid(color)
      : `<a:pattFill prst="${hatch}"><a:fgClr><a:srgbClr val="${color}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`
  return `<c:spPr>${fill}<a:ln w="9525">${solid(color)}</a:ln></c:spPr>`
}

/** Dash and marker of a line (ECMA-376 part 1, 20.1.8.48, 21.2.2.106). */
export function lineLook(index: number): string {
  const { color, dash, symbol } = lookOf(index)
  const marker = `<c:marker><c:symbol val="${symbol}"/><c:size val="7"/><c:spPr>${solid(color)}<a:ln w="9525">${solid(color)}</a:ln></c:spPr></c:marker>`
  return `<c:spPr><a:ln w="22225">${solid(color)}<a:prstDash val="${dash}"/></a:ln></c:spPr>${marker}`
}

/** The slices of a pie, each with a look of its own (ECMA-376 part 1, 21.2.2.52). */
export function sliceLooks(count: number): string {
  return Array.from({ length: count }, (_, index) => `<c:dPt><c:idx val="${index}"/>${areaLook(index)}</c:dPt>`).join(
    '',
  )
}
