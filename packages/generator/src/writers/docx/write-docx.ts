import type { Document, Result } from '@gongwen/model'
import type { Host } from '../../host.ts'
import { type DocxOptions, prepareDocx } from './prepare-docx.ts'

/** A document as DOCX: named styles, native numbers, tables, notes and controls. For many at once use `prepareDocx`. */
export function writeDocx(document: Document, host: Host, options: DocxOptions = {}): Result<Uint8Array> {
  return prepareDocx(host, options).write(document)
}
