import type { Diagnostic, Result } from '@gongwen/model'
import { hasErrors, result } from '@gongwen/model'
import type { Certificate, CertificateRow } from './certificate.ts'
import { spellCode } from './code.ts'
import type { SigningKey } from './key-file.ts'
import { canonical, type Register } from './register.ts'
import { checkRows, type RowRules } from './row-check.ts'
import type { Series } from './series.ts'

/** What an issue is made with. */
export interface IssueOptions {
  series: Series
  organ: string
  /** ISO date printed on new certificates. */
  date: string
  key?: SigningKey
  /** ISO date and time for the log. */
  at: string
  rules?: RowRules
  /** Leave bad rows out and issue the others. */
  skipBad?: boolean
  /** A name whose certificate was revoked may get a new one. */
  reissue?: boolean
  /** Accept rows that changed after issue: the certificate keeps its number, organ and date; the change is logged. */
  amend?: boolean
}

/** What an issue gave: a certificate for each good row, in the rows' order. */
export interface Issued {
  certificates: { row: CertificateRow; certificate: Certificate }[]
  /** How many were numbered now. */
  fresh: number
  amended: number
}

/**
 * Checks the whole list, then numbers what is new in one transaction: after it the numbers stand, whatever happens to the
 * files, and issuing the same rows again gives the same certificates. With errors nothing is numbered unless `skipBad`.
 */
export function issueCertificates(
  register: Register,
  rows: readonly CertificateRow[],
  options: IssueOptions,
): Result<Issued> {
  const diagnostics = checkRows(rows, options.rules)
  return register.alone(() => {
    diagnostics.push(...rows.flatMap((row) => conflictsOf(register, row, options)))
    const bad = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ place }) => placeKey(place)))
    if (hasErrors(diagnostics) && !options.skipBad)
      return result({ certificates: [], fresh: 0, amended: 0 }, diagnostics)
    const good = rows.filter(({ place }) => !bad.has(placeKey(place)))
    return result(number(register, good, options), diagnostics)
  })
}

const placeKey = (place: CertificateRow['place'] | undefined): string => `${place?.file} ${place?.sheet} ${place?.row}`

/** What the register says against a row. */
function conflictsOf(
  register: Register,
  row: CertificateRow,
  { reissue, amend, series, organ, date }: IssueOptions,
): Diagnostic[] {
  const report = (
    code: string,
    message: string,
    remedy: string,
    field: string,
    severity: Diagnostic['severity'] = 'error',
  ): Diagnostic => ({
    code,
    severity,
    message,
    remedy,
    place: { ...row.place, field },
  })
  const number = row.number?.trim()
  const holder = number ? register.byNumber(number) : undefined
  const known = holderOf(register, row, amend)
  if (known?.status === 'revoked' && !reissue) {
    return [
      report(
        'certificate-was-revoked',
        `“名称”的证书 ${known.number} 已于 ${known.revokedOn} 撤销`,
        '确要重新发证，加 --reissue',
        '名称',
      ),
    ]
  }
  if (known?.status === 'issued') {
    if (number && number !== known.number) {
      return [
        report(
          'certificate-number-changed',
          `“编号”写的是 ${number}，登记簿中已发 ${known.number}`,
          '编号一经发出不再改变；改正或清空此格',
          '编号',
        ),
      ]
    }
    if (!amend && changesOf(known, row).length > 0) {
      const changed = changesOf(known, row).join('、')
      return [
        report(
          'certificate-row-changed',
          `与发证时的内容不同：${changed}`,
          '确认要改，用 certificate reprint --amend，改动会留下记录',
          changed,
        ),
      ]
    }
    if (known.organ !== organ || known.date !== date) {
      const kept = `“名称”已发证，仍按首次发证的 ${known.organ}、${known.date} 印制`
      return [report('certificate-first-issue-kept', kept, '无须处理', '名称', 'info')]
    }
    return []
  }
  if (holder)
    return [
      report(
        'certificate-number-taken',
        `“编号”${number} 已发给“${holder.name}”`,
        '改用别的编号，或清空此格由程序编号',
        '编号',
      ),
    ]
  if (number && series.read(number) === undefined) {
    return [
      report(
        'certificate-number-foreign',
        `“编号”${number} 不合编号规则 ${series.pattern}`,
        '核对编号；确属别的系列则不必处理',
        '编号',
        'warning',
      ),
    ]
  }
  return []
}

/** The certificate that a row is about: by its name, or, when a name is corrected on purpose, by its number. */
function holderOf(register: Register, row: CertificateRow, amend = false): Certificate | undefined {
  const named = register.byName(row.name)
  if (named || !amend || !row.number) return named
  return register.byNumber(row.number.trim())
}

/** Titles of what changed since the issue. */
function changesOf(known: Certificate, row: CertificateRow): string[] {
  const titles = new Set([...Object.keys(known.fields), ...Object.keys(row.fields)])
  const changed = [...titles].filter((title) => (known.fields[title] ?? '') !== (row.fields[title] ?? ''))
  return known.name === row.name ? changed : ['名称', ...changed]
}

function number(register: Register, rows: readonly CertificateRow[], options: IssueOptions): Issued {
  const { series } = options
  const given = new Set(rows.flatMap((row) => series.read(row.number?.trim() ?? '') ?? []))
  let next = register.highest(series.pattern)
  const take = (): number => {
    do next += 1
    while (given.has(next))
    return next
  }
  const issued: Issued = { certificates: [], fresh: 0, amended: 0 }
  for (const row of rows) {
    const known = holderOf(register, row, options.amend)
    if (known?.status === 'issued') {
      const changed = known.name !== row.name || canonical(known.fields) !== canonical(row.fields)
      issued.certificates.push({ row, certificate: changed ? amended(register, known, row, options) : known })
      if (changed) issued.amended += 1
      continue
    }
    const own = row.number?.trim()
    const seq = own ? (series.read(own) ?? null) : take()
    issued.certificates.push({ row, certificate: fresh(register, row, own || series.spell(seq ?? 0), seq, options) })
    issued.fresh += 1
  }
  return issued
}

function fresh(
  register: Register,
  row: CertificateRow,
  number: string,
  seq: number | null,
  options: IssueOptions,
): Certificate {
  const { organ, date, key, at, series } = options
  const code = spellCode({ number, name: row.name, date }, key)
  const certificate: Certificate = { number, name: row.name, fields: row.fields, organ, date, code, status: 'issued' }
  register.add(certificate, series.pattern, seq)
  register.log({ at, kind: 'issue', number, detail: `发给${row.name}` })
  return certificate
}

function amended(register: Register, known: Certificate, row: CertificateRow, { key, at }: IssueOptions): Certificate {
  const { number, date } = known
  const changed = changesOf(known, row)
  const code = known.name === row.name ? known.code : spellCode({ number, name: row.name, date }, key)
  const certificate: Certificate = { ...known, name: row.name, fields: row.fields, code }
  const before = Object.fromEntries(
    changed.map((title) => [title, title === '名称' ? known.name : (known.fields[title] ?? '')]),
  )
  register.change(certificate)
  register.log({ at, kind: 'amend', number, detail: `改动${changed.join('、')}，原为 ${JSON.stringify(before)}` })
  return certificate
}

/** Revokes a certificate; the number is never used again. */
export function revokeCertificate(
  register: Register,
  number: string,
  { reason, on, at }: { reason: string; on: string; at: string },
): Result<Certificate | undefined> {
  return register.alone(() => {
    const known = register.byNumber(number)
    const refuse = (code: string, message: string, remedy: string): Result<undefined> =>
      result(undefined, [{ code, severity: 'error', message, remedy }])
    if (!known) return refuse('certificate-unknown', `登记簿中没有编号 ${number}`, '用 certificate list 查看已发证书')
    if (known.status === 'revoked')
      return refuse('certificate-was-revoked', `${number} 已于 ${known.revokedOn} 撤销`, '无须再次撤销')
    if (reason.trim() === '') return refuse('revocation-reason-missing', '撤销证书要写明理由', '加 --reason 理由')
    const revoked: Certificate = { ...known, status: 'revoked', revokedOn: on, reason }
    register.change(revoked)
    register.log({ at, kind: 'revoke', number, detail: reason })
    return result(revoked)
  })
}
