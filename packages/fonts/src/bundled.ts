import { readFileSync } from 'node:fs'
import type { Face } from '@gongwen/model'

/** Each role's name among clerks, and the file that ships with the package. */
export const faces: Readonly<Record<Face, { name: string; file: string }>> = {
  fangsong: { name: '仿宋', file: 'zhuque-fangsong.ttf' },
  kaiti: { name: '楷体', file: 'wenkai-gb-lite.ttf' },
  heiti: { name: '黑体', file: 'noto-sans-sc-500.ttf' },
  xiaobiaosong: { name: '小标宋', file: 'noto-serif-sc-600.ttf' },
  songti: { name: '宋体', file: 'noto-serif-sc-400.ttf' },
}

const read = new Map<Face, Uint8Array>()

/** The bytes of the bundled face of a role (plain TrueType, SIL OFL 1.1). Read once and shared: do not write into them. */
export function fontBytes(face: Face): Uint8Array {
  let bytes = read.get(face)
  if (!bytes) {
    const { buffer, byteOffset, length } = readFileSync(new URL(`../fonts/${faces[face].file}`, import.meta.url))
    bytes = new Uint8Array(buffer, byteOffset, length)
    read.set(face, bytes)
  }
  return bytes
}
