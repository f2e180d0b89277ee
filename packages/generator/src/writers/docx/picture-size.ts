/** Width and height: pixels of a file, or millimetres on paper. */
export interface PictureSize {
  width: number
  height: number
}

const readers = { png, jpeg, svg }

/** The size in pixels that a PNG, JPEG or SVG says it has; undefined when its header is damaged. */
export function pictureSize(kind: 'png' | 'jpeg' | 'svg', bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = readers[kind](view, bytes)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

function png(view: DataView): PictureSize | undefined {
  return view.byteLength < 33 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) }
}

/** The first frame header (SOF0–15 but for tables, arithmetic conditioning and the reserved one). */
function jpeg(view: DataView): PictureSize | undefined {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** From `width` and `height` in pixels, else from the `viewBox`. */
function svg(_: DataView, bytes: Uint8Array): PictureSize | undefined {
  const head = /<svg\b[^>]*>/.exec(new TextDecoder().decode(bytes.subarray(0, 65_536)))?.[0] ?? ''
  const length = (name: string): number => {
    const [, value, unit = 'px'] = new RegExp(`\\s${name}="([\\d.]+)(px|pt|mm|cm|in)?"`).exec(head) ?? []
    return Number(value ?? Number.NaN) * { px: 1, pt: 96 / 72, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }[unit]!
  }
  const [width, height] = [length('width'), length('height')]
  if (width > 0 && height > 0) return { width, height }
  const box = /\sviewBox="[\d.eE+-]+[\s,]+[\d.eE+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(head)
  return box ? { width: Number(box[1]), height: Number(box[2]) } : undefined
}
