import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite'
import { type Diagnostic, type Result, result } from '@gongwen/model'
import { type Docket, type DocketHost, databaseName, openDocket } from './docket.ts'
import { originalPath, sha256 } from './originals.ts'

/** What was copied. */
export interface BackupCounts {
  originals: number
  bytes: number
}

/**
 * Copies a docket into a folder while it may be in use. Repeated into the same folder, it copies the database anew, and of the
 * originals beside it only those that are new there.
 */
export async function backup(docket: Docket, folder: string): Promise<Result<BackupCounts>> {
  mkdirSync(folder, { recursive: true })
  // The database first: originals that it names are never taken away while it is open, new ones are left for the next time.
  const aside = join(folder, `${databaseName}.part`)
  rmSync(aside, { force: true })
  await copyDatabase(docket.database, aside)
  const copy = new DatabaseSync(aside, { readOnly: true })
  const listed = copy.prepare('SELECT hash, form, bytes, content IS NULL AS outside FROM originals ORDER BY hash').all()
  copy.close()
  const before = hashesIn(join(folder, databaseName))
  const counts: BackupCounts = { originals: 0, bytes: 0 }
  const diagnostics: Diagnostic[] = []
  for (const row of listed) {
    const path = originalPath(String(row['hash']), String(row['form']))
    if (Number(row['outside']) === 0) {
      if (before.has(String(row['hash']))) continue
      counts.originals++
      counts.bytes += Number(row['bytes'])
      continue
    }
    const [from, to] = [join(docket.folder, path), join(folder, path)]
    if (!existsSync(from)) {
      diagnostics.push(missing(path))
      continue
    }
    if (existsSync(to) && statSync(to).size === Number(row['bytes'])) continue
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(from, `${to}.part`)
    renameSync(`${to}.part`, to)
    counts.originals++
    counts.bytes += Number(row['bytes'])
  }
  for (const ending of ['-wal', '-shm']) {
    rmSync(aside + ending, { force: true })
    rmSync(join(folder, databaseName + ending), { force: true })
  }
  renameSync(aside, join(folder, databaseName))
  sweep(folder, new Set(listed.map((row) => originalPath(String(row['hash']), String(row['form'])))))
  return result(counts, diagnostics)
}

/** Originals that an earlier backup in the same folder has. */
function hashesIn(path: string): Set<string> {
  if (!existsSync(path)) return new Set()
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    const rows = database.prepare('SELECT hash FROM originals').all()
    database.close()
    return new Set(rows.map(({ hash }) => String(hash)))
  } catch {
    return new Set()
  }
}

/** What was erased in the docket goes from its backup too, when that is brought up to date. */
function sweep(folder: string, wanted: ReadonlySet<string>): void {
  const top = join(folder, 'originals')
  if (!existsSync(top)) return
  for (const group of readdirSync(top)) {
    for (const name of readdirSync(join(top, group))) {
      if (!wanted.has(`originals/${group}/${name}`)) rmSync(join(top, group, name), { force: true })
    }
  }
}

/** Makes a docket from a backup, in a new or empty folder; every original is checked against its hash. */
export async function restore(from: string, folder: string, host: DocketHost): Promise<Result<Docket | undefined>> {
  if (!existsSync(join(from, databaseName))) {
    return refused('docket-missing', '这里没有卷宗备份', from, '请核对备份文件夹')
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    return refused('docket-exists', '文件夹里已有内容，不能恢复到其中', folder, '请换一个新的或空的文件夹')
  }
  if (!isSound(join(from, databaseName))) return refused('docket-damaged', '备份中的数据库已损坏', from, '请换一份备份')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(from, databaseName), join(folder, databaseName))
  const opened = openDocket(folder, host)
  const docket = opened.value
  if (!docket) return opened
  const diagnostics: Diagnostic[] = []
  for (const row of docket.sql('SELECT hash, form, content IS NULL AS outside FROM originals ORDER BY hash').all()) {
    const hash = String(row['hash'])
    const path = originalPath(hash, String(row['form']))
    if (Number(row['outside']) === 0) {
      const bytes = docket.sql('SELECT content FROM originals WHERE hash = ?').get(hash)?.['content'] as Uint8Array
      if (sha256(bytes) === hash) continue
      docket.sql('UPDATE originals SET content = NULL WHERE hash = ?').run(hash)
      diagnostics.push(missing(path))
      continue
    }
    if (!existsSync(join(from, path)) || (await hashOf(join(from, path))) !== hash) {
      diagnostics.push(missing(path))
      continue
    }
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    copyFileSync(join(from, path), join(folder, path))
  }
  return result(docket, diagnostics)
}

function isSound(path: string): boolean {
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    const sound = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok'
    database.close()
    return sound
  } catch {
    return false
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

function missing(path: string): Diagnostic {
  return {
    code: 'original-missing',
    severity: 'error',
    message: '来信原件缺失或与登记的不符',
    place: { file: path },
    remedy: '读出的文字仍在卷宗中；重新导入该来信可以补回原件',
  }
}

function refused(code: string, message: string, file: string, remedy: string): Result<undefined> {
  return result(undefined, [{ code, severity: 'error', message, place: { file }, remedy }])
}
