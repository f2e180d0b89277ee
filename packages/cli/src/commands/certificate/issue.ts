import { join } from 'node:path'
import { type Certificate, issueCertificates, parseSeries, safeFileName } from '@gongwen/certificates'
import { layout, writeDocx, writePdf } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { fill, loadTemplate, type Template } from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, type OutputFile, shown, writeWhole } from '../../files.ts'
import { makeHost } from '../../host.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { readFormats } from '../../produce.ts'
import { startProgress } from '../../progress.ts'
import { isoAt } from '../../time.ts'
import { signingKey } from './key.ts'
import { withRegister } from './register.ts'
import { readRows } from './rows.ts'

export interface IssueCommandOptions {
  rows: string
  output: string
  register?: string
  pattern?: string
  organ: string
  date?: string
  key?: string
  to: string
  template: string
  skipBad?: boolean
  reissue?: boolean
  amend?: boolean
}

/** 发证: checks the whole list, numbers what is new in the register, then writes the files; run again, it goes on. */
export async function issue(context: Context, options: IssueCommandOptions): Promise<Outcome> {
  const formats = readFormats(options.to, ['pdf', 'docx'])
  const template = templateOf(options.template)
  const { rows, diagnostics } = await readRows(context, options.rows)
  const key = await signingKey(context, options.key)
  const now = isoAt(context.now())
  const date = options.date ?? now.slice(0, 10)
  const { value: series, diagnostics: patternProblems } = parseSeries(
    options.pattern ?? `台科联证〔${date.slice(0, 4)}〕{seq:3}号`,
  )
  if (!series) throw new Unusable(...patternProblems)
  if (!/^\d{4}-\d\d-\d\d$/.test(date))
    throw new Unusable(problem('usage', `日期 ${date} 不对`, { remedy: '写成 2025-07-01 的样子' }))
  return withRegister(context, options.register, async (register): Promise<Outcome> => {
    const { skipBad = false, reissue = false, amend = false } = options
    const issued = issueCertificates(register, rows, {
      series,
      organ: options.organ,
      date,
      at: now,
      skipBad,
      reissue,
      amend,
      ...(key && { key }),
    })
    const all = [...diagnostics, ...issued.diagnostics]
    if (hasErrors(issued.diagnostics) && !skipBad) throw new Unusable(...all)
    if (!key) context.tell('没有签名钥匙，二维码未签名；要能离线核验，先运行 certificate keygen。\n')
    const progress = startProgress(context, '生成证书')
    const files: string[] = []
    for (const [index, { certificate }] of issued.value.certificates.entries()) {
      if (context.signal.aborted) return { status: 130, diagnostics: all, files }
      for (const file of await filesOf(context, template, certificate, at(context, options.output), formats, all)) {
        writeWhole(context, file)
        files.push(shown(context, file.path))
      }
      progress.step(index + 1, issued.value.certificates.length)
    }
    progress.end()
    const { fresh, amended, certificates } = issued.value
    const lines = [`证书 ${certificates.length} 份，其中新编号 ${fresh} 份${amended > 0 ? `，改动 ${amended} 份` : ''}`]
    const data = { register: register.path, certificates: certificates.map(({ certificate }) => certificate) }
    return { status: hasErrors(all) ? 1 : 0, diagnostics: all, files, lines, data }
  })
}

function templateOf(name: string): Template {
  const { value, diagnostics } = loadTemplate(name)
  if (!value) throw new Unusable(...diagnostics)
  return value
}

async function filesOf(
  context: Context,
  template: Template,
  certificate: Certificate,
  folder: string,
  formats: readonly string[],
  all: Diagnostic[],
): Promise<OutputFile[]> {
  const { number, name, fields, organ, date, code } = certificate
  const members = fields['成员单位']
    ?.split(/[、,，;；\n]+/)
    .map((member) => member.trim())
    .filter(Boolean)
  const data = {
    名称: name,
    编号: number,
    ...fields,
    ...(members && { 成员单位: members }),
    颁发机关: organ,
    颁发日期: date,
    验证码: code,
  }
  const { value: document, diagnostics } = fill(template, data)
  all.push(...diagnostics)
  if (!document) throw new Unusable(...diagnostics)
  const { host } = makeHost(context, document, { folders: [template.folder], fonts: 'oss' })
  const base = join(folder, safeFileName(`${number}-${name}`))
  const files: OutputFile[] = []
  if (formats.includes('pdf')) {
    const frames = layout(document, host)
    const pdf = await writePdf(frames.value, document.properties, host)
    all.push(...frames.diagnostics, ...pdf.diagnostics)
    files.push({ path: `${base}.pdf`, bytes: pdf.value })
  }
  if (formats.includes('docx')) {
    const docx = writeDocx(document, host)
    all.push(...docx.diagnostics)
    files.push({ path: `${base}.docx`, bytes: docx.value })
  }
  return files
}
