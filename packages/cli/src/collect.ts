import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let gc: (() => void) | undefined

/**
 * Gives back what is done with, which takes a twentieth of a second. V8 by itself waits until as much again, or three times as
 * much, has come to be held: right after a long list was read or numbered that is most of the memory of the run.
 */
export function collect(): void {
  if (!gc) {
    setFlagsFromString('--expose-gc')
    gc = runInNewContext('gc') as () => void
  }
  gc()
}
