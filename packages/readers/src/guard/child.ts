import { readFile } from 'node:fs/promises'
import { readDocument } from '../read-document.ts'
import type { Answer, Task } from './pool.ts'

// The far side of the pool: reads one file at a time, and goes when its parent does.
process.on('disconnect', () => process.exit())
process.on('message', async (task: Task) => {
  const bytes = task.bytes ?? (await readFile(task.file ?? ''))
  const answer: Answer = { id: task.id, result: await readDocument(bytes, task.name, task.limits) }
  process.send?.(answer)
})
