import { join } from 'node:path'
import { type Certificate, makeRevocationList, type Register, verifierPage } from '@gongwen/certificates'
import { writeXlsx } from '@gongwen/generator'
import { formatDate, type Workbook } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { at, type OutputFile, writeOutputs } from '../../files.ts'
import type { Outcome } from '../../outcome.ts'
import { isoAt } from '../../time.ts'
import { signingKey } from './key.ts'
import { withRegister } from './register.ts'

interface ExportOptions {
  register?: string
  output: string
  key?: string
  force?: boolean
}

/** 导出登记簿 (XLSX) and, with a key, the offline verifier page and the signed list of revocations. */
export function exportRegister(
  context: Context,
  { register: path, output, key: keyPath, force }: ExportOptions,
): Promise<Outcome> {
  return withRegister(context, path, async (register): Promise<Outcome> => {
    const folder = at(context, output)
    const key = await signingKey(context, keyPath)
    const asOf = isoAt(context.now()).slice(0, 10)
    const files: OutputFile[] = [
      { path: join(folder, '证书登记簿.xlsx'), bytes: await writeXlsx(registerBook(register)) },
    ]
    if (key) {
      const list = makeRevocationList(register.all(), asOf, key)
      const organ = register.all().at(-1)?.organ ?? ''
      files.push(
        { path: join(folder, '撤销名单.json'), bytes: Buffer.from(`${JSON.stringify(list, undefined, 2)}\n`) },
        { path: join(folder, '证书核验.html'), bytes: Buffer.from(verifierPage({ organ, keys: [key.raw], list })) },
      )
    } else context.tell('没有签名钥匙，只导出登记簿；核验页和撤销名单需要签名（certificate keygen）。\n')
    return { status: 0, diagnostics: [], files: writeOutputs(context, files, force) }
  })
}

function registerBook(register: Register): Workbook {
  const certificates = register.all()
  const titles = [...new Set(certificates.flatMap(({ fields }) => Object.keys(fields)))]
  const row = (certificate: Certificate, index: number): (string | number | null)[] => [
    index + 1,
    certificate.number,
    certificate.name,
    ...titles.map((title) => certificate.fields[title] ?? ''),
    certificate.organ,
    formatDate(certificate.date) ?? certificate.date,
    certificate.status === 'revoked' ? '已撤销' : '有效',
    certificate.revokedOn ?? '',
    certificate.reason ?? '',
  ]
  return {
    title: '证书登记簿',
    sheets: [
      {
        name: '证书',
        heading: '证书登记簿',
        landscape: true,
        columns: [
          { title: '序号', width: 6, align: 'center', format: 'number' },
          { title: '编号', width: 24 },
          { title: '名称', width: 36 },
          ...titles.map((title) => ({ title, width: 28 })),
          { title: '发证机关', width: 18 },
          { title: '发证日期', width: 16 },
          { title: '状态', width: 8, align: 'center' },
          { title: '撤销日期', width: 12 },
          { title: '撤销理由', width: 24 },
        ],
        rows: certificates.map(row),
      },
      {
        name: '记录',
        landscape: true,
        columns: [
          { title: '时间', width: 28 },
          { title: '事项', width: 10 },
          { title: '编号', width: 24 },
          { title: '内容', width: 80 },
        ],
        rows: register.events().map(({ at, kind, number, detail }) => [at, kinds[kind], number, detail]),
      },
    ],
  }
}

const kinds = { issue: '发证', amend: '改动', revoke: '撤销', reprint: '重印' } as const
