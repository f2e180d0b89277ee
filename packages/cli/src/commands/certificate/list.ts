import type { Certificate } from '@gongwen/certificates'
import type { Context } from '../../context.ts'
import type { Outcome } from '../../outcome.ts'
import { withRegister } from './register.ts'
import { eventNames } from './register-book.ts'

/** One line for people. */
function lineOf({ number, name, date, status, revokedOn, reason }: Certificate): string {
  return `${number}  ${name}  ${date}${status === 'revoked' ? `  已于 ${revokedOn} 撤销：${reason}` : ''}`
}

/** 列出已发证书. */
export function list(
  context: Context,
  { register: path, log }: { register?: string; log?: boolean },
): Promise<Outcome> {
  return withRegister(context, path, (register): Outcome => {
    const certificates = register.all()
    const events = log ? register.events() : undefined
    const lines = events
      ? events.map(({ at, kind, number, detail }) => `${at}  ${eventNames[kind]}  ${number}  ${detail}`)
      : [
          ...certificates.map(lineOf),
          `共 ${certificates.length} 份，其中已撤销 ${certificates.filter(({ status }) => status === 'revoked').length} 份`,
        ]
    return {
      status: 0,
      diagnostics: [],
      lines,
      data: { register: register.path, certificates, ...(events && { events }) },
    }
  })
}
