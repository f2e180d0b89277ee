import { type Diagnostic, type Result, result } from '@gongwen/model'
import { diagnosticOf, ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { openArchive } from './archive.ts'

/** Archives inside archives, and files inside documents, beyond this depth hold no letters. */
export const mostNested = 4

/** How an entry is read; passed in, for an entry can be an archive again. */
export type EntryReader = (
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  nested: number,
) => Promise<Result<ReadText>>

/** Reads each file of a ZIP by itself; those that cannot be read are told apart. Throws `ReadFailure` for the ZIP itself. */
export async function readZip(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  nested: number,
  read: EntryReader,
): Promise<Result<ReadText>> {
  if (nested >= mostNested) throw new ReadFailure('file-too-large', `压缩包嵌套超过 ${mostNested} 层，已停止读取`)
  const archive = await openArchive(bytes, limits)
  const diagnostics: Diagnostic[] = []
  const inner: NonNullable<ReadText['inner']> = []
  let left = limits.total
  for (const entry of archive.names) {
    // What macOS adds to every archive.
    if (/(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._)/.test(entry)) continue
    const place = { file: name, part: entry }
    try {
      const content = await archive.bytes(entry)
      left -= content.length
      const one = await read(content, entry, { ...limits, total: Math.max(0, left) }, nested + 1)
      inner.push({ name: entry, read: one.value })
      diagnostics.push(...one.diagnostics.map((each) => ({ ...each, place: { ...each.place, ...place } })))
    } catch (error) {
      inner.push({ name: entry, read: emptyText('unknown') })
      diagnostics.push(diagnosticOf(error, place))
    }
  }
  return result({ ...emptyText('zip'), inner }, diagnostics)
}
