/** How rows are read. */
export interface RowOptions {
  /** Name of the sheet; the first visible one with a fitting head otherwise. */
  sheet?: string
  /** Key or title of the list in the schema that a row is an entry of; a row is the whole data otherwise. */
  list?: string
  /** Values for every row that does not give its own, by key or title. */
  common?: Readonly<Record<string, unknown>>
}
