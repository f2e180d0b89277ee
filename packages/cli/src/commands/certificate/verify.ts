import { existsSync } from 'node:fs'
import {
  isListSignedBy,
  type Knowledge,
  type Register,
  type Revocation,
  type RevocationList,
  revocationsOf,
  type Verification,
  verifyCode,
} from '@gongwen/certificates'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { readDocument, readQrCodes } from '@gongwen/readers'
import type { Context } from '../../context.ts'
import { at, readInput, readText } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { publicKeys } from './key.ts'
import { registerPath, withRegister } from './register.ts'

interface VerifyOptions {
  register?: string
  key: string[]
  revocations?: string
}

const verdicts = {
  genuine: '真实',
  revoked: '已撤销',
  unsigned: '未签名',
  forged: '不符',
  unknown: '无法判断',
} as const

/** A thing to check: the text of a code, and of the page around it when there is one. */
interface Subject {
  source: string
  text: string
  printed?: string
}

/** 核验证书: PDF, photo, or the text of a scanned code. Exit status 0 only when all are genuine and print what their code says. */
export async function verify(context: Context, given: string[], options: VerifyOptions): Promise<Outcome> {
  const keys = publicKeys(context, options.key)
  const listed = revocations(context, options.revocations, keys)
  const diagnostics: Diagnostic[] = []
  const subjects = (await Promise.all(given.map((one) => subjectsOf(context, one, diagnostics)))).flat()
  const judge = (register?: Register): Outcome => {
    const revoked = listed || register ? [...(listed ?? []), ...(register ? revocationsOf(register) : [])] : undefined
    const knowledge: Knowledge = { keys, ...(register && { find: register.byNumber }), ...(revoked && { revoked }) }
    const results = subjects.map((subject) => ({
      source: subject.source,
      ...verifyCode(subject.text, knowledge, subject.printed),
    }))
    const good = results.filter(({ verdict, differences }) => verdict === 'genuine' && differences.length === 0)
    const status = good.length === results.length && !hasErrors(diagnostics) ? 0 : 1
    return { status, diagnostics, lines: results.flatMap(linesOf), data: { results: results.map(dataOf) } }
  }
  const path = registerPath(context, options.register)
  return options.register !== undefined || existsSync(path) ? withRegister(context, options.register, judge) : judge()
}

function linesOf({ source, verdict, message, code, differences }: Verification & { source: string }): string[] {
  const said = code ? `  编号 ${code.number}，名称 ${code.name}，日期 ${code.date}` : ''
  return [
    `${source}：${verdicts[verdict]}。${message}`,
    ...(said ? [said] : []),
    ...differences.map((difference) => `  注意：${difference}`),
  ]
}

function dataOf({ code, ...rest }: Verification & { source: string }): Record<string, unknown> {
  return {
    ...rest,
    ...(code && { code: { number: code.number, name: code.name, date: code.date, keyId: code.keyId } }),
  }
}

async function subjectsOf(context: Context, given: string, diagnostics: Diagnostic[]): Promise<Subject[]> {
  if (given.startsWith('GW1|') || !existsSync(at(context, given))) {
    if (given.includes('|')) return [{ source: '二维码文字', text: given }]
    throw new Unusable(
      problem('file-unusable', '找不到文件', { place: { file: given }, remedy: '检查路径；二维码文字要用引号括起来' }),
    )
  }
  const bytes = readInput(context, given)
  const codes = await readQrCodes(bytes, given)
  diagnostics.push(...codes.diagnostics.map(inOwnWords))
  if (codes.value.length === 0 && !hasErrors(codes.diagnostics)) {
    diagnostics.push(
      problem('certificate-code-missing', '没有读出二维码', {
        place: { file: given },
        remedy: '照片请拍清楚、摆正，光线均匀',
      }),
    )
  }
  const printed = bytes[0] === 0x25 ? (await readDocument(bytes, given)).value?.text : undefined
  return codes.value.map(({ text, page }) => ({
    source: codes.value.length > 1 ? `${given} 第 ${page} 页` : given,
    text,
    ...(printed !== undefined && { printed }),
  }))
}

/** Readers speak of letters that were sent in; here somebody stands at the counter with a certificate. */
function inOwnWords(found: Diagnostic): Diagnostic {
  if (found.code !== 'file-unsupported') return found
  return { ...found, remedy: '给出证书的 PDF，或二维码的照片（PNG、JPEG）；Word 文件先另存为 PDF' }
}

function revocations(
  context: Context,
  file: string | undefined,
  keys: readonly Uint8Array[],
): readonly Revocation[] | undefined {
  if (file === undefined) return undefined
  const list = listOf(readText(context, file))
  if (!list || !keys.some((raw) => isListSignedBy(list, raw))) {
    throw new Unusable(
      problem('revocation-list-invalid', '撤销名单的签名不对', { place: { file }, remedy: '向发证机关索取新的名单' }),
    )
  }
  return list.revoked
}

/** A list as the file has it; undefined when it is none. */
function listOf(text: string): RevocationList | undefined {
  try {
    const list = JSON.parse(text) as Partial<RevocationList> | null
    const whole = typeof list?.signature === 'string' && typeof list.asOf === 'string' && Array.isArray(list.revoked)
    return whole ? (list as RevocationList) : undefined
  } catch {
    return undefined
  }
}
