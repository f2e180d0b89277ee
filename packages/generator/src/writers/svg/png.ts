import { Resvg } from '@resvg/resvg-js'

/** A page's SVG as a PNG picture of so many dots per inch. */
export function png(svg: string, dpi: number): Uint8Array {
  if (!(dpi > 0 && dpi <= 1200)) throw new TypeError('dpi must be between 0 and 1200')
  // resvg reads points as 96/72 pixels
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: dpi / 96 },
    font: { loadSystemFonts: false },
    logLevel: 'off',
  })
  return image.render().asPng()
}
