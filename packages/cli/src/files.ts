import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '@gongwen/model'
import { decodeText } from '@gongwen/readers'
import type { Context } from './context.ts'
import { makeFolder } from './folders.ts'
import { problem, Unusable } from './outcome.ts'

const reasons: Record<string, [what: string, remedy: string]> = {
  ENOENT: ['找不到文件或文件夹', '检查路径和文件名'],
  EACCES: ['没有权限', '换一个文件夹，或请管理员授权'],
  EPERM: ['没有权限', '换一个文件夹，或请管理员授权'],
  EROFS: ['所在磁盘只读', '换一个可以写入的文件夹'],
  ENOSPC: ['磁盘已满', '清理磁盘后再运行一次，已完成的部分不会重做'],
  EBUSY: ['文件正被其他程序占用', '关闭打开它的 WPS 或 Word 后再运行'],
  EISDIR: ['这是文件夹，不是文件', '请指明文件'],
  ENOTDIR: ['路径中有一段是文件，不是文件夹', '改用别的文件夹，或先移走同名的文件'],
  EEXIST: ['已有同名的文件或文件夹', '换一个名称，或先移走它'],
  ENAMETOOLONG: ['文件名太长', '缩短文件名'],
}

/** A failed file operation in the user's words. */
export function fileProblem(file: string, error: unknown): Diagnostic {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const [what, remedy] = reasons[code] ?? [`读写失败（${code || String(error)}）`, '检查文件后再运行']
  return problem('file-unusable', what, { place: { file }, remedy })
}

/** What the system refused, found where nobody foresaw it; undefined for anything else, which is a fault of ours. */
export function systemProblem(context: Context, error: unknown): Diagnostic | undefined {
  const { code, syscall, path } = error as NodeJS.ErrnoException
  if (code === undefined || reasons[code] === undefined || syscall === undefined || path === undefined) return undefined
  return fileProblem(shown(context, path), error)
}

/** Path for display: relative to where the user stands when that is shorter. */
export function shown(context: Context, path: string): string {
  const near = relative(context.cwd, path)
  return near && !near.startsWith('..') && !isAbsolute(near) ? near : path
}

/** Absolute path of what the user typed. */
export function at(context: Context, path: string): string {
  return resolve(context.cwd, path)
}

/** Bytes of a file that must be there. */
export function readInput(context: Context, path: string): Uint8Array {
  try {
    return readFileSync(at(context, path))
  } catch (error) {
    throw new Unusable(fileProblem(path, error))
  }
}

/** Whether a path is there and is a folder. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

/** Whether a path is a folder or lies in it, whatever links lead there. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(realPath(folder), realPath(path))
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`)
}

/** With its links followed as far as it is there. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path))
}

/** Names of a folder's files that end so, in order; hidden ones and the lock files of office programs are left out. */
export function filesIn(context: Context, path: string, ending: RegExp): string[] {
  return readdirSync(at(context, path), { withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !/^[.~]/.test(entry.name))
    .map(({ name }) => name)
    .sort()
}

/** Names of what else is in a folder, folders ending in `/`: what `filesIn` passes over without being asked to. */
export function othersIn(context: Context, path: string, ending: RegExp): string[] {
  return readdirSync(at(context, path), { withFileTypes: true })
    .filter((entry) => !/^[.~]/.test(entry.name) && !(entry.isFile() && ending.test(entry.name)))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort()
}

/** Text of a file that must be there, in UTF-8 or what 记事本 calls ANSI (GB18030). A byte order mark is dropped. */
export function readText(context: Context, path: string): string {
  return decodeText(readInput(context, path)).text.replace(/^\ufeff/, '')
}

/** A file to be written. */
export interface OutputFile {
  path: string
  bytes: Uint8Array
}

/**
 * Writes all files or none: existing files with other content are refused unless `force`; each appears whole (written
 * beside its place, then renamed). Returns the paths for display.
 */
export function writeOutputs(context: Context, files: readonly OutputFile[], force = false): string[] {
  const taken = files.filter(({ path, bytes }) => !force && existsSync(path) && !sameBytes(path, bytes))
  if (taken.length > 0) {
    throw new Unusable(
      ...taken.map(({ path }) =>
        problem('file-exists', '已有内容不同的同名文件，没有覆盖', {
          place: { file: shown(context, path) },
          remedy: '改用别的 -o 文件夹，或加 --force 覆盖',
        }),
      ),
    )
  }
  for (const file of files) writeWhole(context, file)
  return files.map(({ path }) => shown(context, path))
}

/** Writes one file so that it is there whole or not at all. */
export function writeWhole(context: Context, { path, bytes }: OutputFile): void {
  if (existsSync(path) && sameBytes(path, bytes)) return
  const temporary = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    makeFolder(dirname(path))
    const handle = openSync(temporary, 'w')
    try {
      let done = 0
      while (done < bytes.length) done += writeSync(handle, bytes, done)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
  } catch (error) {
    if (isFolder(dirname(path))) rmSync(temporary, { force: true })
    throw new Unusable(fileProblem(shown(context, path), error))
  }
}

function sameBytes(path: string, bytes: Uint8Array): boolean {
  try {
    return statSync(path).size === bytes.length && readFileSync(path).equals(bytes)
  } catch {
    return false
  }
}
