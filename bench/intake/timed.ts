/** Seconds by the clock and of the processor. */
export interface Timed {
  seconds: number
  processor: number
}

/** Times some work in this process. */
export async function timed(work: () => Promise<void>): Promise<Timed> {
  const start = performance.now()
  const used = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6 }
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
