import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../context.ts'

/** What one process made of its share. */
export interface Share {
  status: number
  files: string[]
  failed: number
  diagnostics: Diagnostic[]
}

/** The command's own program: TypeScript in a checkout, JavaScript when built. */
const program = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../main.ts' : '../../main.js', import.meta.url),
)

/** Runs the same command in `count` processes, each with its share of the rows. Interrupting ends them all. */
export function runShares(context: Context, argv: readonly string[], count: number): Promise<Share[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) => runShare(context, [...argv, '--share', `${index}/${count}`, '--json'])),
  )
}

function runShare(context: Context, argv: readonly string[]): Promise<Share> {
  return new Promise((resolve, reject) => {
    const env = Object.fromEntries(
      Object.entries(context.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    const child = spawn(process.execPath, [...process.execArgv, program, ...argv], {
      cwd: context.cwd,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const stop = (): void => void child.kill('SIGINT')
    context.signal.addEventListener('abort', stop)
    const pieces: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.on('error', reject)
    child.on('close', (code) => {
      context.signal.removeEventListener('abort', stop)
      try {
        const said = JSON.parse(Buffer.concat(pieces).toString('utf8')) as {
          files?: string[]
          failed?: number
          diagnostics: Diagnostic[]
        }
        resolve({
          status: code ?? 130,
          files: said.files ?? [],
          failed: said.failed ?? 0,
          diagnostics: said.diagnostics,
        })
      } catch {
        reject(new Error(`a share of the batch ended with ${code}`))
      }
    })
  })
}
