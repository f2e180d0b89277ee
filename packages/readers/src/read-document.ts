import { type Result, result } from '@gongwen/model'
import { readDocx } from './docx/read-docx.ts'
import { diagnosticOf, ReadFailure } from './failure.ts'
import type { FileFormat } from './format.ts'
import { type ReadLimits, readLimits } from './limits.ts'
import { emptyText, type ReadText } from './read-text.ts'
import { sniffFormat } from './sniff.ts'

type Reader = (bytes: Uint8Array, name: string, limits: ReadLimits) => Promise<ReadText>

const readers: Partial<Record<FileFormat, Reader>> = {
  docx: (bytes, _, limits) => readDocx(bytes, limits),
}

/**
 * Reads a stranger's document as text. What it is, its bytes say, not its name; `name` stands in the diagnostics. What cannot be
 * read gives an empty text and an error: show it as “需人工查看”. Untrusted files belong into `readGuarded`, which bounds time
 * and memory too.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): Promise<Result<ReadText>> {
  const bounds = readLimits(limits)
  const format = sniffFormat(bytes, name)
  try {
    return result(await readAs(format, bytes, name, bounds))
  } catch (error) {
    return result(emptyText(format), [diagnosticOf(error, { file: name })])
  }
}

async function readAs(format: FileFormat, bytes: Uint8Array, name: string, limits: ReadLimits): Promise<ReadText> {
  if (bytes.length > limits.file) throw new ReadFailure('file-too-large', '文件过大，未读取')
  if (format === 'empty') throw new ReadFailure('file-empty', '文件是空的')
  if (format === 'encrypted') throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
  const read = readers[format]
  if (!read) throw new ReadFailure('file-unsupported', '不认识这种文件，无法读取')
  return read(bytes, name, limits)
}
