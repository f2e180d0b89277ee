import type { Diagnostic } from '@gongwen/model'
import type { CertificateRow } from './certificate.ts'
import { nameKey, nearNames, numberKey, unseenCharacters } from './name.ts'
import { rowName } from './row-place.ts'
import { readTerm } from './term.ts'

/** The programme's naming rule (三（二）任务实施): 命名为“台州市XXX创新联合体”. */
export const consortiumName: RegExp = /^台州市.+创新联合体$/u

/** What a list is checked against. */
export interface RowRules {
  name: RegExp
  /** Column titles that must be filled. */
  required: string[]
  /** Longest name in characters. */
  longestName: number
  /** Column title of a time from … to …. */
  term?: string
}

export const consortiumRules: RowRules = {
  name: consortiumName,
  required: ['牵头单位'],
  longestName: 60,
  term: '建设期',
}

/** Longest number in characters: it stands in the file's name, too. */
const longestNumber = 60

function finding(row: CertificateRow, code: string, message: string, remedy: string, field = '名称'): Diagnostic {
  return { code, severity: 'error', message, remedy, place: { ...row.place, field } }
}

/** Checks one row by itself. */
function checkRow(row: CertificateRow, rules: RowRules): Diagnostic[] {
  const found: Diagnostic[] = []
  const name = row.name.trim()
  if (name === '') return [finding(row, 'row-missing-field', '“名称”没有填写', '填写后重新运行')]
  const unseen = unseenCharacters(name)
  if (unseen.length > 0) {
    const codes = unseen.map(
      (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
    )
    found.push(
      finding(
        row,
        'certificate-name-unseen',
        `“名称”含有看不见的字符 ${[...new Set(codes)].join('、')}`,
        '删去单元格内容，重新输入',
      ),
    )
  }
  if (/\p{Script=Han}\p{Z}|\p{Z}\p{Script=Han}/u.test(name)) {
    const message = `“名称”“${short(name)}”的汉字旁边有空格，照原样印`
    found.push({
      ...finding(row, 'certificate-name-space', message, '删去空格；确要留空则不必处理'),
      severity: 'warning',
    })
  }
  if (!rules.name.test(name)) {
    found.push(
      finding(
        row,
        'certificate-name-pattern',
        `“名称”是“${short(name)}”，应当形如“台州市XXX创新联合体”`,
        '按批复文件核对名称',
      ),
    )
  } else if (/XXX|×××|XX/iu.test(name.normalize('NFKC'))) {
    found.push(finding(row, 'certificate-name-placeholder', `“名称”里还留着占位的“${short(name)}”`, '填入实际名称'))
  }
  const length = [...name].length
  if (length > rules.longestName) {
    found.push(
      finding(
        row,
        'certificate-name-long',
        `“名称”有 ${length} 个字，超过 ${rules.longestName} 个字`,
        '核对是否粘贴了别的内容',
      ),
    )
  }
  if ([...(row.number ?? '')].length > longestNumber) {
    const message = `“编号”有 ${[...(row.number ?? '')].length} 个字，超过 ${longestNumber} 个字`
    found.push(finding(row, 'certificate-number-long', message, '核对是否粘贴了别的内容', '编号'))
  }
  for (const title of rules.required) {
    if ((row.fields[title] ?? '').trim() === '')
      found.push(finding(row, 'row-missing-field', `“${title}”没有填写`, '填写后重新运行', title))
  }
  return [...found, ...termFindings(row, rules.term)]
}

/** A time that ends before it begins is no time; one in other words is printed as it stands. */
function termFindings(row: CertificateRow, title: string | undefined): Diagnostic[] {
  const text = title === undefined ? undefined : row.fields[title]?.trim()
  if (title === undefined || !text) return []
  const term = readTerm(text)
  const remedy = '写成 2025年12月至2028年11月 的样子'
  if (term === 'unread') {
    const message = `“${title}”“${short(text)}”不是起止年月，照原样印`
    return [
      {
        ...finding(row, 'certificate-term-unread', message, `${remedy}；确是如此则不必处理`, title),
        severity: 'warning',
      },
    ]
  }
  return 'wrong' in term
    ? [finding(row, 'certificate-term-wrong', `“${title}”${term.wrong}`, `核对后${remedy}`, title)]
    : []
}

/** A cell in a message: what would end the line or turn its direction is shown as a space. */
function short(text: string): string {
  const shown = [...text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')]
  return shown.length > 40 ? `${shown.slice(0, 40).join('')}……` : shown.join('')
}

/** Rows that share a key: name or number. Each later one names the first. */
function doubles(
  rows: readonly CertificateRow[],
  key: (row: CertificateRow) => string,
  code: string,
  field: string,
): Diagnostic[] {
  const first = new Map<string, CertificateRow>()
  const found: Diagnostic[] = []
  for (const row of rows) {
    const value = key(row)
    if (value === '') continue
    const earlier = first.get(value)
    if (earlier) {
      const where = `${rowName(earlier.place)}“${short(field === '编号' ? (earlier.number ?? '') : earlier.name)}”`
      found.push(finding(row, code, `“${field}”与${where}重复`, '保留一行', field))
    } else first.set(value, row)
  }
  return found
}

/** Checks the whole list before anything is numbered: every problem in one list, worst first within a row's order. */
export function checkRows(rows: readonly CertificateRow[], rules: RowRules = consortiumRules): Diagnostic[] {
  const near = nearNames(rows.map(({ name }) => name)).map(([one, other]): Diagnostic => {
    const [first, second] = [rows[one], rows[other]] as [CertificateRow, CertificateRow]
    const message = `“名称”“${short(second.name)}”与${rowName(first.place)}“${short(first.name)}”只差一个字`
    return {
      ...finding(second, 'certificate-name-near', message, '确认不是同一家；是两家则不必处理'),
      severity: 'warning',
    }
  })
  return [
    ...rows.flatMap((row) => checkRow(row, rules)),
    ...doubles(rows, ({ name }) => nameKey(name), 'certificate-name-double', '名称'),
    ...doubles(rows, ({ number = '' }) => numberKey(number), 'certificate-number-double', '编号'),
    ...near,
  ]
}
