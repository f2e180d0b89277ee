import type { Diagnostic } from '@gongwen/model'
import type { Certificate, CertificateRow } from './certificate.ts'
import { parseCode } from './code.ts'
import type { IssueOptions } from './issue.ts'
import { nameKey, nearKnown, numberKey } from './name.ts'
import type { Register } from './register.ts'

/** What the register says against a row. */
export function conflictsOf(
  register: Register,
  row: CertificateRow,
  { reissue, amend, reprint, series, organ, date, key }: IssueOptions,
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
  if (reprint && !known) {
    return [
      report(
        'certificate-not-issued',
        '“名称”还没有发过证',
        '新的行用 certificate issue 发证；改了名称的，在“编号”写上原来的编号',
        '名称',
      ),
    ]
  }
  if (known?.status === 'revoked' && (reprint || !reissue)) {
    return [
      report(
        'certificate-was-revoked',
        `“名称”的证书 ${known.number} 已于 ${known.revokedOn} 撤销`,
        reprint
          ? '已撤销的证书不能重印；从名单中删去这一行，或加 --skip-bad 跳过'
          : '不再发证的，从名单中删去这一行；确要重新发证，加 --reissue',
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
    if (known.name !== row.name && !key && parseCode(known.code)?.keyId !== '') {
      return [
        report(
          'certificate-key-needed',
          `${known.number} 的二维码有签名，改名称要重新签名`,
          '用 --key 指明签名钥匙',
          '名称',
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

/** New names one character apart from one that was issued before: a slip put right after the issue would be a second certificate. */
export function nearIssued(
  register: Register,
  rows: readonly CertificateRow[],
  { amend, reprint }: Pick<IssueOptions, 'amend' | 'reprint'>,
): Diagnostic[] {
  const fresh = reprint ? [] : rows.filter((row) => row.name !== '' && holderOf(register, row, amend) === undefined)
  if (fresh.length === 0) return []
  const listed = new Set(rows.map(({ name }) => nameKey(name)))
  return nearKnown(
    fresh.map(({ name }) => name),
    valid(listed, register.entries()),
  ).flatMap(([index, known]): Diagnostic[] => {
    const row = fresh[index]
    if (!row) return []
    const remedy = `确是两家则不必处理；是同一家改了名称，在“编号”写上 ${known.number}，用 certificate reprint --amend`
    const message = `“名称”与已发证的 ${known.number}“${known.name}”只差一个字`
    return [
      { code: 'certificate-name-near', severity: 'warning', message, remedy, place: { ...row.place, field: '名称' } },
    ]
  })
}

/** What the list names itself is compared within the list, and what was revoked not at all. */
function* valid<T extends Pick<Certificate, 'name' | 'status'>>(
  listed: ReadonlySet<string>,
  known: Iterable<T>,
): Iterable<T> {
  for (const one of known) if (one.status === 'issued' && !listed.has(nameKey(one.name))) yield one
}

/** Numbers of the clerk's own that only look different from one that was issued to somebody else. */
export function alikeIssued(register: Register, rows: readonly CertificateRow[]): Diagnostic[] {
  const own = new Map<string, CertificateRow[]>()
  for (const row of rows) {
    const number = row.number?.trim()
    if (number && !register.byNumber(number)) own.set(numberKey(number), [...(own.get(numberKey(number)) ?? []), row])
  }
  if (own.size === 0) return []
  const found: Diagnostic[] = []
  for (const { number, name } of register.entries()) {
    for (const row of own.get(numberKey(number)) ?? []) {
      if (nameKey(row.name) === nameKey(name)) continue
      const message = `“编号”${row.number?.trim()} 与已发给“${name}”的 ${number} 只是写法不同`
      const remedy = '改用别的编号，或清空此格由程序编号'
      const place = { ...row.place, field: '编号' }
      found.push({ code: 'certificate-number-taken', severity: 'error', message, remedy, place })
    }
  }
  return found
}

/** The certificate that a row is about: by its name, or, when a name is corrected on purpose, by its number. */
export function holderOf(register: Register, row: CertificateRow, amend = false): Certificate | undefined {
  const named = register.byName(row.name)
  if (named || !amend || !row.number) return named
  return register.byNumber(row.number.trim())
}

/** Titles of what changed since the issue. */
export function changesOf(known: Certificate, row: CertificateRow): string[] {
  const titles = new Set([...Object.keys(known.fields), ...Object.keys(row.fields)])
  const changed = [...titles].filter((title) => (known.fields[title] ?? '') !== (row.fields[title] ?? ''))
  return known.name === row.name ? changed : ['名称', ...changed]
}
