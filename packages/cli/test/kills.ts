import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openRegister } from '@gongwen/certificates'
import { ended, startGongwen } from './process.ts'

/** Numbers between 0 and 1 that look random and are the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How far the register and the folder had come when the process was killed. */
export interface Kill {
  /** Milliseconds after the start. */
  after: number
  numbered: number
  files: number
}

/**
 * Runs a command and kills it (SIGKILL) at a random moment within `longest` milliseconds, again and again, at most `most`
 * times; then it may end by itself. `longest` should be what an undisturbed run takes: then kills fall into every part of it.
 */
export async function killUntilDone(
  cwd: string,
  argv: readonly string[],
  output: string,
  { longest, most, random }: { longest: number; most: number; random: () => number },
): Promise<{ kills: Kill[]; status: number | null }> {
  const kills: Kill[] = []
  for (;;) {
    const child = startGongwen(cwd, argv)
    const end = ended(child)
    const after = Math.floor(random() * longest)
    const moment = kills.length < most ? setTimeout(after, false) : new Promise<boolean>(() => undefined)
    const early = await Promise.race([end.then(() => true), moment])
    if (!early) child.kill('SIGKILL')
    const status = await end
    if (status !== null) return { kills, status }
    kills.push({ after, ...progressOf(cwd, output) })
  }
}

/** Runs a command and kills it once so many files stand in the folder. Exit status, or null when it was killed. */
export async function killAtFiles(
  cwd: string,
  argv: readonly string[],
  output: string,
  files: number,
): Promise<number | null> {
  const child = startGongwen(cwd, argv)
  const end = ended(child)
  const isThere = (): boolean => {
    try {
      return readdirSync(join(cwd, output)).length >= files
    } catch {
      // not made yet, or made only to see whether it can be
      return false
    }
  }
  const watch = setInterval(() => {
    if (isThere()) child.kill('SIGKILL')
  }, 2)
  const status = await end
  clearInterval(watch)
  return status
}

function progressOf(cwd: string, output: string): Omit<Kill, 'after'> {
  const path = join(cwd, 'home', 'certificates.sqlite')
  const register = existsSync(path) ? openRegister(path).value : undefined
  const numbered = register?.all().length ?? 0
  register?.close()
  const folder = join(cwd, output)
  return {
    numbered,
    files: existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')).length : 0,
  }
}

/** Files of a folder by name, hidden ones too, as text that can be compared. */
export function contentOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  )
}
