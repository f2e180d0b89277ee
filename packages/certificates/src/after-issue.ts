import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import type { Certificate } from './certificate.ts'
import { numberKey } from './name.ts'
import type { Register } from './register.ts'

/** Certificates by number, to be printed again as they were issued; each print is logged. None when any number is wrong. */
export function reprintCertificates(register: Register, numbers: readonly string[], at: string): Result<Certificate[]> {
  return register.alone(() => {
    const diagnostics = numbers.flatMap((number) => {
      const known = register.byNumber(number)
      if (!known) return [unknown(register, number)]
      return known.status === 'revoked' ? [revoked(known, '已撤销的证书不能重印；去掉这个编号再运行')] : []
    })
    if (diagnostics.length > 0) return result([], diagnostics)
    const found = [...new Set(numbers)].flatMap((number) => register.byNumber(number) ?? [])
    for (const { number, name } of found) register.log({ at, kind: 'reprint', number, detail: `重印${name}` })
    return result(found)
  })
}

function unknown(register: Register, number: string): Diagnostic {
  const key = numberKey(number)
  const alike = [...register.entries()].find((one) => numberKey(one.number) === key)
  const remedy = alike ? `是不是 ${alike.number}？` : '用 certificate list 查看已发证书'
  return { code: 'certificate-unknown', severity: 'error', message: `登记簿中没有编号 ${number}`, remedy }
}

function revoked({ number, revokedOn }: Certificate, remedy: string): Diagnostic {
  const message = `${number} 已于 ${revokedOn} 撤销`
  return { code: 'certificate-was-revoked', severity: 'error', message, remedy }
}

/** Revokes a certificate; the number is never used again. */
export function revokeCertificate(
  register: Register,
  number: string,
  { reason, on, at }: { reason: string; on: string; at: string },
): Result<Certificate | undefined> {
  return register.alone(() => {
    const known = register.byNumber(number)
    if (!known) return result(undefined, [unknown(register, number)])
    if (known.status === 'revoked') return result(undefined, [revoked(known, '无须再次撤销')])
    if (reason.trim() === '') {
      const message = '撤销证书要写明理由'
      return result(undefined, [
        { code: 'revocation-reason-missing', severity: 'error', message, remedy: '加 --reason 理由' },
      ])
    }
    const gone: Certificate = { ...known, status: 'revoked', revokedOn: on, reason }
    register.change(gone)
    register.log({ at, kind: 'revoke', number, detail: reason })
    return result(gone)
  })
}
