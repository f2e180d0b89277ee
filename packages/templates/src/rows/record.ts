import type { Place } from '@gongwen/model'
import type { Data } from '../filling/data-file.ts'

/** A row before it is checked. */
export interface RowRecord {
  data: Data
  place: Place
}
