import {
  type CertificateRow,
  checkIssue,
  type IssueOptions,
  issueCertificates,
  parseSeries,
  type Register,
  type Series,
  spellCode,
  withoutErrors,
} from '@gongwen/certificates'
import { type Diagnostic, hasErrors, parseDate } from '@gongwen/model'
import { collect } from '../../collect.ts'
import type { Context } from '../../context.ts'
import { readInput } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { isoAt } from '../../time.ts'
import { type JobOptions, openJob, registerInside, settleJob, type Told } from './job.ts'
import { signingKey } from './key.ts'
import { type Order, type Ordered, orderOf } from './order.ts'
import type { Press } from './print.ts'
import { drawGround, prove, type Trial } from './prove.ts'
import { withRegister } from './register.ts'
import { readRows } from './rows.ts'

export interface IssueCommandOptions extends JobOptions {
  rows: string
  pattern?: string
  organ: string
  date?: string
  key?: string
  skipBad?: boolean
  reissue?: boolean
  amend?: boolean
  trial?: boolean
}

/** 发证: checks the whole list, numbers what is new in the register, then writes the files; run again, it goes on. */
export function issue(context: Context, options: IssueCommandOptions): Promise<Outcome> {
  if (!options.trial) return issueRows(context, options, false)
  // Proofs that nobody has issued carry no signature, and take the place of the last ones.
  const proofs = { each: false, proof: options.proof ?? 'pdf', to: 'pdf', force: true }
  const { merge: _merge, impose: _impose, back: _back, key: _key, ...rest } = options
  return issueRows(context, { ...rest, ...proofs }, false)
}

/** Rows from which on it pays to give their memory back between the steps. */
const longList = 1500

/** The same for issue and for `reprint --rows`, which numbers nothing. */
export async function issueRows(context: Context, options: IssueCommandOptions, reprint: boolean): Promise<Outcome> {
  const bytes = readInput(context, options.rows)
  const now = isoAt(context.now())
  const date = dateOf(options.date, now)
  const series = seriesOf(options.pattern, date)
  const { press, diagnostics: opening } = openJob(context, options)
  const { skipBad = false, reissue = false, amend = false, trial = false, organ } = options
  const key = trial ? undefined : await signingKey(context, options.key)
  const code = spellCode({ number: series.spell(1), name: '', date }, key)
  const attempt: Trial = { series, organ, date, code }
  // This and opening the key take much memory, which is free again before the rows of a long list are held.
  await drawGround(press, attempt)
  const list = await readRows(bytes, options.rows)
  const long = list.read > longList
  if (long) collect()
  const given = { series, organ, date, at: now, ...(key && { key }) }
  const issuing: IssueOptions = { ...given, skipBad, reissue, amend, reprint, trial }
  /** Numbers the list; of its rows nothing is held afterwards but what the order says. */
  const numbered = async (register: Register): Promise<{ order: Order; told: Told }> => {
    const before = [...opening, ...registerInside(context, register, options.output), ...list.diagnostics]
    const { rows, found: checked } = await fitRows(register, list.rows.splice(0), issuing, press, attempt)
    const found = inRowOrder([...before, ...gatherKept(checked, options.date !== undefined)])
    if (rows.length === 0 || (hasErrors(found) && !skipBad)) throw new Unusable(...found)
    const { value, diagnostics } = issueCertificates(register, rows, issuing)
    // Another program may have numbered something since the list was checked.
    found.push(...diagnostics.filter(({ severity }) => severity === 'error'))
    if (value.certificates.length === 0) throw new Unusable(...found)
    const bad = list.read - value.certificates.length
    if (!key && !trial) context.tell('没有签名钥匙，二维码未签名；要能离线核验，先运行 certificate keygen。\n')
    const ordered = value.certificates.map(
      ({ row, certificate }): Ordered => ({ certificate, place: row.place, over: reprint }),
    )
    const parts = [
      `证书 ${ordered.length} 份`,
      ...(trial ? ['只出校样，没有编号登记'] : reprint ? [] : [`其中新编号 ${value.fresh} 份`]),
      ...(value.amended > 0 ? [`改动 ${value.amended} 份`] : []),
      ...(bad > 0 ? [`另有 ${bad} 行有问题，没有发证`] : []),
    ]
    const certificates = ordered.map(({ certificate }) => certificate)
    // A trial leaves nothing in the register.
    const tried = trial ? new Map(certificates.map((one) => [one.number, one])) : undefined
    const counts = { register: register.path, fresh: value.fresh, amended: value.amended, bad }
    return {
      order: orderOf(ordered, press.paper, tried ? (number) => tried.get(number) : register.byNumber),
      told: {
        diagnostics: found,
        lines: [parts.join('，')],
        data: context.json ? { ...counts, certificates } : counts,
        failed: bad > 0,
      },
    }
  }
  return withRegister(
    context,
    options.register,
    async (register): Promise<Outcome> => {
      const { order, told } = await numbered(register)
      if (long) collect()
      return settleJob(context, order, press, options, told)
    },
    !reprint,
  )
}

/** Checks the list against itself, the register and the paper, all before anything is numbered; rows without errors. */
async function fitRows(
  register: Register,
  rows: readonly CertificateRow[],
  issuing: IssueOptions,
  press: Press,
  attempt: Trial,
): Promise<{ rows: CertificateRow[]; found: Diagnostic[] }> {
  const checked = checkIssue(register, rows, issuing)
  const fit = withoutErrors(rows, checked)
  const proved = await prove(fit, press, attempt)
  return { rows: proved.none ? [] : withoutErrors(fit, proved.found), found: [...checked, ...proved.found] }
}

/** As the list goes from top to bottom; first what is about no row. */
function inRowOrder(found: readonly Diagnostic[]): Diagnostic[] {
  const rowOf = ({ place }: Diagnostic): number => place?.row ?? place?.line ?? 0
  return [...found].sort((one, other) => rowOf(one) - rowOf(other))
}

/** What stays as it was first issued is said once, and only to who asked for another date. */
function gatherKept(found: readonly Diagnostic[], asked: boolean): Diagnostic[] {
  const kept = found.filter(({ code }) => code === 'certificate-first-issue-kept')
  const others = found.filter(({ code }) => code !== 'certificate-first-issue-kept')
  const [first] = kept
  if (!asked || !first) return others
  if (kept.length === 1) return [first, ...others]
  const message = `${kept.length} 份以前已发证，仍按首次发证的机关和日期印制`
  return [{ code: first.code, severity: 'info', message, remedy: '无须处理' }, ...others]
}

function dateOf(given: string | undefined, now: string): string {
  if (given === undefined) return now.slice(0, 10)
  const date = parseDate(given)
  if (date !== undefined) return date
  throw new Unusable(problem('usage', `日期 ${given} 不对`, { remedy: '写成 2025-07-01 或 2025年7月1日' }))
}

function seriesOf(given: string | undefined, date: string): Series {
  const { value, diagnostics } = parseSeries(given ?? `台科联证〔${date.slice(0, 4)}〕{seq:3}号`)
  if (!value) throw new Unusable(...diagnostics)
  return value
}
