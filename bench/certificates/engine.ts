import type { Record } from './record.ts'

/** A way to make certificates. Each call returns the bytes of what was made. */
export interface Engine {
  /** One file. */
  one(row: number): Promise<number>
  /** One file of so many pages. */
  merged(rows: number): Promise<number>
  version: string
}

/** Opens an engine; `record` gives peers the drawing instructions of a row, made before the clock starts. */
export type OpenEngine = (record: (row: number) => Record) => Promise<Engine>
