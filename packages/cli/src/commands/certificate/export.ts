import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeRevocationList, type Register, revocationsOf, verifierPage } from '@gongwen/certificates'
import { writeXlsx } from '@gongwen/generator'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { at, isFolder, type OutputFile, writeOutputs } from '../../files.ts'
import type { Outcome } from '../../outcome.ts'
import { produce, readFormats } from '../../produce.ts'
import { isoAt } from '../../time.ts'
import { signingKey } from './key.ts'
import { withRegister } from './register.ts'
import { registerBook } from './register-book.ts'
import { registerDocument } from './register-document.ts'

interface ExportOptions {
  register?: string
  output: string
  key?: string
  to: string
  force?: boolean
}

/** The register as a workbook with its whole log, and as a list to be printed and signed on collection. */
async function printedRegister(
  context: Context,
  register: Register,
  folder: string,
  formats: readonly string[],
  asOf: string,
): Promise<{ files: OutputFile[]; diagnostics: Diagnostic[] }> {
  const name = '证书登记簿'
  const workbook: OutputFile[] = formats.includes('xlsx')
    ? [{ path: join(folder, `${name}.xlsx`), bytes: await writeXlsx(registerBook(register)) }]
    : []
  const papers = formats.filter((format) => format !== 'xlsx')
  if (papers.length === 0) return { files: workbook, diagnostics: [] }
  const options = { folder, name, formats: papers, fonts: 'office' as const, pictures: [] }
  const { files, diagnostics } = await produce(context, registerDocument(register.all(), asOf), options)
  return { files: [...workbook, ...files], diagnostics }
}

/** 导出登记簿 and, with a key, the offline verifier page and the signed list of revocations. */
export function exportRegister(
  context: Context,
  { register: path, output, key: keyPath, to, force }: ExportOptions,
): Promise<Outcome> {
  return withRegister(context, path, async (register): Promise<Outcome> => {
    const folder = at(context, output)
    const key = await signingKey(context, keyPath)
    const asOf = isoAt(context.now()).slice(0, 10)
    const formats = readFormats(to, ['xlsx', 'docx', 'pdf'])
    const { files, diagnostics } = await printedRegister(context, register, folder, formats, asOf)
    if (key) {
      const list = makeRevocationList(revocationsOf(register), asOf, key)
      const organ = register.all().at(-1)?.organ ?? ''
      files.push(
        { path: join(folder, '撤销名单.json'), bytes: Buffer.from(`${JSON.stringify(list, undefined, 2)}\n`) },
        { path: join(folder, '证书核验.html'), bytes: Buffer.from(verifierPage({ organ, keys: [key.raw], list })) },
      )
    } else context.tell('没有签名钥匙，只导出登记簿；核验页和撤销名单需要签名（certificate keygen）。\n')
    // Files that are as an earlier export left them give way to the new ones; what somebody has written into stays.
    const mayReplace = force || files.every(({ path: file }) => !existsSync(file) || isOwn(register, file))
    const written = writeOutputs(context, files, mayReplace)
    noteExports(register, files)
    return { status: 0, diagnostics, files: written }
  })
}

/** A register that can only be read remembers nothing: then the next export asks for `--force`. */
function noteExports(register: Register, files: readonly OutputFile[]): void {
  try {
    register.noteExports(files.map(({ bytes }) => sha256(bytes)))
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SQLITE_ERROR') throw error
  }
}

function isOwn(register: Register, file: string): boolean {
  return !isFolder(file) && register.wasExported(sha256(readFileSync(file)))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
