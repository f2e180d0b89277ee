import type { Diagnostic, Result } from '@gongwen/model'
import { hasErrors } from '@gongwen/model'
import { decodeText, readTables } from '@gongwen/readers'
import { type Data, readData } from '../filling/data-file.ts'
import type { Schema } from '../filling/schema.ts'
import { dataOfSheets } from './data-of-sheets.ts'

/**
 * Reads the data of one document: YAML, JSON, or a spreadsheet with one field a row (name, value) and one sheet for each list.
 * Without a value when the file cannot be read.
 */
export async function readDataFile(bytes: Uint8Array, name: string, schema: Schema): Promise<Result<Data | undefined>> {
  if (!/\.(?:xlsx|xlsm|xlsb|xls|et|ods|csv)$/i.test(name)) return readData(decodeText(bytes).text, name)
  const { value: sheets, diagnostics: noticed } = await readTables(bytes, name)
  const diagnostics: Diagnostic[] = [...noticed]
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  return { value: dataOfSheets(sheets, name, schema, diagnostics), diagnostics }
}
