import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import type { Certificate, RegisterEvent } from './certificate.ts'
import { nameKey } from './name.ts'
import { seriesKey } from './series.ts'

/** The register of certificates: one SQLite file. Its indexes make a doubled number or a name issued twice impossible. */
export interface Register {
  path: string
  /** Runs work so that it happens whole or not at all, and alone. */
  alone<T>(work: () => T): T
  /** Runs work and undoes it: what it gave is what would have been. */
  asIf<T>(work: () => T): T
  byName(name: string): Certificate | undefined
  byNumber(number: string): Certificate | undefined
  /** Highest n issued in a series, and in those that only look different; 0 when none. */
  highest(series: string): number
  add(certificate: Certificate, series: string, seq: number | null): void
  change(certificate: Certificate): void
  log(event: RegisterEvent): void
  /** In the order of issue. */
  all(): Certificate[]
  /** Every certificate in short, one after the other; `seq` is null where the number is of no series. */
  entries(): Iterable<Pick<Certificate, 'number' | 'name' | 'status'> & { seq: number | null }>
  events(): RegisterEvent[]
  /** Keeps the SHA-256 of files made from the register: one that is still as it was made may be replaced by its successor. */
  noteExports(hashes: readonly string[]): void
  wasExported(hash: string): boolean
  close(): void
}

const schema = `
CREATE TABLE IF NOT EXISTS certificate (
  id INTEGER PRIMARY KEY,
  series TEXT NOT NULL,
  seq INTEGER,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  fields TEXT NOT NULL,
  organ TEXT NOT NULL,
  date TEXT NOT NULL,
  code TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('issued', 'revoked')),
  revoked_on TEXT,
  reason TEXT,
  UNIQUE (series, seq)
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS one_valid_certificate_a_name ON certificate (name_key) WHERE status = 'issued';
CREATE INDEX IF NOT EXISTS certificates_of_a_name ON certificate (name_key);
CREATE TABLE IF NOT EXISTS event (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
PRAGMA user_version = 1;
`

type Row = Record<string, SQLOutputValue>

function certificateOf(row: Row | undefined): Certificate | undefined {
  if (!row) return undefined
  const { number, name, fields, organ, date, code, status, revoked_on: revokedOn, reason } = row
  return {
    number: String(number),
    name: String(name),
    fields: JSON.parse(String(fields)) as Record<string, string>,
    organ: String(organ),
    date: String(date),
    code: String(code),
    status: status === 'revoked' ? 'revoked' : 'issued',
    ...(revokedOn !== null && { revokedOn: String(revokedOn) }),
    ...(reason !== null && { reason: String(reason) }),
  }
}

/** Opens a register, making it when there is none. The rollback journal is kept (not WAL), so that one file holds everything and may lie on a network drive. */
export function openRegister(path: string): Result<Register | undefined> {
  try {
    const database = new DatabaseSync(path)
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;')
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
    if (version > 1) {
      database.close()
      return refused(path, '证书登记簿由更新版本的程序建立', '升级 gongwen 后再打开')
    }
    if (version === 0) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT;`)
    return result(registerOn(path, database))
  } catch (error) {
    return result(undefined, [registerFault(path, error)])
  }
}

/** Why SQLite could not, by its primary result codes (sqlite.org/rescode.html), and what helps. */
const faults: Record<number, [message: string, remedy: string]> = {
  5: ['正被其他程序使用', '等它结束后再运行'],
  8: ['只能读，不能写', '检查文件和所在文件夹的权限，或用 --register 指明别的文件'],
  10: ['读写时磁盘出错', '检查磁盘或网络后再运行'],
  11: ['已损坏', '用备份替换后再运行'],
  13: ['所在磁盘已满', '清理磁盘后再运行一次'],
  14: ['打不开', '检查所在文件夹是否存在、可写，或用 --register 指明别的文件'],
  26: ['不是登记簿文件', '用 --register 指明登记簿'],
}

/** A fault of the register in words; what was under way has been undone. */
export function registerFault(path: string, error: unknown): Diagnostic {
  const { errcode = 0, message } = error as { errcode?: number; message: string }
  const [what, remedy] = faults[errcode & 0xff] ?? [`打不开：${message}`, '检查文件是否完好、所在文件夹是否可写']
  return {
    code: 'register-unusable',
    severity: 'error',
    message: `证书登记簿${what}`,
    place: { file: path },
    remedy: `${remedy}；登记簿没有改动`,
  }
}

function refused(path: string, message: string, remedy: string): Result<undefined> {
  return result(undefined, [{ code: 'register-unusable', severity: 'error', message, place: { file: path }, remedy }])
}

function registerOn(path: string, database: DatabaseSync): Register {
  const newestOfName = database.prepare(
    `SELECT * FROM certificate WHERE name_key = ? ORDER BY status = 'issued' DESC, id DESC LIMIT 1`,
  )
  const ofNumber = database.prepare('SELECT * FROM certificate WHERE number = ?')
  const highest = database.prepare('SELECT series, max(seq) AS seq FROM certificate GROUP BY series')
  const insert = database.prepare(
    `INSERT INTO certificate (series, seq, number, name, name_key, fields, organ, date, code, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'issued')`,
  )
  const update = database.prepare(
    'UPDATE certificate SET name = ?, name_key = ?, fields = ?, code = ?, status = ?, revoked_on = ?, reason = ? WHERE number = ?',
  )
  const note = database.prepare('INSERT INTO event (at, kind, number, detail) VALUES (?, ?, ?, ?)')
  return {
    path,
    alone(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const done = work()
        database.exec('COMMIT')
        return done
      } catch (error) {
        // a full disk has undone it already
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    asIf(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        return work()
      } finally {
        database.exec('ROLLBACK')
      }
    },
    byName: (name) => certificateOf(newestOfName.get(nameKey(name))),
    byNumber: (number) => certificateOf(ofNumber.get(number)),
    highest: (series) => {
      const own = seriesKey(series)
      const known = highest.all() as unknown as { series: string; seq: number | null }[]
      return Math.max(0, ...known.map((one) => (seriesKey(one.series) === own ? (one.seq ?? 0) : 0)))
    },
    add: ({ number, name, fields, organ, date, code }, series, seq) =>
      void insert.run(series, seq, number, name, nameKey(name), canonical(fields), organ, date, code),
    change: ({ number, name, fields, code, status, revokedOn, reason }) =>
      void update.run(name, nameKey(name), canonical(fields), code, status, revokedOn ?? null, reason ?? null, number),
    log: ({ at, kind, number, detail }) => void note.run(at, kind, number, detail),
    all: () =>
      database
        .prepare('SELECT * FROM certificate ORDER BY id')
        .all()
        .flatMap((row) => certificateOf(row) ?? []),
    entries: () =>
      database
        .prepare('SELECT number, name, status, seq FROM certificate ORDER BY id')
        .iterate() as unknown as ReturnType<Register['entries']>,
    events: () =>
      database.prepare('SELECT at, kind, number, detail FROM event ORDER BY id').all() as unknown as RegisterEvent[],
    noteExports: (hashes) => {
      // Made when first needed: registers of earlier versions have no such table.
      database.exec('CREATE TABLE IF NOT EXISTS export (sha256 TEXT PRIMARY KEY) STRICT')
      const keep = database.prepare('INSERT OR IGNORE INTO export (sha256) VALUES (?)')
      for (const hash of hashes) keep.run(hash)
    },
    wasExported: (hash) => {
      const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'export'").get()
      return table !== undefined && database.prepare('SELECT 1 FROM export WHERE sha256 = ?').get(hash) !== undefined
    },
    close: () => database.close(),
  }
}

/** JSON with its names in order, so that equal fields have equal text. */
export function canonical(fields: Record<string, string>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))))
}
