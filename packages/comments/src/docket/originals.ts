import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Docket } from './docket.ts'

/** The bytes of a letter as they came: in memory, or in a scratch file that is to be moved. */
export interface Original {
  hash: string
  /** Extension of the file it is kept in. */
  form: string
  size: number
  content: { bytes: Buffer } | { file: string }
}

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

/** Folders made in this process. */
const made = new Set<string>()

/**
 * Keeps a letter under its hash, once: bytes are written, a scratch file is moved. A record of it follows only when the file is whole;
 * what a kill leaves behind is known by its size and written again.
 */
export async function keepOriginal(docket: Pick<Docket, 'folder'>, original: Original): Promise<void> {
  const { hash, form, size, content } = original
  const place = join(docket.folder, originalPath(hash, form))
  if ('file' in content) {
    await mkdir(dirname(place), { recursive: true })
    const there = await stat(place).catch(() => undefined)
    if (there?.size !== size) await rename(content.file, place)
    return
  }
  const write = async (): Promise<void> => {
    try {
      await writeFile(place, content.bytes, { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if ((await stat(place)).size !== size) await writeFile(place, content.bytes)
    }
  }
  const group = dirname(place)
  if (!made.has(group)) await mkdir(group, { recursive: true })
  made.add(group)
  await write().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    await mkdir(group, { recursive: true })
    await write()
  })
}

/** Takes an original away that no letter turned out to need. */
export function dropOriginal({ folder, sql }: Docket, { hash, form }: Original): void {
  if (!sql('SELECT 1 FROM originals WHERE hash = ?').get(hash))
    rmSync(join(folder, originalPath(hash, form)), { force: true })
}

/** The kept bytes of a letter; undefined when the file is gone. */
export function readOriginal({ folder }: Docket, hash: string, form: string): Uint8Array | undefined {
  const place = join(folder, originalPath(hash, form))
  return existsSync(place) ? readFileSync(place) : undefined
}
