import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'

/** How a file fared: it is there, or another of its name is and was kept, or it could not be written. */
export type Landing = 'there' | 'taken' | { failed: unknown }

/** A file that is written piece by piece. Faults are told once, at the end. */
export interface GrowingFile {
  write(bytes: Uint8Array): void
  /** Finishes it; `keep: false` when it turned out not to be wanted. */
  end(keep?: boolean): void
}

/** Where a file grows, and where it will stand. */
export interface Growing {
  path: string
  /** In the same folder, so that it can be renamed. */
  beside: string
  /** Take the place of a file with other content. */
  force: boolean
}

/** Begins a file; it appears at its place only when it is whole. */
export function growFile({ path, beside, force }: Growing, fared: (landing: Landing) => void): GrowingFile {
  let handle: number | undefined
  let failed: unknown
  const attempt = (work: () => void): void => {
    if (failed !== undefined) return
    try {
      work()
    } catch (error) {
      failed = error
    }
  }
  attempt(() => {
    handle = openSync(beside, 'wx')
  })
  return {
    write: (bytes) =>
      attempt(() => {
        let done = 0
        while (done < bytes.length) done += writeSync(handle ?? -1, bytes, done)
      }),
    end: (keep = true) => {
      let landing: Landing = 'there'
      if (keep)
        attempt(() => {
          fsyncSync(handle ?? -1)
          if (!existsSync(path) || (force && !sameContent(path, beside))) renameSync(beside, path)
          else if (!sameContent(path, beside)) landing = 'taken'
        })
      if (handle !== undefined) closeSync(handle)
      rmSync(beside, { force: true })
      fared(failed === undefined ? landing : { failed })
    },
  }
}

const step = 1 << 20

/** Whether two files hold the same bytes, however long they are. */
function sameContent(one: string, other: string): boolean {
  if (statSync(one).size !== statSync(other).size) return false
  const handles = [openSync(one, 'r'), openSync(other, 'r')] as const
  try {
    const [mine, theirs] = [Buffer.alloc(step), Buffer.alloc(step)]
    for (;;) {
      const read = readSync(handles[0], mine)
      if (read !== readSync(handles[1], theirs) || !mine.subarray(0, read).equals(theirs.subarray(0, read)))
        return false
      if (read === 0) return true
    }
  } finally {
    for (const handle of handles) closeSync(handle)
  }
}
