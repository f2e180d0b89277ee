import fs, { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from './context.ts'
import { fileProblem, shown } from './files.ts'
import { makeFolder } from './folders.ts'
import { type GrowingFile, growFile, type Landing } from './growing-file.ts'
import { problem } from './outcome.ts'
import { besideIn, sweep } from './unfinished.ts'

/** How many files are on their way to the disk at once: enough to wait for it together, few enough to hold in memory. */
const atOnce = 24

/** A folder that many files are put into. Each appears whole or not at all, whatever happens meanwhile. */
export interface Shelf {
  /** Puts a file there; waits when many are still on their way. A file with other content is kept unless `over`. */
  put(name: string, bytes: Uint8Array, over?: boolean): Promise<void>
  /** Begins a file that is written piece by piece. */
  begin(name: string): GrowingFile
  /** Takes note of files that another process has put there. */
  adopt(files: readonly string[], found: readonly Diagnostic[], full: boolean): void
  /** Waits for what is on its way: the files that stand there now, as the user would name them, in the order they came. */
  settle(): Promise<string[]>
  /** What could not be written, one finding a file. */
  diagnostics: Diagnostic[]
  /** The disk takes nothing more: there is no use in going on. */
  full(): boolean
}

/** Opens a folder for writing; it is made with the first file. What a killed run left unfinished is removed. */
export function openShelf(context: Context, folder: string, force = false): Shelf {
  sweep(context, folder)
  const landed: boolean[] = []
  const names: string[] = []
  const diagnostics: Diagnostic[] = []
  const underway = new Set<Promise<void>>()
  let isFull = false
  /** Takes note of a file and of how it fared. */
  const expect = (path: string): ((landing: Landing) => void) => {
    if (names.length === 0) makeFolder(folder)
    const index = names.push(shown(context, path)) - 1
    return (landing) => {
      landed[index] = landing === 'there'
      if (landing === 'there') return
      if (landing === 'taken') {
        const remedy = '改用别的 -o 文件夹，或加 --force 覆盖'
        const where = { place: { file: shown(context, path) }, remedy }
        diagnostics.push(problem('file-exists', '已有内容不同的同名文件，没有覆盖', where))
        return
      }
      const noRoom = (landing.failed as NodeJS.ErrnoException).code === 'ENOSPC'
      // One is enough: all that were on their way failed alike.
      if (noRoom && isFull) return
      isFull ||= noRoom
      diagnostics.push(fileProblem(shown(context, path), landing.failed))
    }
  }
  return {
    diagnostics,
    full: () => isFull,
    async put(name, bytes, over = force) {
      const path = join(folder, name)
      const fared = expect(path)
      const work: Promise<void> = writeBeside(besideIn(folder), path, bytes, over)
        .then(fared, (failed: unknown) => fared({ failed }))
        .finally(() => underway.delete(work))
      underway.add(work)
      if (underway.size >= atOnce) await Promise.race(underway)
    },
    begin(name) {
      const path = join(folder, name)
      return growFile({ path, beside: besideIn(folder), force }, expect(path))
    },
    adopt(files, found, full) {
      for (const file of files) landed[names.push(file) - 1] = true
      diagnostics.push(...found)
      isFull ||= full
    },
    async settle() {
      await Promise.all(underway)
      return names.filter((_, index) => landed[index])
    },
  }
}

/** The plain calls take half the time of file handles, which counts for files by the thousand. */
const [open, write, fsync, close, rename] = [
  promisify(fs.open),
  promisify(fs.write),
  promisify(fs.fsync),
  promisify(fs.close),
  promisify(fs.rename),
]

async function writeBeside(beside: string, path: string, bytes: Uint8Array, over: boolean): Promise<Landing> {
  const known = existsSync(path) ? await readFile(path) : undefined
  if (known?.equals(bytes)) return 'there'
  if (known && !over) return 'taken'
  try {
    const handle = await open(beside, 'wx')
    try {
      let done = 0
      while (done < bytes.length) done += (await write(handle, bytes, done)).bytesWritten
      await fsync(handle)
    } finally {
      await close(handle)
    }
    await rename(beside, path)
    return 'there'
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
