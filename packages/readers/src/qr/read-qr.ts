import { type Diagnostic, type Result, result } from '@gongwen/model'
import jsQr from 'jsqr'
import { diagnosticOf, ReadFailure } from '../failure.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { sniffFormat } from '../sniff.ts'
import { busyAreas, cut, isCalm } from './busy-areas.ts'
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

/** Most codes of a page: as many as a sheet takes certificates. */
const mostCodes = 100

interface Corner {
  x: number
  y: number
}

/** What the decoder found, and where its corners are. */
interface Decoded {
  data: string
  location: Record<'topLeftCorner' | 'topRightCorner' | 'bottomLeftCorner' | 'bottomRightCorner', Corner>
}

// jsqr is CommonJS with a default inside its default.
const decodePixels = ('default' in jsQr ? jsQr.default : jsQr) as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
  options: { inversionAttempts: 'dontInvert' },
) => Decoded | null

/**
 * Reads the QR codes of a PNG, a JPEG or the pages of a PDF, as a camera would. Pages without one beside pages with one, and
 * pages that were not looked at, are told.
 */
export async function readQrCodes(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): Promise<Result<FoundCode[]>> {
  try {
    if (bytes.length > readLimits(limits).file) throw new ReadFailure('file-too-large', '文件过大，未读取')
    const format = sniffFormat(bytes, name)
    if (format === 'pdf') return await codesOfPages(bytes, name)
    const pixels = bytes[0] === 0x89 ? pngPixels(bytes) : bytes[0] === 0xff ? jpegPixels(bytes) : undefined
    if (format !== 'image' || !pixels) throw new ReadFailure('file-unsupported', '不是 PDF、PNG 或 JPEG')
    return result(codesOf(pixels).map((text) => ({ text, page: 1 })))
  } catch (error) {
    return result([], [diagnosticOf(error, { file: name })])
  }
}

async function codesOfPages(bytes: Uint8Array, name: string): Promise<Result<FoundCode[]>> {
  const found: FoundCode[] = []
  const empty: number[] = []
  const diagnostics: Diagnostic[] = []
  for await (const { pixels, page, of } of pdfPages(bytes, mostPages)) {
    const texts = isCalm(pixels) ? [] : codesOf(pixels, empty.length < mostHardPages)
    if (texts.length === 0) empty.push(page)
    found.push(...texts.map((text) => ({ text, page })))
    if (page === mostPages && of > page) {
      const message = `共 ${of} 页，只看了前 ${page} 页`
      const remedy = `拆成每份不超过 ${mostPages} 页的文件再读`
      diagnostics.push({ code: 'file-too-large', severity: 'error', message, place: { file: name }, remedy })
    }
  }
  if (found.length > 0 && empty.length > 0) {
    const message = `第 ${empty.join('、')} 页没有读出二维码`
    const remedy = '是背面则不必处理；是证书，请核对原件'
    diagnostics.push({ code: 'page-without-code', severity: 'info', message, place: { file: name }, remedy })
  }
  return result(found, diagnostics)
}

/** Pages of a PDF that are looked at hard: scans of certificates, not books. */
const mostHardPages = 3

/** Longest side of a picture that is reworked, in pixels: larger ones are sharp enough. */
const mostReworked = 2600

/** Longest side of a picture that is reworked whole after its busy parts: a code in it is so small that it may be missed. */
const mostWhole = 1100

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

/** All codes of a picture; one is looked for hard where none is found at first. */
function codesOf(pixels: Pixels, hard = true): string[] {
  const found = decode(pixels)
  if (found.length > 0 || !hard) return found
  const text = decodeHard(pixels)
  return text === undefined ? [] : [text]
}

/** Photos are looked at small first: noise goes, and time. */
function decode(pixels: Pixels): string[] {
  const longest = Math.max(pixels.width, pixels.height)
  const sides = new Set([1200, 2000, 700, longest].map((side) => Math.min(side, longest)))
  for (const side of sides) {
    const small = shrink(pixels, side)
    const found: string[] = []
    for (let one = decodeOnce(small); one && found.length < mostCodes; one = decodeOnce(small)) {
      found.push(one.data)
      blank(small, Object.values(one.location))
    }
    if (found.length > 0) return found
  }
  return []
}

/** Paints over a code, so that another one is found. */
function blank({ width, height, data }: Pixels, corners: readonly Corner[]): void {
  const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))]
  const [first, last] = [Math.max(0, Math.floor(left)), Math.min(width, Math.ceil(right) + 1)]
  for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, bottom); y += 1)
    data.fill(255, (y * width + first) * 4, (y * width + last) * 4)
}

/** For pictures in which nothing was found: their busy parts are reworked, a large page as a whole would take a second a try. */
function decodeHard(pixels: Pixels): string | undefined {
  if (Math.max(pixels.width, pixels.height) > mostReworked) return undefined
  const small = Math.max(pixels.width, pixels.height) <= mostWhole
  for (const part of [...busyAreas(pixels).map((area) => cut(pixels, area)), ...(small ? [pixels] : [])]) {
    for (const way of reworks) {
      const found = decodeOnce(rework(part, way))
      if (found) return found.data
    }
  }
  return undefined
}

function decodeOnce({ data, width, height }: Pixels): Decoded | null {
  // Codes are printed dark on light; looking for light ones, too, takes twice the time.
  return decodePixels(data, width, height, { inversionAttempts: 'dontInvert' })
}
