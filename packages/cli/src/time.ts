/** ISO date and time with the offset of Asia/Shanghai, `2025-06-03T09:00:00+08:00`: office time wherever the computer stands. */
export function isoAt(now: Date): string {
  const shifted = new Date(now.getTime() + 8 * 3600_000)
  return `${shifted.toISOString().slice(0, 19)}+08:00`
}
