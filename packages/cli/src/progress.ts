import type { Context } from './context.ts'

/** Tells how far long work has come: count, rate and time left. On a terminal the line is redrawn, elsewhere it is said now and then. */
export interface Progress {
  step(done: number, total?: number): void
  end(): void
}

const clock = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} 秒` : `${Math.floor(seconds / 60)} 分 ${Math.round(seconds % 60)} 秒`

/** `what` names the work: `生成证书`. */
export function startProgress(context: Context, what: string): Progress {
  const started = context.now().getTime()
  let told = started
  let open = false
  return {
    step(done, total) {
      const now = context.now().getTime()
      if (now - told < (context.terminal ? 200 : 10_000)) return
      told = now
      const rate = done / Math.max((now - started) / 1000, 0.001)
      const left = total && rate > 0 ? `，约剩 ${clock((total - done) / rate)}` : ''
      const line = `${what} ${done}${total ? `/${total}` : ''}，每秒 ${rate.toFixed(rate < 10 ? 1 : 0)}${left}`
      context.tell(context.terminal ? `\r\u001b[K${line}` : `${line}\n`)
      open = context.terminal
    },
    end() {
      if (open) context.tell('\r\u001b[K')
      open = false
    },
  }
}
