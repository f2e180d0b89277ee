import { readFileSync, type Stats, statSync } from 'node:fs'
import { open, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type FileFormat, readTables, sniffFormat } from '@gongwen/readers'
import { archiveSource } from './archive.ts'
import { fileSource } from './eml.ts'
import { isMbox, mboxSource } from './mbox.ts'
import { entriesOf, registerLayout } from './register.ts'
import { type Found, problem, rawMail, type Source } from './source.ts'

/** How a kind of file gives its letters. The first that fits opens it. */
interface Opener {
  fits(format: FileFormat, head: Buffer): boolean
  open(path: string, label: string, size: number): Source
}

const letters = new Set<FileFormat>(['docx', 'doc', 'pdf', 'rtf', 'odt', 'ofd', 'txt', 'html', 'image', 'encrypted'])
const tables = new Set<FileFormat>(['xlsx', 'xlsb', 'xls', 'ods', 'csv'])

const openers: readonly Opener[] = [
  { fits: (_, head) => isMbox(head), open: (path, label) => mboxSource(path, label) },
  { fits: (format) => format === 'eml', open: (path, label, size) => fileSource(path, label, 'eml', size) },
  { fits: (format) => format === 'msg', open: (path, label, size) => fileSource(path, label, 'msg', size) },
  { fits: (format) => format === 'zip', open: (path, label) => archiveSource(path, label) },
  { fits: (format) => tables.has(format), open: tableSource },
  { fits: (format) => letters.has(format), open: (path, label, size) => fileSource(path, label, 'file', size) },
]

/** The letters of a file or folder, whatever it is. A folder gives its files by name, deeper folders too. */
export function openSource(path: string, label?: string): Source {
  return {
    async *mails(signal) {
      signal?.throwIfAborted()
      // Asking at once is several times cheaper than asking by way of another thread, and a folder may hold thousands.
      const found = statOf(path)
      if (!found) {
        yield problem('source-missing', '文件或文件夹不存在，或者没有读取的权限', path, '请核对路径')
      } else if (found.isDirectory()) yield* folderMails(path, label ?? '', signal)
      else if (found.size === 0)
        yield problem('file-empty', '文件是空的', label ?? basename(path), '请核对原件，或请对方重新发送')
      else yield* neverNothing(fileMails(path, label ?? basename(path), found.size, signal), label ?? basename(path))
    },
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** A mailbox, archive or register without a single letter is said to have none; a file that cannot be read does not stop the others. */
async function* neverNothing(mails: AsyncGenerator<Found>, label: string): AsyncGenerator<Found> {
  let any = false
  try {
    for await (const found of mails) {
      any = true
      yield found
    }
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error
    yield problem('source-unreadable', '文件读不出来', label, '请核对文件是否完整、有没有读取权限，再导入一次')
    return
  }
  if (!any) yield problem('source-empty', '文件里没有来信', label, '请核对文件是否完整、是否选对')
}

async function* folderMails(path: string, label: string, signal: AbortSignal | undefined): AsyncGenerator<Found> {
  const entries = await readdir(path, { withFileTypes: true })
  // A docket inside the folder is ours, not mail.
  if (entries.some(({ name }) => name === 'docket.sqlite')) return
  const names = entries.filter(
    (entry) => !entry.name.startsWith('.') && !entry.name.startsWith('~$') && (entry.isFile() || entry.isDirectory()),
  )
  for (const { name } of names.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    yield* openSource(join(path, name), label === '' ? name : `${label}/${name}`).mails(signal)
  }
}

/** Files up to this are read once and whole. */
const small = 4 << 20

async function* fileMails(
  path: string,
  label: string,
  size: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Found> {
  const head = size <= small ? readFileSync(path) : await headOf(path)
  // A ZIP tells what it is only as a whole; so does a compound file.
  const whole = size > small && (head[0] === 0x50 || head[0] === 0xd0) ? await readFile(path) : head
  const format = sniffFormat(whole, basename(path))
  if (format === 'eml' && size <= small && !isMbox(head)) {
    yield { mail: rawMail(label, 'eml', head) }
    return
  }
  const opener = openers.find((each) => each.fits(format, head))
  if (opener) yield* opener.open(path, label, size).mails(signal)
  else
    yield problem(
      'source-unknown',
      '不认识这种文件，没有从中读取来信',
      label,
      '来信请存为 .eml、.mbox、.msg、ZIP、Word、PDF、Excel 登记表或图片',
    )
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(65_536)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A register gives a letter for each row; any other table is itself a letter, filled in by its sender. */
function tableSource(path: string, label: string, size: number): Source {
  return {
    async *mails(signal) {
      const { value: sheets } = await readTables(await readFile(path), basename(path))
      if (sheets.some((sheet) => registerLayout(sheet))) yield* entriesOf(sheets, label)
      else yield* fileSource(path, label, 'file', size).mails(signal)
    },
  }
}
