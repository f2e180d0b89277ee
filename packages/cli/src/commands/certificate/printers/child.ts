// A process that writes the files of certificates for another one, which has numbered them.
import { openMemory } from '@gongwen/generator'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../../context.ts'
import { openJob } from '../job.ts'
import { copyOf, placed } from '../print.ts'
import { printEach } from './each.ts'
import type { Answer, Beginning, Task } from './elsewhere.ts'

function contextOf({ cwd, env }: Beginning): Context {
  const nothing = (): void => undefined
  return {
    cwd,
    env,
    json: false,
    terminal: false,
    width: 80,
    now: () => new Date(),
    print: nothing,
    tell: nothing,
    ask: () => Promise.resolve(undefined),
    signal: new AbortController().signal,
  }
}

/** Writes chunks of certificates into one folder, each time telling what has landed since. */
function openWriter(beginning: Beginning): (tasks: readonly Task[]) => Promise<Answer> {
  const { press } = openJob(contextOf(beginning), beginning.options)
  const { shelf, paper, writersOf } = press
  const printer = printEach(shelf, paper, writersOf)
  const memory = openMemory()
  let known = 0
  let told = 0
  return async (tasks) => {
    const diagnostics: Diagnostic[] = []
    for (const { wanted, certificate } of tasks) {
      if (shelf.full()) break
      const found: Diagnostic[] = []
      const copy = copyOf(wanted, certificate, press, memory, found)
      found.push(...(await printer.add(copy)))
      diagnostics.push(...placed(found, wanted))
    }
    const files = await shelf.settle()
    const answer = {
      files: files.slice(known),
      diagnostics: [...diagnostics, ...shelf.diagnostics.slice(told)],
      full: shelf.full(),
    }
    known = files.length
    told = shelf.diagnostics.length
    return answer
  }
}

let write: ReturnType<typeof openWriter> | undefined
let queue = Promise.resolve()
process.on('message', (message: Beginning | Task[]) => {
  if (!Array.isArray(message)) {
    write = openWriter(message)
    return
  }
  queue = queue.then(async () => {
    if (write) process.send?.(await write(message))
  })
})
// Whoever asked is gone: what is on its way is of no use to anyone.
process.on('disconnect', () => process.exit())
