/** Size of a picture in CSS pixels (1/96 inch), from its first bytes: PNG, JPEG, SVG, PDF. Undefined: none of them. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const size = pngSize(bytes) ?? jpegSize(bytes) ?? textSize(bytes)
  return size && size.width > 0 && size.height > 0 && Number.isFinite(size.width + size.height) ? size : undefined
}

interface Size {
  width: number
  height: number
}

function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 24 || bytes[0] !== 0x89 || bytes[1] !== 0x50 || bytes[2] !== 0x4e || bytes[3] !== 0x47)
    return undefined
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: data.getUint32(16), height: data.getUint32(20) }
}

/** The frame header SOFn says the size (ITU-T T.81, B.2.2). */
function jpegSize(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    const word = (offset: number): number => bytes[at + offset]! * 256 + bytes[at + offset + 1]!
    if (frame) return { height: word(5), width: word(7) }
    at += 2 + (marker >= 0xd0 && marker <= 0xd9 ? 0 : word(2))
  }
  return undefined
}

const pixels: Record<string, number> = { '': 1, px: 1, pt: 4 / 3, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pc: 16 }

function textSize(bytes: Uint8Array): Size | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536))
  if (head.startsWith('%PDF-')) {
    const box = /\/MediaBox\s*\[\s*([\d.-]+)\s+([\d.-]+)\s+([\d.-]+)\s+([\d.-]+)/.exec(head)
    const [x0, y0, x1, y1] = (box?.slice(1) ?? ['0', '0', '595.276', '841.89']).map(Number)
    return { width: ((x1! - x0!) * 4) / 3, height: ((y1! - y0!) * 4) / 3 }
  }
  const svg = /<svg\b[^>]*>/.exec(head)?.[0]
  if (!svg) return undefined
  const attribute = (name: string): string | undefined =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(svg)?.[1]
  const length = (name: string): number | undefined => {
    const match = /^\s*([\d.]+)\s*(px|pt|mm|cm|in|pc)?\s*$/.exec(attribute(name) ?? '')
    return match ? Number(match[1]) * pixels[match[2] ?? '']! : undefined
  }
  const [, , boxWidth, boxHeight] = (attribute('viewBox') ?? '0 0 300 150')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [width, height] = [length('width'), length('height')]
  const ratio = boxHeight! / boxWidth!
  if (width !== undefined) return { width, height: height ?? width * ratio }
  if (height !== undefined) return { width: height / ratio, height }
  return { width: boxWidth!, height: boxHeight! }
}
