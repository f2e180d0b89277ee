import type { ParsedAttachment } from './parsed.ts'

const begin = /^begin [0-7]{3,4} (.{1,255})\r?$/m

/** Old programs put attachments into the text, uuencoded: takes them out and gives the text that is left. */
export function takeUuencoded(text: string, attachments: ParsedAttachment[]): string {
  let left = text
  for (let found = begin.exec(left); found; found = begin.exec(left)) {
    const start = found.index
    const after = left.indexOf('\n', start) + 1
    const end = /^(?:`|\s?)\r?\nend\r?$/m.exec(left.slice(after))
    const data = end ? left.slice(after, after + end.index) : undefined
    if (after === 0 || data === undefined || !end) break
    const bytes = decode(data)
    if (!bytes) break
    attachments.push({
      name: found[1] ?? '',
      type: 'application/octet-stream',
      inline: false,
      size: bytes.length,
      content: { bytes },
    })
    left = left.slice(0, start) + left.slice(after + end.index + end[0].length)
  }
  return left
}

function decode(data: string): Uint8Array | undefined {
  const pieces: number[] = []
  for (const line of data.split(/\r?\n/)) {
    if (line === '' || line === '`') continue
    const length = (line.charCodeAt(0) - 32) & 63
    const codes = [...line.slice(1)].map((character) => (character.charCodeAt(0) - 32) & 63)
    if (codes.length < Math.ceil((length * 4) / 3)) return undefined
    const bytes: number[] = []
    for (let at = 0; at < codes.length; at += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = codes.slice(at, at + 4)
      bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
    }
    pieces.push(...bytes.slice(0, length))
  }
  return Uint8Array.from(pieces)
}
