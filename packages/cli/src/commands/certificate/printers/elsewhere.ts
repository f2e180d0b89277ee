import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../../context.ts'
import { problem, Unusable } from '../../../outcome.ts'
import type { JobOptions } from '../job.ts'
import type { Press } from '../print.ts'
import type { Copy, Printer } from './printer.ts'

/** From so many files on it pays to start further processes: each takes a second before its first file. */
const worthIt = 1500

/** Files that a process is given at a time. */
const chunkSize = 50

/** What a process is told when it starts. */
export interface Beginning {
  cwd: string
  env: Record<string, string | undefined>
  options: JobOptions
}

/** A certificate that a process is to write. */
export type Task = Pick<Copy, 'wanted' | 'certificate'>

/** What a process answers to a chunk. */
export interface Answer {
  files: string[]
  diagnostics: Diagnostic[]
  full: boolean
}

/** How many further processes write the files; 0 when this one does it alone. */
export function processesFor(files: number, asked: string | undefined): number {
  if (asked === undefined) {
    const cores = Math.min(4, availableParallelism())
    return files < worthIt || cores === 1 ? 0 : cores
  }
  const jobs = Number(asked)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 32)
    throw new Unusable(problem('usage', `进程数 ${asked} 不对`, { remedy: '写 1 到 32 的整数' }))
  return jobs === 1 ? 0 : jobs
}

interface Worker {
  child: ChildProcess
  /** Chunks that it has not answered yet, oldest first. */
  open: Task[][]
}

/** Files for each certificate, written by other processes that do the same as this one would: same bytes. */
export function printElsewhere(context: Context, options: JobOptions, processes: number, { shelf }: Press): Printer {
  const lost: Task[] = []
  let wake: (() => void) | undefined
  const workers = Array.from({ length: processes }, () => start())
  let chunk: Task[] = []

  function start(): Worker {
    const here = import.meta.url
    const source = here.endsWith('.ts')
    const child = fork(new URL(source ? './child.ts' : './child.js', here), {
      serialization: 'advanced',
      // as the launcher has it: little memory for what is thrown away at once
      execArgv: ['--max-semi-space-size=16', ...(source ? ['--conditions=source'] : [])],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const worker: Worker = { child, open: [] }
    const gone = (): void => {
      lost.push(...worker.open.flat())
      worker.open = []
      workers.splice(workers.indexOf(worker), workers.includes(worker) ? 1 : 0)
      wake?.()
    }
    child.on('message', (answer: Answer) => {
      worker.open.shift()
      shelf.adopt(answer.files, answer.diagnostics, answer.full)
      wake?.()
    })
    child.on('exit', gone)
    child.on('error', gone)
    child.send({ cwd: context.cwd, env: context.env, options } satisfies Beginning)
    return worker
  }
  /** Waits until a process answers, or ends. */
  const something = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const hand = async (): Promise<void> => {
    while (chunk.length > 0) {
      if (workers.length === 0) {
        lost.push(...chunk)
        chunk = []
        return
      }
      const [least] = [...workers].sort((one, other) => one.open.length - other.open.length)
      if (least && least.open.length < 2) {
        least.open.push(chunk)
        least.child.send(chunk)
        chunk = []
      } else await something()
    }
  }
  return {
    async add({ wanted, certificate }) {
      chunk.push({ wanted, certificate })
      if (chunk.length === chunkSize) await hand()
      return []
    },
    async end() {
      await hand()
      while (workers.some(({ open }) => open.length > 0)) await something()
      for (const { child } of [...workers]) child.disconnect()
      return lost.map(({ certificate: { number } }) =>
        problem('certificate-process-lost', '生成文件的进程意外退出，这一份没有生成', {
          place: { part: number },
          remedy: '把同一命令再运行一次，加 --jobs 1',
        }),
      )
    },
  }
}
