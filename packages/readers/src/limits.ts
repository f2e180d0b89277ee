/** Bounds for one strangers' file. Sizes are bytes; every one counts, `0` included. */
export interface ReadLimits {
  /** The file itself. */
  file: number
  /** Entries of an archive's central directory. */
  entries: number
  /** One unpacked entry, and all entries that are read. */
  entry: number
  total: number
  /** Unpacked to packed, for entries above 1 MB. */
  ratio: number
  /** Nesting of XML elements, RTF groups, archives. */
  depth: number
  /** Elements of one XML part. */
  elements: number
  /** UTF-16 code units of the text that comes out. */
  text: number
  /** Cells of all sheets together, empty ones of the used rectangle included. */
  cells: number
  /** Pages of a PDF or OFD. */
  pages: number
}

/**
 * What a letter's attachment never needs more of. A DOCX of the largest size stays below 100 MB of memory; the ratio is
 * that of empty spreadsheet rows, the most repetitive honest content met.
 */
export const defaultLimits: ReadLimits = {
  file: 64 << 20,
  entries: 3000,
  entry: 48 << 20,
  total: 64 << 20,
  ratio: 300,
  depth: 256,
  elements: 2_000_000,
  text: 8_000_000,
  cells: 2_000_000,
  pages: 2000,
}

/** Fills in the defaults. `0` is a limit, not "no limit", and a string is a caller's mistake. */
export function readLimits(given: Partial<ReadLimits> = {}): ReadLimits {
  const limits = { ...defaultLimits, ...given }
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isInteger(value) || value < 0) throw new TypeError(`limits.${name} must be a non-negative integer`)
  }
  return limits
}
