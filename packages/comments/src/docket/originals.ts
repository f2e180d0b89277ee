import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises'
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

/**
 * Up to this an original lies in the database, above it in a file of its own: for small ones, making files costs more than everything
 * else an import does (SQLite, “Internal versus external BLOBs”: the database is quicker up to about 100 KB).
 */
const inDatabase = 100_000

/** Whether an original lies in the database. */
function isInside({ size, content }: Original): boolean {
  return size <= inDatabase && 'bytes' in content
}

/**
 * Puts a large original into its place and sees it onto the disk, before any record names it; small ones go with their record. So a
 * kill or a power cut leaves at worst a file that no record names, and a further import makes use of it.
 */
export async function keepOriginal({ folder }: Pick<Docket, 'folder'>, original: Original): Promise<void> {
  if (isInside(original)) return
  const { hash, form, size, content } = original
  const place = join(folder, originalPath(hash, form))
  await mkdir(dirname(place), { recursive: true })
  if ((await stat(place).catch(() => undefined))?.size === size) return
  const scratch =
    'file' in content ? content.file : join(await mkdtemp(join(scratchFolder({ folder }), 'kept-')), 'letter')
  if ('bytes' in content) await writeFile(scratch, content.bytes)
  await flush(scratch, 'r+')
  await rename(scratch, place)
  if ('bytes' in content) await rm(dirname(scratch), { recursive: true })
  // A name is on the disk when its folder is; Windows has no such call and needs none.
  await flush(dirname(place), 'r').catch(() => undefined)
}

async function flush(path: string, mode: 'r' | 'r+'): Promise<void> {
  const file = await open(path, mode)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Records an original, with its bytes when it is small and they are not there yet. Call within a transaction, after `keepOriginal`. */
export function recordOriginal({ sql }: Docket, original: Original): void {
  const { hash, form, size, content } = original
  sql(`INSERT INTO originals VALUES (?, ?, ?, ?)
    ON CONFLICT (hash) DO UPDATE SET content = excluded.content WHERE content IS NULL AND excluded.content IS NOT NULL`).run(
    hash,
    form,
    size,
    isInside(original) && 'bytes' in content ? content.bytes : null,
  )
}

/** Whether a recorded original has lost its bytes: its file was taken away, or a backup was damaged. */
export function isBereft({ sql, folder }: Docket, hash: string): boolean {
  const row = sql('SELECT form, bytes, content IS NULL AS outside FROM originals WHERE hash = ?').get(hash)
  if (!row || Number(row['outside']) === 0) return false
  const there = statSync(join(folder, originalPath(hash, String(row['form']))), { throwIfNoEntry: false })
  return there?.size !== Number(row['bytes'])
}

/** Takes an original away that no letter turned out to need. */
export function dropOriginal({ folder, sql }: Docket, { hash, form }: Original): void {
  if (!sql('SELECT 1 FROM originals WHERE hash = ?').get(hash))
    rmSync(join(folder, originalPath(hash, form)), { force: true })
}

/** The kept bytes of a letter; undefined when they are gone. */
export function readOriginal({ folder, sql }: Docket, hash: string, form: string): Uint8Array | undefined {
  const inside = sql('SELECT content FROM originals WHERE hash = ?').get(hash)?.['content']
  if (inside instanceof Uint8Array) return inside
  const place = join(folder, originalPath(hash, form))
  return existsSync(place) ? readFileSync(place) : undefined
}
