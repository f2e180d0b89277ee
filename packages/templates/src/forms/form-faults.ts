import type { Diagnostic } from '@gongwen/model'
import type { ReadText } from '@gongwen/readers'
import { doubledHeadings, type FormAnswer, type HeadingLine } from './form-answers.ts'
import type { FormPage } from './form-page.ts'
import type { FormPlaces } from './form-places.ts'
import type { TableValues } from './form-tables.ts'
import type { ControlValue, FormValue } from './form-values.ts'

/** A form on the way to its data. */
export interface FormReading {
  read: ReadText
  file: string
  places: FormPlaces
  page: FormPage
  values: readonly FormValue[]
  controls: readonly ControlValue[]
  tables: TableValues
  answers: readonly FormAnswer[]
}

/** Why a file is not read at all: no form of this kind, several in one, a scan, a form that nobody filled in. */
export function refusalOf(
  reading: FormReading & { headings: readonly string[]; lines: readonly HeadingLine[] },
): Diagnostic | undefined {
  const { read, file, headings, lines, values } = reading
  const refuse = (code: string, message: string, remedy: string): Diagnostic => ({
    code,
    severity: 'error',
    message,
    remedy,
    place: { file },
  })
  if (read.scanned && read.scanned.length > 0 && read.fields.length === 0) {
    return refuse(
      'form-scanned',
      '是扫描件，读不出填写的内容',
      '请申报单位提交电子表格（DOCX 或可填写的 PDF），不要打印后扫描',
    )
  }
  if (read.format === 'zip') return refuse('form-not-found', '是压缩包，没有读取', '解压后再读里面的表格')
  if (headings.length > 1 && doubledHeadings(lines) >= headings.length / 2) {
    return refuse('form-several', '一个文件里有不止一份表格，分不清哪些内容属于哪一份', '请拆成一份表格一个文件')
  }
  const { found, missing } = foundOf(reading)
  if (found.length < (found.length + missing.length) / 2) {
    const some = missing.slice(0, 5).join('、')
    const message =
      found.length === 0
        ? '不是这份表格，或表格的格式已被破坏'
        : `不是这份表格，或表格的格式已被破坏：只认出 ${found.length} 个栏目，没有找到 ${some}等 ${missing.length} 个栏目`
    return refuse('form-not-found', message, '请申报单位在原表格中填写')
  }
  if (values.every(({ value }) => ['', 'false', '否'].includes(value.trim()))) {
    return refuse('form-blank', '是空白表，没有填写内容', '请申报单位填写后重新提交')
  }
  return undefined
}

/** Titles of places that the file has, filled in or not, and of those it lacks. */
function foundOf({ places, controls, tables, answers }: Omit<FormReading, 'page'>): {
  found: string[]
  missing: string[]
} {
  const paths = new Set(
    [...controls, ...tables.singles, ...answers.map(({ value }) => value)].map(({ path }) =>
      JSON.stringify(typeof path[1] === 'number' ? path.slice(0, 1) : path),
    ),
  )
  const all = [
    ...places.leaves.map(({ path, title }) => ({ title, has: paths.has(JSON.stringify(path)) })),
    ...places.lists.map(({ key, title }) => ({
      title,
      has: tables.lists.has(key) || paths.has(JSON.stringify([key])),
    })),
  ]
  return {
    found: all.filter(({ has }) => has).map(({ title }) => title),
    missing: all.filter(({ has }) => !has).map(({ title }) => title),
  }
}

/** What was in the file and did not become data, or may not be what the person meant: each with its place. */
export function formFault(
  reading: FormReading & { open: (value: FormValue) => boolean; titleAt: (value: FormValue) => string },
): Diagnostic[] {
  const { read, file, page, controls, tables, answers, open, titleAt } = reading
  const say = (
    severity: Diagnostic['severity'],
    code: string,
    message: string,
    remedy: string,
    field?: string,
  ): Diagnostic => ({ code, severity, message, remedy, place: { file, ...(field !== undefined && { field }) } })
  const faults: Diagnostic[] = []
  const { missing } = foundOf(reading)
  if (missing.length > 0)
    faults.push(
      say('warning', 'form-label-missing', `没有找到这些栏目：${missing.join('、')}`, '核对栏目是否被改名或删去'),
    )
  for (const words of tables.unknown)
    faults.push(
      say('warning', 'form-label-unknown', `不认识${words}，没有读取`, '核对栏目名称是否被改动，必要时人工补录'),
    )
  for (const row of tables.misaligned)
    faults.push(
      say(
        'error',
        'form-row-misaligned',
        '单元格被合并或拆分，与表头对不上，这一行没有读取',
        '恢复表格的列后重新提交',
        row,
      ),
    )
  for (const { value, lost } of answers)
    if (lost !== undefined && open(value) && value.value !== '')
      faults.push(
        say(
          'error',
          'form-section-lost',
          `后面的标题“${lost}”不见了，分不清内容到哪里为止，没有取值`,
          '恢复表格的标题后重新提交',
          titleAt(value),
        ),
      )
  for (const { place, start, end, value } of read.format === 'pdf' ? [] : controls) {
    if (value.trim() === '' || end <= start) continue
    const cell = page.tables.flatMap(({ rows }) => rows.flat()).find((one) => one.start <= start && end <= one.end)
    const answer = answers.find((one) => one.start <= start && end <= one.end)
    const around = cell ?? answer
    const more = around ? page.words(around.start, around.end, 'controls') : ''
    if (more !== '')
      faults.push(
        say(
          'warning',
          'form-text-beside',
          `控件之外还写有“${more.replace(/\s+/g, ' ').slice(0, 40)}”，没有读取`,
          '核对后人工补录，或请申报单位写进控件里',
          place,
        ),
      )
  }
  const revised = read.fields.filter(({ start, end }) =>
    read.revisions.some((one) => start <= one.start && one.end <= end),
  )
  const where = [...new Set(revised.map(({ label }) => label).filter(Boolean))].join('、')
  if (read.revisions.length > 0)
    faults.push(
      say(
        'warning',
        'form-revised',
        `有 ${read.revisions.length} 处未接受的修订${where && `（${where}）`}，按接受后的内容读取`,
        '核对修订是否都要接受',
      ),
    )
  if (read.format === 'pdf' && controls.length === 0)
    faults.push(
      say(
        'warning',
        'form-printed',
        '是打印成的 PDF，没有可填写的栏目，换行处和标点可能与原文不同',
        '请逐项核对，或请申报单位提交 DOCX 或可填写的 PDF',
      ),
    )
  return faults
}
