import { reprintCertificates } from '@gongwen/certificates'
import type { Context } from '../../context.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { isoAt } from '../../time.ts'
import { type IssueCommandOptions, issueRows } from './issue.ts'
import { openJob, registerInside, settleJob } from './job.ts'
import { orderOf } from './order.ts'
import { withRegister } from './register.ts'

/** 重印: certificates as they were issued, by number or by the rows of a list; `--amend` takes over what changed, logged. */
export async function reprint(
  context: Context,
  numbers: string[],
  options: Omit<IssueCommandOptions, 'rows'> & { rows?: string },
): Promise<Outcome> {
  const { rows } = options
  if ((rows === undefined) === (numbers.length === 0)) {
    const remedy = '例如 reprint 台科联证〔2025〕001号，或 reprint --rows 名单.xlsx --amend'
    throw new Unusable(problem('usage', '写明要重印的编号，或用 --rows 指明名单，二者选一', { remedy }))
  }
  if (rows !== undefined) return issueRows(context, { ...options, rows }, true)
  if (options.amend) {
    const remedy = '把改好的行放进名单，用 --rows 指明'
    throw new Unusable(problem('usage', '--amend 要和 --rows 同用', { remedy }))
  }
  const { press, diagnostics: opening } = openJob(context, options)
  return withRegister(context, options.register, async (register): Promise<Outcome> => {
    const { value, diagnostics } = reprintCertificates(register, numbers, isoAt(context.now()))
    if (value.length === 0) throw new Unusable(...diagnostics)
    return settleJob(
      context,
      orderOf(
        value.map((certificate) => ({ certificate, over: true })),
        press.paper,
        register.byNumber,
      ),
      press,
      options,
      {
        diagnostics: [...opening, ...registerInside(context, register, options.output)],
        lines: [`重印 ${value.length} 份`],
        data: { register: register.path, certificates: value },
        failed: false,
      },
    )
  })
}
