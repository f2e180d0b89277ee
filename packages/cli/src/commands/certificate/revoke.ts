import { revokeCertificate } from '@gongwen/certificates'
import type { Context } from '../../context.ts'
import { type Outcome, Unusable } from '../../outcome.ts'
import { isoAt } from '../../time.ts'
import { withRegister } from './register.ts'

/** 撤销证书. */
export function revoke(
  context: Context,
  number: string,
  { register: path, reason = '' }: { register?: string; reason?: string },
): Promise<Outcome> {
  return withRegister(context, path, (register): Outcome => {
    const at = isoAt(context.now())
    const { value, diagnostics } = revokeCertificate(register, number, { reason, on: at.slice(0, 10), at })
    if (!value) throw new Unusable(...diagnostics)
    const lines = [
      `已撤销 ${value.number}（${value.name}）。请再运行一次 certificate export 导出核验页，让对外的撤销名单跟上。`,
    ]
    return { status: 0, diagnostics, lines, data: { certificate: value } }
  })
}
