import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it; returns the first that had to be made. One by one: Node's recursive `mkdir` never returns where a
 * file system says that the parent is not there although it is (`/proc`). Throws the system's error, ENOTDIR when a file is in the way.
 */
export function makeFolder(path: string): string | undefined {
  const wanted: string[] = []
  let above = path
  while (!isThere(above)) {
    wanted.unshift(above)
    if (dirname(above) === above) break
    above = dirname(above)
  }
  for (const folder of wanted) {
    try {
      mkdirSync(folder)
    } catch (error) {
      // another process was quicker
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && isThere(folder)) continue
      // What is above is there: here no folder may be made.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw refused('EPERM', folder)
      throw error
    }
  }
  return wanted[0]
}

function isThere(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found || found.isDirectory()) return found !== undefined
  throw refused('ENOTDIR', path)
}

function refused(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'mkdir' })
}
