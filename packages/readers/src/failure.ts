import type { Diagnostic, Place } from '@gongwen/model'

/** Why a file could not be read. Headings of `docs/diagnostics.md`. */
export type FailureCode =
  | 'file-damaged'
  | 'file-empty'
  | 'file-encrypted'
  | 'file-memory'
  | 'file-timeout'
  | 'file-too-large'
  | 'file-unsafe'
  | 'file-unsupported'

const remedies: Record<FailureCode, string> = {
  'file-damaged': '请打开原件人工查看，或请对方重新发送',
  'file-empty': '请核对原件，或请对方重新发送',
  'file-encrypted': '请向对方索取密码或未加密的文件后人工查看',
  'file-memory': '请打开原件人工查看',
  'file-timeout': '请打开原件人工查看',
  'file-too-large': '请打开原件人工查看，必要时拆分后重新导入',
  'file-unsafe': '请在隔离环境中人工查看原件',
  'file-unsupported': '请打开原件人工查看，或另存为 DOCX、PDF、XLSX 后重新导入',
}

/** Stops reading a file: thrown inside the readers only, and a diagnostic on their outside. */
export class ReadFailure extends Error {
  readonly code: FailureCode
  constructor(code: FailureCode, message: string) {
    super(message)
    this.code = code
  }
}

/** What the failure says to people. Errors of libraries count as damage: their words are English and stay inside. */
export function diagnosticOf(error: unknown, place: Place): Diagnostic {
  const failure = error instanceof ReadFailure ? error : new ReadFailure('file-damaged', '文件已损坏或不完整，无法读取')
  return {
    code: failure.code,
    severity: 'error',
    message: failure.message,
    place,
    remedy: remedies[failure.code],
  }
}
