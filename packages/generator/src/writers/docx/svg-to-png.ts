import { Resvg } from '@resvg/resvg-js'

/** Dots per inch of the picture that stands in for an SVG where a program cannot show it. */
const dpi = 300

/** An SVG as PNG: what Word before 2016, WPS and LibreOffice show. Undefined when it is damaged. */
export function svgToPng(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const image = new Resvg(new TextDecoder().decode(bytes), {
      fitTo: { mode: 'zoom', value: dpi / 96 },
      font: { loadSystemFonts: false },
      logLevel: 'off',
    })
    if (image.width * image.height > 1e8) return undefined
    return image.render().asPng()
  } catch {
    return undefined
  }
}
