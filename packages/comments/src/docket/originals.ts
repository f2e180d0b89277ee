import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Docket } from './docket.ts'

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Where an original lies, relative to the docket: `originals/3f/3fa9….eml`. */
export function originalPath(hash: string, form: string): string {
  return `originals/${hash.slice(0, 2)}/${hash}.${form}`
}

/** Where unfinished files are written: a folder that may be emptied at any time. */
export function scratchFolder({ folder }: Pick<Docket, 'folder'>): string {
  const scratch = join(folder, 'tmp')
  mkdirSync(scratch, { recursive: true })
  return scratch
}

/**
 * Keeps the bytes of a letter under their hash: written aside and renamed, so that what has the name is whole. Writing the same twice
 * is once.
 */
export function keepOriginal(docket: Docket, bytes: Uint8Array, form: string, hash: string): void {
  const place = placeFor(docket, hash, form)
  if (isWhole(place, bytes.length)) return
  const aside = join(scratchFolder(docket), `${hash}.${form}`)
  const file = openSync(aside, 'w')
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    // Large letters are few: make sure of them. Small ones are written again by the next import if the power fails now.
    if (bytes.length > 1 << 20) fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(aside, place)
}

/** Moves a finished scratch file to its place. */
export function adoptOriginal(docket: Docket, aside: string, form: string, hash: string, size: number): void {
  const place = placeFor(docket, hash, form)
  if (isWhole(place, size)) rmSync(aside, { force: true })
  else renameSync(aside, place)
}

function placeFor({ folder }: Docket, hash: string, form: string): string {
  const place = join(folder, originalPath(hash, form))
  mkdirSync(join(place, '..'), { recursive: true })
  return place
}

function isWhole(place: string, size: number): boolean {
  return existsSync(place) && statSync(place).size === size
}

/** The kept bytes of a letter; undefined when the file is gone. */
export function readOriginal({ folder }: Docket, hash: string, form: string): Uint8Array | undefined {
  const place = join(folder, originalPath(hash, form))
  return existsSync(place) ? readFileSync(place) : undefined
}
