import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocket, type Docket, importFiles, listMails } from '@gongwen/comments'
import { type ReaderPool, readerPool } from '@gongwen/readers'
import { hostileFiles, hostileMails } from '../../packages/comments/test/made/hostile.ts'
import { mailWith } from '../../packages/comments/test/made/mail.ts'
import { host, terms } from './letters.ts'
import { random } from './random.ts'

/** What one of them cost. */
export interface Cost {
  name: string
  bytes: number
  milliseconds: number
  /** Peak of the reading process in MB (Linux), 0 when it lived too short to be seen. */
  reader: number
  codes: string[]
  /** The letter is in the docket, or its file is listed. */
  listed: boolean
}

/** Each hostile letter and attachment at its full size, one after the other. */
export async function hostile(): Promise<Cost[]> {
  const top = mkdtempSync(join(tmpdir(), 'gongwen-hostile-'))
  const { value: docket } = createDocket(join(top, 'docket'), terms, host)
  if (!docket) throw new Error('no docket')
  const pool = readerPool({ size: 1 })
  const costs: Cost[] = []
  try {
    for (const { name, bytes } of hostileMails()) costs.push(await cost(docket, pool, join(top, name), bytes()))
    for (const { name, bytes } of hostileFiles()) {
      costs.push(await cost(docket, pool, join(top, `${name}.eml`), mailWith('见附件', [{ name, content: bytes() }])))
    }
  } finally {
    pool.close()
    docket.close()
    rmSync(top, { recursive: true, force: true })
  }
  return costs
}

async function cost(docket: Docket, pool: ReaderPool, path: string, bytes: Uint8Array): Promise<Cost> {
  writeFileSync(path, bytes)
  let reader = 0
  const watch = setInterval(() => {
    for (const pid of childrenOf(process.pid)) reader = Math.max(reader, peakOf(pid))
  }, 20)
  const start = performance.now()
  const { value, diagnostics } = await importFiles(docket, [path], { pool })
  clearInterval(watch)
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    bytes: bytes.length,
    milliseconds: Math.round(performance.now() - start),
    reader: Math.round(reader / 1024),
    codes: [...new Set(diagnostics.map(({ code }) => code))],
    listed: value.added + value.failed === 1,
  }
}

/** Every fixture there is, cut at random places: none may stop the import or go unlisted. */
export async function truncations(
  folders: readonly URL[],
  each: number,
  seed: number,
): Promise<{ files: number; cuts: number; unlisted: number; slowest: number }> {
  const next = random(seed)
  const top = mkdtempSync(join(tmpdir(), 'gongwen-cuts-'))
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder.pathname, name)),
    )
    .filter((path) => statSync(path).isFile() && statSync(path).size < 3 << 20 && !/\.(?:json|md)$/.test(path))
  const { value: docket } = createDocket(join(top, 'docket'), terms, host)
  if (!docket) throw new Error('no docket')
  const pool = readerPool()
  let unlisted = 0
  let slowest = 0
  let cuts = 0
  try {
    for (const path of files) {
      const whole = readFileSync(path)
      for (let cut = 0; cut < each; cut++) {
        const piece = whole.subarray(0, Math.floor(next() * whole.length))
        const target = join(top, `${cuts++}.${path.slice(path.lastIndexOf('.') + 1)}`)
        // Half of them as attachments, so that the readers see them too.
        const letter = cut % 2 === 1
        writeFileSync(letter ? `${target}.eml` : target, letter ? attached(piece, cuts) : piece)
        const start = performance.now()
        const { value } = await importFiles(docket, [letter ? `${target}.eml` : target], { pool })
        slowest = Math.max(slowest, performance.now() - start)
        if (value.added + value.known + value.failed === 0 && piece.length > 0) unlisted++
        rmSync(letter ? `${target}.eml` : target)
      }
    }
    listMails(docket, { parts: false })
  } finally {
    pool.close()
    docket.close()
    rmSync(top, { recursive: true, force: true })
  }
  return { files: files.length, cuts, unlisted, slowest: Math.round(slowest) }
}

/** Each from a sender of its own: this is about reading, not about who wrote before. */
function attached(content: Uint8Array, number: number): Buffer {
  return Buffer.from(
    mailWith('见附件', [{ name: 'x', content }])
      .toString('latin1')
      .replace('lifang@', `u${number}@`),
    'latin1',
  )
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
