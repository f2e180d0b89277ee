const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zones: Record<string, string> = { UT: '+00:00', GMT: '+00:00', UTC: '+00:00', Z: '+00:00', CST: '+08:00' }

/**
 * An RFC 5322 date as ISO with the offset it was written with; `CST` means China here. Undefined when it is none.
 */
export function isoOfMailDate(text: string): string | undefined {
  const match =
    /(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d{2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,4})?/i.exec(
      text,
    )
  if (!match) return undefined
  const [, day = '', name = '', year = '', hour = '', minute = '', second = '00', zone = 'GMT'] = match
  const month = months.indexOf(name.toLowerCase()) + 1
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) < 70 ? 2000 : 1900))
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : (zones[zone.toUpperCase()] ?? '+00:00')
  const pad = (value: string): string => value.padStart(2, '0')
  const iso = `${full}-${pad(String(month))}-${pad(day)}T${pad(hour)}:${minute}:${pad(second)}${offset}`
  return month > 0 && !Number.isNaN(Date.parse(iso)) ? iso : undefined
}

/** An instant in China's time, ISO with offset `+08:00`. */
export function chinaTime(instant: number): string {
  return `${new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

/** Whether an instant lies after the closing day, which counts whole, in China's time. */
export function isAfter(iso: string, closingDay: string): boolean {
  return Date.parse(iso) >= Date.parse(`${closingDay}T00:00:00+08:00`) + 24 * 3_600_000
}
