import type { Face } from '@gongwen/model'

/** What a writer may ask of the world. The same document and host give the same bytes, always. */
export interface Host {
  /** ISO date and time with offset, stamped into file metadata. */
  now: string
  /** The bytes of the face for a role (TrueType or OpenType), or undefined when there is none. */
  font(face: Face): Uint8Array | undefined
  /** The bytes behind `Image.src` (PNG, JPEG, SVG, PDF), or undefined when there are none. */
  image(src: string): Uint8Array | undefined
}
