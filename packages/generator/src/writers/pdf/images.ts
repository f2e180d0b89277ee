import type { Diagnostic } from '@gongwen/model'
import { Resvg } from '@resvg/resvg-js'
import type { ImageItem } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { deflate } from '../deflate.ts'
import { imageMissing, imageUnreadable } from '../image-findings.ts'
import { imageKind } from '../image-kind.ts'
import type { PdfFile } from './file.ts'
import { readJpeg } from './jpeg.ts'
import { decodePng, type Raster } from './png.ts'
import { svgForm } from './svg-form.ts'
import { number, ref } from './syntax.ts'

/** A picture inside the file: an image or form whose unit square is the picture. */
export interface EmbeddedImage {
  resource: string
  object: number
  /** It has soft edges or is see-through. */
  transparent: boolean
}

/** Pictures of the file, each embedded once. Undefined: nothing can be drawn, and a finding says why. */
export type ImageSource = (item: ImageItem) => EmbeddedImage | undefined

/** Resolution of vector pictures that are drawn as dots, dots per inch. */
const DPI = 300
/** The longer edge of such a picture, in dots. */
const MOST_DOTS = 5000

/**
 * Embeds pictures as they are asked for. `pages` holds the pages of PDF files that were imported beforehand, `known` the
 * pictures that the file has already; it grows.
 */
export function imageSource(
  file: PdfFile,
  host: Host,
  pages: ReadonlyMap<string, number>,
  diagnostics: Diagnostic[],
  known: Map<string, EmbeddedImage | undefined> = new Map(),
): ImageSource {
  let count = known.size
  const embed = (item: ImageItem): EmbeddedImage | undefined => {
    const page = pages.get(item.src)
    if (page !== undefined) return { resource: `X${++count}`, object: page, transparent: false }
    const bytes = host.image(item.src)
    if (!bytes) {
      diagnostics.push(imageMissing(item.src))
      return undefined
    }
    // a PDF that could not be opened has been reported by the import
    if (imageKind(bytes) === 'pdf') return undefined
    const written = writeImage(file, bytes, item)
    if (!written) {
      diagnostics.push(imageUnreadable(item.src))
      return undefined
    }
    return { resource: `X${++count}`, ...written }
  }
  return (item) => {
    const vector = imageKind(host.image(item.src) ?? new Uint8Array()) === 'svg'
    const key = vector ? `${item.src} ${number(item.width)} ${number(item.height)}` : item.src
    if (!known.has(key)) known.set(key, embed(item))
    return known.get(key)
  }
}

type Written = Omit<EmbeddedImage, 'resource'>

function writeImage(file: PdfFile, bytes: Uint8Array, item: ImageItem): Written | undefined {
  const kind = imageKind(bytes)
  if (kind === 'png') return writeRaster(file, decodePng(bytes))
  if (kind === 'jpeg') return writeJpeg(file, bytes, item)
  if (kind !== 'svg') return undefined
  const svg = Buffer.from(bytes).toString('utf8')
  return svgForm(file, svg) ?? writeRaster(file, rasterise(svg, item))
}

/** Grey and colour JPEGs go in as they are; those of four inks would need a second output intent and are redrawn. */
function writeJpeg(file: PdfFile, bytes: Uint8Array, item: ImageItem): Written | undefined {
  const header = readJpeg(bytes)
  if (!header) return undefined
  const { width, height, components, precision } = header
  if (precision !== 8 || (components !== 1 && components !== 3)) {
    const source = Buffer.from(bytes).toString('base64')
    const wrapped = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/jpeg;base64,${source}"/></svg>`
    return writeRaster(file, rasterise(wrapped, item, width))
  }
  const space = components === 1 ? 'DeviceGray' : 'DeviceRGB'
  const object = file.stream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${space}/BitsPerComponent 8/Filter/DCTDecode`,
    bytes,
    true,
  )
  return { object, transparent: false }
}

function rasterise(svg: string, item: ImageItem, dots?: number): Raster | undefined {
  const wanted = dots ?? (item.width / 72) * DPI
  const longer = Math.max(wanted, (wanted * item.height) / item.width)
  const width = Math.max(1, Math.round(longer > MOST_DOTS ? (wanted * MOST_DOTS) / longer : wanted))
  try {
    const drawn = new Resvg(svg, {
      fitTo: { mode: 'width', value: width },
      font: { loadSystemFonts: false },
      logLevel: 'off',
    })
    return decodePng(drawn.render().asPng())
  } catch {
    return undefined
  }
}

function writeRaster(file: PdfFile, raster: Raster | undefined): Written | undefined {
  if (!raster) return undefined
  const { width, height, components, samples, alpha } = raster
  const head = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8`
  const pack = (data: Buffer) => deflate(data, { level: 9 })
  const mask = alpha
    ? `/SMask ${ref(file.stream(`${head}/ColorSpace/DeviceGray/Filter/FlateDecode`, pack(alpha), true))}`
    : ''
  const space = components === 1 ? 'DeviceGray' : 'DeviceRGB'
  const object = file.stream(`${head}/ColorSpace/${space}${mask}/Filter/FlateDecode`, pack(samples), true)
  return { object, transparent: alpha !== undefined }
}
