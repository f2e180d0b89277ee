import { readFile } from 'node:fs/promises'
import { openArchive, readLimits, readTables, sniffFormat } from '@gongwen/readers'
import { isMbox, mboxLetters } from './mbox.ts'
import { entriesOf, registerLayout } from './register.ts'
import { type Found, problem, rawMail, type Source } from './source.ts'

/** Archives inside archives beyond this are left closed. */
const mostNested = 3
/** An archive of letters may be larger than an attachment; each letter in it may not. */
const archiveLimits = { entries: 200_000, entry: 256 << 20, total: 8 * 1024 * (1 << 20) }

/** The letters in a ZIP: mails, mailboxes, registers, documents and further ZIPs, by name. */
export function archiveSource(path: string, label: string): Source {
  return {
    async *mails(signal) {
      yield* lettersIn(await readFile(path), label, 0, signal)
    },
  }
}

async function* lettersIn(
  bytes: Buffer,
  label: string,
  nested: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Found> {
  const limits = readLimits(archiveLimits)
  const archive = await openArchive(bytes, limits).catch(() => undefined)
  if (!archive) {
    yield problem('file-damaged', '压缩包已损坏或过大，无法打开', label, '请解压后导入文件夹，或请对方重新发送')
    return
  }
  for (const name of [...archive.names].sort()) {
    signal?.throwIfAborted()
    if (/(?:^|\/)(?:__MACOSX\/|\.|~\$)/.test(name)) continue
    const source = `${label}/${name}`
    const content = await archive.bytes(name).catch(() => undefined)
    if (!content) {
      yield problem(
        archive.encrypted(name) ? 'file-encrypted' : 'file-damaged',
        archive.encrypted(name) ? '压缩包设有密码，无法读取' : '压缩包中的文件已损坏或过大',
        source,
        '请解压后导入，或打开原件人工查看',
      )
      continue
    }
    yield* lettersOf(Buffer.from(content.buffer, content.byteOffset, content.byteLength), source, nested, signal)
  }
}

async function* lettersOf(
  bytes: Buffer,
  source: string,
  nested: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Found> {
  const format = sniffFormat(bytes, source)
  if (isMbox(bytes)) yield* mboxLetters(bytes, source)
  else if (format === 'eml' || format === 'msg') yield { mail: rawMail(source, format, bytes) }
  else if (format === 'zip') {
    if (nested >= mostNested)
      yield problem('file-too-large', `压缩包嵌套超过 ${mostNested} 层，未继续打开`, source, '请解压后导入')
    else yield* lettersIn(bytes, source, nested + 1, signal)
  } else if (format === 'empty') yield problem('file-empty', '文件是空的', source, '请核对原件，或请对方重新发送')
  else if (['xlsx', 'xlsb', 'xls', 'ods', 'csv'].includes(format)) {
    const { value: sheets } = await readTables(bytes, source)
    if (sheets.some((sheet) => registerLayout(sheet))) yield* entriesOf(sheets, source)
    else yield { mail: rawMail(source, 'file', bytes) }
  } else if (format === 'unknown') {
    yield problem('source-unknown', '不认识这种文件，没有从中读取来信', source, '请打开原件人工查看')
  } else yield { mail: rawMail(source, 'file', bytes) }
}
