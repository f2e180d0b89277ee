import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** How often a process's memory is looked at, in ms: cheap where the kernel shows it in a file, dear where a program must be asked. */
export const memoryInterval: number = process.platform === 'linux' ? 50 : 1000

/** Resident memory of a process in bytes; undefined when it cannot be told. */
export async function memoryOf(pid: number): Promise<number | undefined> {
  try {
    if (process.platform === 'linux') {
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
    }
    const said =
      process.platform === 'win32'
        ? await output('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
        : await output('ps', ['-o', 'rss=', '-p', String(pid)])
    // tasklist: "node.exe","4711","Console","1","51,234 K"
    const kilobytes = (process.platform === 'win32' ? (/"([\d.,\s]+)\s*K"/.exec(said)?.[1] ?? '') : said).replace(
      /\D/g,
      '',
    )
    return kilobytes === '' ? undefined : Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}

function output(program: string, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { timeout: 5000, windowsHide: true }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}
