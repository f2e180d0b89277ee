import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Peak resident memory, in MB, of a process that imports one letter with an attachment of the given size, and of its readers. */
export async function memory(
  megabytes: number,
): Promise<{ attachment: number; letter: number; bare: number; importing: number; readers: number }> {
  const top = mkdtempSync(join(tmpdir(), 'gongwen-memory-'))
  try {
    const letter = join(top, 'large.eml')
    const size = await writeLarge(letter, megabytes << 20)
    const bare = await peakOf([join(top, 'bare')])
    const whole = await peakOf([join(top, 'docket'), letter])
    return {
      attachment: megabytes,
      letter: Math.round(size / 2 ** 20),
      bare: bare.own,
      importing: whole.own,
      readers: whole.readers,
    }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

/** A text attachment, so that it is not only kept but read. */
async function writeLarge(path: string, bytes: number): Promise<number> {
  const out = createWriteStream(path)
  let size = 0
  const write = async (text: string): Promise<void> => {
    size += text.length
    if (!out.write(text)) await once(out, 'drain')
  }
  await write(
    'From: Li Fang <lifang@example.com>\r\nSubject: =?utf-8?B?6KeE6IyD5oCn5paH5Lu25b6B5rGC5oSP6KeB?=\r\nDate: Thu, 05 Jun 2025 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nsee attachment\r\n--b\r\nContent-Type: application/octet-stream; name="a.bin"\r\nContent-Disposition: attachment; filename="a.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n',
  )
  const piece = `${Buffer.alloc(57 * 1024, '附件内容')
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')}`
  for (let left = bytes; left > 0; left -= 57 * 1024) await write(piece)
  await write('--b--\r\n')
  out.end()
  await once(out, 'close')
  return size
}

/** Imports what it is told to with the built package, as users run it, and says how much memory that took at most, in KB. */
const script = `
import { createDocket, importFiles } from '@gongwen/comments'
const [folder, ...paths] = process.argv.slice(1)
const terms = { draft: '第一条 充电设施应当符合消防安全要求。', subject: '规范性文件征求意见', opens: '2025-06-03', closes: '2025-06-12' }
const { value } = createDocket(folder, terms, { now: () => new Date('2025-07-01T00:00:00Z') })
const { value: done } = await importFiles(value, paths)
value.close()
if (done.added !== paths.length) throw new Error(done.added + ' letters added')
process.send(process.resourceUsage().maxRSS)
process.disconnect()
`

function peakOf(words: string[]): Promise<{ own: number; readers: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...words], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let readers = 0
    // The readers are children of the child; the kernel tells their peaks while they live.
    const watch = setInterval(() => {
      readers = Math.max(readers, ...childrenOf(child.pid ?? 0).map(peak))
    }, 20)
    child.on('message', (own) => {
      clearInterval(watch)
      resolve({ own: Math.round(Number(own) / 1024), readers: Math.round(readers / 1024) })
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      clearInterval(watch)
      if (code !== 0) reject(new Error(`exit ${code}`))
    })
  })
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function peak(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
