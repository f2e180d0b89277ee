import { type Result, result } from '@gongwen/model'
import jsQr from 'jsqr'
import { diagnosticOf, ReadFailure } from '../failure.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { sniffFormat } from '../sniff.ts'
import { pdfPages } from './pdf-pages.ts'
import { jpegPixels, type Pixels, pngPixels, shrink } from './pixels.ts'
import { type Rework, rework } from './rework.ts'

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
  options: { inversionAttempts: 'dontInvert' },
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
      let patience = mostHardPages
      for (const [index, pixels] of (await pdfPages(bytes, mostPages)).entries()) {
        const text = decode(pixels) ?? (patience-- > 0 ? decodeHard(pixels) : undefined)
        if (text !== undefined) found.push({ text, page: index + 1 })
      }
      return result(found)
    }
    const pixels = bytes[0] === 0x89 ? pngPixels(bytes) : bytes[0] === 0xff ? jpegPixels(bytes) : undefined
    if (format !== 'image' || !pixels) throw new ReadFailure('file-unsupported', '不是 PDF、PNG 或 JPEG')
    const text = decode(pixels) ?? decodeHard(pixels)
    return result(text === undefined ? [] : [{ text, page: 1 }])
  } catch (error) {
    return result([], [diagnosticOf(error, { file: name })])
  }
}

/** Pages of a PDF that are looked at hard: scans of certificates, not books. */
const mostHardPages = 3

/** Longest side of a picture that is reworked, in pixels: larger ones are sharp enough. */
const mostReworked = 2600

/** Tried in this order on what is hard to read: low resolution, blurred, aslant. */
const reworks: readonly Rework[] = [
  { enlarge: 2 },
  { enlarge: 2.5 },
  { sharpen: true, enlarge: 1.5 },
  { turn: 5, enlarge: 1.5 },
  { turn: 15, enlarge: 1 },
  { sharpen: true, enlarge: 2 },
  { turn: 5, enlarge: 3 },
]

/** Photos are looked at small first: noise goes, and time. */
function decode(pixels: Pixels): string | undefined {
  const longest = Math.max(pixels.width, pixels.height)
  const sides = new Set([1200, 2000, 700, longest].map((side) => Math.min(side, longest)))
  for (const side of sides) {
    const found = decodeOnce(shrink(pixels, side))
    if (found !== undefined) return found
  }
  return undefined
}

/** Takes a second a try, so it is for pictures in which nothing was found. */
function decodeHard(pixels: Pixels): string | undefined {
  if (Math.max(pixels.width, pixels.height) > mostReworked) return undefined
  for (const way of reworks) {
    const found = decodeOnce(rework(pixels, way))
    if (found !== undefined) return found
  }
  return undefined
}

function decodeOnce({ data, width, height }: Pixels): string | undefined {
  // Codes are printed dark on light; looking for light ones, too, takes twice the time.
  return decodePixels(data, width, height, { inversionAttempts: 'dontInvert' })?.data
}
