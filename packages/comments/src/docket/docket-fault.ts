import type { Diagnostic } from '@gongwen/model'

/** Why a docket cannot be had, by SQLite's primary result codes (sqlite.org/rescode.html) and the system's, and what helps. */
const faults = new Map<unknown, [message: string, remedy: string]>([
  [5, ['正被其他程序使用', '等它结束后再运行']],
  [6, ['正被其他程序使用', '等它结束后再运行']],
  [8, ['只能读，不能写', '请管理员授予卷宗文件夹的写权限，或由有权限的人运行']],
  [10, ['读写时磁盘出错', '检查磁盘或网络后再运行']],
  [13, ['所在磁盘已满', '清理磁盘后再运行']],
  [14, ['打不开', '检查卷宗文件夹和其中文件的权限；有人正在写入时，等其结束后再运行']],
  ['EACCES', ['没有权限打开', '请管理员授予卷宗文件夹的权限']],
  ['EPERM', ['没有权限打开', '请管理员授予卷宗文件夹的权限']],
])

/** SQLITE_CORRUPT and SQLITE_NOTADB: only these say that the file itself is bad. */
const damaged = new Set([11, 26])

/** Whether SQLite said so, or a program of ours. */
export function isDocketFault(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR'
}

/** A fault of the docket in words: damaged, or not to be had now. What was under way has been undone. */
export function docketFault(folder: string, error: unknown): Diagnostic {
  const { errcode = 0, code, message } = error as { errcode?: number; code?: string; message: string }
  const primary = errcode & 0xff
  const place = { file: folder }
  if (damaged.has(primary)) {
    const remedy = '请用 gongwen comments restore 从备份恢复'
    return { code: 'docket-damaged', severity: 'error', message: '卷宗数据库已损坏，无法打开', place, remedy }
  }
  const [what, remedy] = faults.get(primary) ?? faults.get(code) ?? [`打不开：${message}`, '检查卷宗文件夹后再运行']
  return { code: 'docket-unusable', severity: 'error', message: `卷宗${what}`, place, remedy }
}
