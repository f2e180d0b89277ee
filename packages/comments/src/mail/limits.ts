/** Bounds for one letter. Sizes are bytes; every one counts, `0` included. */
export interface MailLimits {
  /** The whole letter. */
  mail: number
  /** Header block of one part. */
  head: number
  /** Parts of the letter, nested letters counted apart. */
  parts: number
  /** Attachments that are read; further ones are listed only. */
  attachments: number
  /** Letters inside letters. */
  depth: number
  /** Code units of one body text. */
  text: number
}

/** NetEase takes letters up to 100 MB with 2 GB by link; a header above 1 MB or a thousand parts is an attack. */
export const defaultMailLimits: MailLimits = {
  mail: 200 << 20,
  head: 1 << 20,
  parts: 1000,
  attachments: 100,
  depth: 8,
  text: 2_000_000,
}

/** Fills in the defaults. `0` is a limit, not "no limit", and a string is a caller's mistake. */
export function mailLimits(given: Partial<MailLimits> = {}): MailLimits {
  const limits = { ...defaultMailLimits, ...given }
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isInteger(value) || value < 0) throw new TypeError(`limits.${name} must be a non-negative integer`)
  }
  return limits
}
