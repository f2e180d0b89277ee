import type { Diagnostic, Result } from '@gongwen/model'
import { hasErrors, result } from '@gongwen/model'
import type { Certificate, CertificateRow } from './certificate.ts'
import { parseCode, spellCode } from './code.ts'
import { alikeIssued, changesOf, conflictsOf, holderOf, nearIssued } from './conflicts.ts'
import type { SigningKey } from './key-file.ts'
import { numberKey } from './name.ts'
import { canonical, type Register } from './register.ts'
import { checkRows, type RowRules } from './row-check.ts'
import { rowKey } from './row-place.ts'
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
  /**
   * Accept rows that changed after issue: the certificate keeps its number, organ and date; the change is logged. With a key
   * a code that was issued unsigned is signed.
   */
  amend?: boolean
  /** Gives the certificates that would be issued, and leaves the register as it is. */
  trial?: boolean
  /** Only certificates that were issued before: a row without one is an error, and each print is logged. */
  reprint?: boolean
}

/** What an issue gave: a certificate for each good row, in the rows' order. */
export interface Issued {
  certificates: { row: CertificateRow; certificate: Certificate }[]
  /** How many were numbered now. */
  fresh: number
  amended: number
}

/** Everything that speaks against a list: the rows by themselves, beside each other, and against the register. Changes nothing. */
export function checkIssue(register: Register, rows: readonly CertificateRow[], options: IssueOptions): Diagnostic[] {
  return [
    ...checkRows(rows, options.rules),
    ...rows.flatMap((row) => conflictsOf(register, row, options)),
    ...nearIssued(register, rows, options),
    ...alikeIssued(register, rows),
  ]
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
  const inTransaction = options.trial ? register.asIf : register.alone
  return inTransaction(() => {
    const diagnostics = checkIssue(register, rows, options)
    if (hasErrors(diagnostics) && !options.skipBad)
      return result({ certificates: [], fresh: 0, amended: 0 }, diagnostics)
    return result(number(register, withoutErrors(rows, diagnostics), options), diagnostics)
  })
}

/** The rows that no error is about. */
export function withoutErrors(rows: readonly CertificateRow[], diagnostics: readonly Diagnostic[]): CertificateRow[] {
  const bad = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ place }) => rowKey(place)))
  return rows.filter(({ place }) => !bad.has(rowKey(place)))
}

function number(register: Register, rows: readonly CertificateRow[], options: IssueOptions): Issued {
  const { series } = options
  const foreign = [...register.entries()].flatMap(({ number, seq }) => (seq === null ? [number] : []))
  const given = rows.flatMap((row) => row.number?.trim() || [])
  const taken = new Set([...foreign, ...given].map(numberKey))
  let next = register.highest(series.pattern)
  const take = (): number => {
    do next += 1
    while ((taken.size > 0 && taken.has(numberKey(series.spell(next)))) || register.byNumber(series.spell(next)))
    return next
  }
  const issued: Issued = { certificates: [], fresh: 0, amended: 0 }
  for (const row of rows) {
    const known = holderOf(register, row, options.amend)
    if (known?.status === 'issued') {
      const changed = known.name !== row.name || canonical(known.fields) !== canonical(row.fields)
      const toSign = options.amend === true && options.key !== undefined && parseCode(known.code)?.keyId === ''
      issued.certificates.push({ row, certificate: changed || toSign ? amended(register, known, row, options) : known })
      if (changed || toSign) issued.amended += 1
      if (options.reprint)
        register.log({ at: options.at, kind: 'reprint', number: known.number, detail: `重印${row.name}` })
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
  const unsigned = parseCode(known.code)?.keyId === ''
  const code =
    known.name === row.name && !(unsigned && key) ? known.code : spellCode({ number, name: row.name, date }, key)
  const certificate: Certificate = { ...known, name: row.name, fields: row.fields, code }
  const before = Object.fromEntries(
    changed.map((title) => [title, title === '名称' ? known.name : (known.fields[title] ?? '')]),
  )
  register.change(certificate)
  if (changed.length > 0)
    register.log({ at, kind: 'amend', number, detail: `改动${changed.join('、')}，原为 ${JSON.stringify(before)}` })
  if (unsigned && code !== known.code) register.log({ at, kind: 'amend', number, detail: '二维码补签名' })
  return certificate
}
