import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Context } from './context.ts'
import { fileProblem, shown } from './files.ts'
import { makeFolder } from './folders.ts'
import { Unusable } from './outcome.ts'

/** Names this computer: a process number means nothing on another one that shares the folder. */
const computer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

const unfinished = /^\.gongwen-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/

/** Files of another computer are left alone for so long, milliseconds. */
const patience = 24 * 3600_000

/** A name in a folder for a file that is not finished yet; it says whose it is. */
export function besideIn(folder: string): string {
  return join(folder, `.gongwen-${computer}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`)
}

/** Proves that a folder can be had and takes files, and removes what a killed run left unfinished in it. */
export function sweep(context: Context, folder: string): void {
  try {
    const made = makeFolder(folder)
    for (const name of readdirSync(folder)) {
      const [, where, id] = unfinished.exec(name) ?? []
      if (where !== undefined && isAbandoned(context, join(folder, name), where, Number(id)))
        rmSync(join(folder, name), { force: true })
    }
    const trial = besideIn(folder)
    writeFileSync(trial, '')
    rmSync(trial)
    // It is made again when there is something to put into it: a list that is refused leaves no trace.
    if (made !== undefined) rmSync(made, { recursive: true })
  } catch (error) {
    throw new Unusable(fileProblem(shown(context, folder), error))
  }
}

function isAbandoned(context: Context, path: string, where: string, id: number): boolean {
  if (where !== computer) return context.now().getTime() - statSync(path).mtimeMs > patience
  if (id === process.pid) return false
  try {
    process.kill(id, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
