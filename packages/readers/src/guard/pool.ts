import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import { diagnosticOf, type FailureCode, ReadFailure } from '../failure.ts'
import { defaultLimits, type ReadLimits, readLimits } from '../limits.ts'
import { canRecognise } from '../ocr/recognise.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { memoryInterval, memoryOf } from './memory.ts'

/** How a pool guards its children. */
export interface PoolOptions {
  /** Children at once; as many as the machine has processors, four at most. */
  size?: number
  /** Milliseconds for one file: a minute, or five where scans are recognised. */
  timeout?: number
  /** Resident bytes of one child: 512 MB, or 1200 where scans are recognised. */
  memory?: number
  /** Files after which a child is replaced, since libraries leak. */
  recycle?: number
  limits?: Partial<ReadLimits>
}

/** Reads strangers' files in children of this process, each bounded in time and memory. */
export interface ReaderPool {
  /** Reads a file given by its bytes, or by its path where it is large. Never rejects: what went wrong is a diagnostic. */
  read(input: Uint8Array | { file: string }, name: string): Promise<Result<ReadText>>
  /** Ends the children; files still being read come back as failures. */
  close(): void
}

/** What a child is asked, and answers. */
export interface Task {
  id: number
  name: string
  bytes?: Uint8Array
  file?: string
  limits: ReadLimits
}
export interface Answer {
  id: number
  result: Result<ReadText>
}

interface Job {
  task: Task
  resolve(result: Result<ReadText>): void
}

interface Worker {
  child: ChildProcess
  job: Job | undefined
  read: number
  timer: NodeJS.Timeout | undefined
  watch: NodeJS.Timeout | undefined
}

/** Starts a pool; children come up with the first files. */
export function readerPool({
  size = Math.min(4, availableParallelism()),
  timeout = canRecognise() ? 300_000 : 60_000,
  memory = (canRecognise() ? 1200 : 512) << 20,
  recycle = 200,
  limits = {},
}: PoolOptions = {}): ReaderPool {
  const bounds = readLimits({ ...defaultLimits, ...limits })
  const workers = new Set<Worker>()
  const waiting: Job[] = []
  let last = 0
  let closed = false

  function start(): Worker {
    const here = import.meta.url
    const source = here.endsWith('.ts')
    const child = fork(new URL(source ? './child.ts' : './child.js', here), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${Math.ceil(memory / (1 << 20))}`, ...(source ? ['--conditions=source'] : [])],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const worker: Worker = { child, job: undefined, read: 0, timer: undefined, watch: undefined }
    child.on('message', (answer) => finish(worker, (answer as Answer).result))
    child.on('exit', () => fail(worker, 'file-damaged', '读取程序意外退出'))
    child.on('error', () => fail(worker, 'file-damaged', '读取程序无法启动'))
    workers.add(worker)
    idle(worker)
    return worker
  }
  /** A waiting child does not keep its parent alive. */
  function idle({ child }: Worker): void {
    child.unref()
    child.channel?.unref()
  }
  function busy({ child }: Worker): void {
    child.ref()
    child.channel?.ref()
  }

  function next(): void {
    while (waiting.length > 0) {
      const free = [...workers].find(({ job }) => job === undefined) ?? (workers.size < size ? start() : undefined)
      const job = free && waiting.shift()
      if (!free || !job) return
      free.job = job
      busy(free)
      free.timer = setTimeout(
        () => fail(free, 'file-timeout', `读取超过 ${Math.round(timeout / 1000)} 秒，已停止`),
        timeout,
      )
      free.watch = setInterval(() => void watch(free), memoryInterval)
      free.child.send(job.task, (error) => {
        if (error) fail(free, 'file-damaged', '读取程序意外退出')
      })
    }
  }

  async function watch(worker: Worker): Promise<void> {
    const used = worker.child.pid === undefined ? undefined : await memoryOf(worker.child.pid)
    if (used !== undefined && used > memory && worker.job) {
      fail(worker, 'file-memory', `读取时占用内存超过 ${memory >> 20} MB，已停止`)
    }
  }

  function settle(worker: Worker): Job | undefined {
    const { job } = worker
    worker.job = undefined
    clearTimeout(worker.timer)
    clearInterval(worker.watch)
    return job
  }

  function finish(worker: Worker, read: Result<ReadText>): void {
    const job = settle(worker)
    idle(worker)
    worker.read++
    if (worker.read >= recycle) retire(worker)
    job?.resolve(read)
    next()
  }

  function fail(worker: Worker, code: FailureCode, message: string): void {
    const job = settle(worker)
    retire(worker)
    job?.resolve(result(emptyText('unknown'), [diagnosticOf(new ReadFailure(code, message), { file: job.task.name })]))
    if (!closed) next()
  }

  function retire(worker: Worker): void {
    workers.delete(worker)
    worker.child.kill('SIGKILL')
  }

  return {
    read(input, name) {
      return new Promise((resolve) => {
        const content = input instanceof Uint8Array ? { bytes: input } : { file: input.file }
        waiting.push({ task: { id: ++last, name, limits: bounds, ...content }, resolve })
        if (closed) for (const job of waiting.splice(0)) job.resolve(result(emptyText('unknown')))
        else next()
      })
    },
    close() {
      closed = true
      for (const worker of [...workers]) fail(worker, 'file-timeout', '读取已中止')
      for (const job of waiting.splice(0)) {
        job.resolve(
          result(emptyText('unknown'), [
            diagnosticOf(new ReadFailure('file-timeout', '读取已中止'), { file: job.task.name }),
          ]),
        )
      }
    },
  }
}
