import { type Result, result } from '@gongwen/model'
import jsQr from 'jsqr'
import { diagnosticOf, ReadFailure } from '../failure.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { sniffFormat } from '../sniff.ts'
import { pdfPages } from './pdf-pages.ts'
import { jpegPixels, type Pixels, pngPixels, shrink } from './pixels.ts'

/** A QR code found in a picture or on a page. */
export interface FoundCode {
  /** What it says. */
  text: string
  /** From 1. */
  page: number
}

/** Most pages of a PDF that are looked at. */
const mostPages = 50

// jsqr is CommonJS with a default inside its default.
const decodePixels = ('default' in jsQr ? jsQr.default : jsQr) as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null

/** Reads the QR codes of a PNG, a JPEG or the pages of a PDF, one a page, as a camera would. */
export async function readQrCodes(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): Promise<Result<FoundCode[]>> {
  try {
    if (bytes.length > readLimits(limits).file) throw new ReadFailure('file-too-large', '文件过大，未读取')
    const format = sniffFormat(bytes, name)
    if (format === 'pdf') {
      const found: FoundCode[] = []
      for (const [index, pixels] of (await pdfPages(bytes, mostPages)).entries()) {
        const text = decode(pixels)
        if (text !== undefined) found.push({ text, page: index + 1 })
      }
      return result(found)
    }
    const pixels = bytes[0] === 0x89 ? pngPixels(bytes) : bytes[0] === 0xff ? jpegPixels(bytes) : undefined
    if (format !== 'image' || !pixels) throw new ReadFailure('file-unsupported', '不是 PDF、PNG 或 JPEG')
    const text = decode(pixels)
    return result(text === undefined ? [] : [{ text, page: 1 }])
  } catch (error) {
    return result([], [diagnosticOf(error, { file: name })])
  }
}

/** Photos are looked at small first: noise goes, and time. */
function decode(pixels: Pixels): string | undefined {
  const sides = [1200, 2000, 700, Math.max(pixels.width, pixels.height)]
  for (const side of [...new Set(sides.map((side) => Math.min(side, Math.max(pixels.width, pixels.height))))]) {
    const { data, width, height } = shrink(pixels, side)
    const found = decodePixels(data, width, height)
    if (found) return found.data
  }
  return undefined
}
