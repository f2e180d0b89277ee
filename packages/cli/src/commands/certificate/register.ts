import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openRegister, type Register, registerFault } from '@gongwen/certificates'
import type { Context } from '../../context.ts'
import { at, fileProblem, shown } from '../../files.ts'
import { makeFolder } from '../../folders.ts'
import { homeFolder } from '../../home.ts'
import { problem, Unusable } from '../../outcome.ts'

/** Where the register lies: as asked, else one file per user. */
export function registerPath(context: Context, given: string | undefined): string {
  return given === undefined ? join(homeFolder(context), 'certificates.sqlite') : at(context, given)
}

/** Works with the register and closes it whatever happens; its place is always told. Only issuing makes a register that was asked for and is not there: a mistyped path must not look like an empty register. */
export async function withRegister<T>(
  context: Context,
  given: string | undefined,
  work: (register: Register) => Promise<T> | T,
  mayMake = false,
): Promise<T> {
  const path = registerPath(context, given)
  if (given !== undefined && !mayMake && !existsSync(path)) {
    const remedy = '检查 --register 的路径；第一次发证时才会新建登记簿'
    throw new Unusable(problem('register-missing', '没有这个登记簿', { place: { file: given }, remedy }))
  }
  try {
    makeFolder(dirname(path))
  } catch (error) {
    throw new Unusable(fileProblem(dirname(path), error))
  }
  const { value: register, diagnostics } = openRegister(path)
  if (!register) throw new Unusable(...diagnostics)
  context.tell(`证书登记簿：${shown(context, path)}\n`)
  try {
    return await work(register)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SQLITE_ERROR') throw error
    throw new Unusable(registerFault(path, error))
  } finally {
    register.close()
  }
}

/** Help text of `--register`, the same everywhere. */
export const registerOption = ['--register <文件>', '证书登记簿；默认每个用户一份，位置会打印出来'] as const
