import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { type Diagnostic, type Result, result } from '@gongwen/model'
import { docketFault } from './docket-fault.ts'
import { migrate, newestSchema, schemaOf } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** An open docket: one consultation with all its letters, in a folder. */
export interface Docket {
  folder: string
  database: DatabaseSync
  now: () => Date
  /** A statement, prepared once. */
  sql(text: string): StatementSync
  close(): void
}

/** What a docket is opened with. */
export interface DocketHost {
  /** The clock: every record that says when is stamped with it. */
  now: () => Date
  /** Nothing will be written: then a docket that its reader may not write to opens, too. */
  reading?: boolean
}

/** The terms of a consultation. */
export interface Consultation {
  /** Text of the draft. */
  draft: string
  /** Text of the announcement. */
  announcement: string
  /** Words the announcement asks for in the subject. */
  subject: string
  /** First and last day, `2025-06-03`, both counted whole. */
  opens: string
  closes: string
  /** Texts that our own office sent out: acknowledgements, requests. */
  ownTexts: string[]
}

/** The database's file name inside a docket. */
export const databaseName = 'docket.sqlite'

/** Makes a docket in a new or empty folder. Value is undefined when that failed. */
export function createDocket(
  folder: string,
  consultation: Omit<Consultation, 'announcement' | 'ownTexts'> & Partial<Consultation>,
  host: DocketHost,
): Result<Docket | undefined> {
  const wrong = termsProblem(folder, consultation)
  if (wrong) return result(undefined, [wrong])
  if (existsSync(folder) && readdirSync(folder).length > 0 && !isUnfinished(folder)) {
    return refused(
      'docket-exists',
      '文件夹里已有内容，不能在其中新建卷宗',
      folder,
      '请换一个新的或空的文件夹；继续使用已有卷宗时不必新建',
    )
  }
  mkdirSync(join(folder, 'originals'), { recursive: true })
  const docket = open(folder, host)
  migrate(docket.database)
  inTransaction(docket.database, () => {
    saveConsultation(docket, { announcement: '', ownTexts: [], ...consultation })
    docket.sql('INSERT INTO settings VALUES (?, ?) ON CONFLICT DO NOTHING').run('created', host.now().toISOString())
  })
  return result(docket)
}

/**
 * Opens a docket, bringing an older layout up to date. Value is undefined when that failed. One that may only be read opens for
 * `reading` alone.
 */
export function openDocket(folder: string, host: DocketHost): Result<Docket | undefined> {
  try {
    statSync(join(folder, databaseName))
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return absent(folder)
    return result(undefined, [docketFault(folder, error)])
  }
  if (isUnfinished(folder)) return absent(folder)
  let docket: Docket | undefined
  try {
    const writable = isWritable(folder)
    if (!writable && !host.reading) {
      return refused(
        'docket-unusable',
        '卷宗只能读，不能写',
        folder,
        '请管理员授予卷宗文件夹的写权限，或由有权限的人运行',
      )
    }
    docket = writable ? open(folder, host) : openToRead(folder, host)
    if (schemaOf(docket.database) > newestSchema) {
      docket.close()
      return refused('docket-newer', '卷宗由更新版本的程序建立，本版本不能打开', folder, '请升级程序')
    }
    if (writable) migrate(docket.database)
    else if (schemaOf(docket.database) < newestSchema) {
      docket.close()
      const remedy = '先由有写权限的人打开一次（例如 gongwen comments list）'
      return refused('docket-unusable', '卷宗由旧版本的程序建立，要更新一次才能读', folder, remedy)
    }
    return result(docket)
  } catch (error) {
    docket?.close()
    return result(undefined, [docketFault(folder, error)])
  }
}

function absent(folder: string): Result<undefined> {
  return refused('docket-missing', '这里没有征求意见卷宗', folder, '请核对文件夹；新建卷宗用 gongwen comments open')
}

/** The log of changes stands beside the database: the folder has to take files, too. */
function isWritable(folder: string): boolean {
  try {
    for (const path of [folder, join(folder, databaseName)]) accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Whether making a docket was cut off here before it had its terms: it can be made again in place. */
function isUnfinished(folder: string): boolean {
  if (!existsSync(join(folder, databaseName))) {
    return readdirSync(folder).every((name) => name === 'originals' && readdirSync(join(folder, name)).length === 0)
  }
  try {
    const database = new DatabaseSync(join(folder, databaseName))
    try {
      const made = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'settings'").get()
      return !made || database.prepare("SELECT 1 FROM settings WHERE name = 'created'").get() === undefined
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

function refused(code: string, message: string, file: string, remedy: string): Result<undefined> {
  return result(undefined, [{ code, severity: 'error', message, place: { file }, remedy }])
}

function termsProblem(folder: string, terms: Pick<Consultation, 'opens' | 'closes' | 'draft'>): Diagnostic | undefined {
  const isDay = (text: string): boolean =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
  const problem = (message: string): Diagnostic => ({
    code: 'docket-terms',
    severity: 'error',
    message,
    place: { file: folder },
    remedy: '日期写成 2025-06-03 的样子，截止日不早于开始日；征求意见稿要有文字',
  })
  try {
    if (!isDay(terms.opens) || !isDay(terms.closes)) return problem('开始日或截止日不是日期')
  } catch {
    return problem('开始日或截止日不是日期')
  }
  if (terms.closes < terms.opens) return problem('截止日早于开始日')
  return terms.draft.trim() === '' ? problem('征求意见稿没有文字') : undefined
}

function open(folder: string, host: DocketHost): Docket {
  const database = new DatabaseSync(join(folder, databaseName), { timeout: 30_000 })
  // FULL: what was said to be in is in after a power cut too; imports write many letters in one transaction, so it costs little. The
  // log grows to some 30 MB before it is worked in, which waits for the disk twice.
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 8000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON',
  )
  return docketOn(folder, database, host)
}

/**
 * A database with a log is read beside its writer. Without one it is at rest, and `immutable` is the only way to read it where SQLite
 * may not make a log (sqlite.org/wal.html, “Read-Only Databases”).
 */
function openToRead(folder: string, host: DocketHost): Docket {
  const path = join(folder, databaseName)
  const url = pathToFileURL(path)
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1')
  return docketOn(folder, new DatabaseSync(url, { readOnly: true, timeout: 30_000 }), host)
}

function docketOn(folder: string, database: DatabaseSync, { now }: DocketHost): Docket {
  const prepared = new Map<string, StatementSync>()
  return {
    folder,
    database,
    now,
    sql(text) {
      const known = prepared.get(text)
      if (known) return known
      const statement = database.prepare(text)
      prepared.set(text, statement)
      return statement
    },
    close() {
      prepared.clear()
      if (database.isOpen) database.close()
    },
  }
}

/** Changes the terms of the consultation; kinds and cuts follow with the next import or `reconsider`. */
export function saveConsultation({ sql, database }: Docket, consultation: Consultation): void {
  inTransaction(database, () => {
    for (const [name, value] of Object.entries(consultation)) {
      sql('INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
        name,
        JSON.stringify(value),
      )
    }
  })
}

/** The terms of the consultation. */
export function consultationOf({ sql }: Docket): Consultation {
  const value = <T>(name: string, otherwise: T): T => {
    const row = sql('SELECT value FROM settings WHERE name = ?').get(name)
    return row ? (JSON.parse(String(row['value'])) as T) : otherwise
  }
  return {
    draft: value('draft', ''),
    announcement: value('announcement', ''),
    subject: value('subject', ''),
    opens: value('opens', ''),
    closes: value('closes', ''),
    ownTexts: value('ownTexts', []),
  }
}
