import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** The passphrase of keys that tests make. */
export const passphrase = '松门海风2025'

/** A folder of its own; the user's data are in its `home`. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'gongwen-cli-'))
}

/** Starts a command in a process of its own, which can be killed. */
export function startGongwen(cwd: string, argv: readonly string[]): ChildProcess {
  const env = { ...process.env, GONGWEN_HOME: join(cwd, 'home'), GONGWEN_PASSPHRASE: passphrase }
  return spawn(process.execPath, ['--conditions=source', main, ...argv], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Waits for the end: exit status, or null when it was killed. */
export function ended(child: ChildProcess): Promise<number | null> {
  child.stdout?.resume()
  child.stderr?.resume()
  return new Promise((resolve) => child.on('close', resolve))
}
