import { type Context, runProgram } from '../src/index.ts'

/** What a command printed and how it ended. */
export interface Ran {
  status: number
  out: string
  told: string
  json<T = Record<string, unknown>>(): T
}

/** Runs the command line in a folder with a clock of its own, no terminal, no environment. */
export async function run(cwd: string, argv: readonly string[], more: Partial<Context> = {}): Promise<Ran> {
  let out = ''
  let told = ''
  const context: Context = {
    cwd,
    json: false,
    env: { GONGWEN_HOME: `${cwd}/home` },
    terminal: false,
    width: 100,
    now: () => new Date('2025-06-20T09:00:00+08:00'),
    print: (text) => {
      out += text
    },
    tell: (text) => {
      told += text
    },
    ask: async () => undefined,
    signal: new AbortController().signal,
    ...more,
  }
  const status = await runProgram(context, argv)
  return { status, out, told, json: <T>() => JSON.parse(out) as T }
}
