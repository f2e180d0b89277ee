import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { Context } from './context.ts'
import { printInternal } from './outcome.ts'
import { runProgram } from './program.ts'

/** Reads a secret without showing it. */
function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return Promise.resolve(undefined)
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    reader.question('', (answer) => {
      reader.close()
      process.stderr.write('\n')
      resolve(answer)
    })
    reader.on('SIGINT', () => {
      reader.close()
      resolve(undefined)
      process.kill(process.pid, 'SIGINT')
    })
  })
}

// What a picture of a page was drawn in goes back to the system when it is done with: 40 to 75 MB for A4 at 300 dpi.
process.env['MIMALLOC_PURGE_DELAY'] ??= '0'

const interruption = new AbortController()
process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(130)
  process.stderr.write('\n正在停下，已完成的部分会保留；再按一次立即退出。\n')
  interruption.abort()
})

// A reader that closes its end early (`gongwen … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const context: Context = {
  cwd: process.cwd(),
  json: false,
  env: process.env,
  terminal: Boolean(process.stderr.isTTY),
  width: process.stdout.columns ?? 100,
  now: () => new Date(),
  print: (text) => void process.stdout.write(text),
  tell: (text) => void process.stderr.write(text),
  ask: askSecret,
  signal: interruption.signal,
}

try {
  process.exitCode = await runProgram(context, process.argv.slice(2))
} catch (error) {
  const { values } = parseArgs({ strict: false, options: { debug: { type: 'boolean' } } })
  const told = error instanceof Error ? error : new Error(String(error))
  const json = context.json || process.argv.includes('--json')
  process.exitCode = printInternal({ ...context, json }, told)
  if (values['debug']) process.stderr.write(`${told.stack}\n`)
}
