import type { Certificate, Register } from '@gongwen/certificates'
import { formatDate, type Workbook } from '@gongwen/model'
import { columns } from './rows.ts'

/** Words for the kinds of events. */
export const eventNames = { issue: '发证', amend: '改动', revoke: '撤销', reprint: '重印' } as const

/** The register as a workbook: the certificates, and everything that was ever done to them. */
export function registerBook(register: Register): Workbook {
  const certificates = register.all()
  const used = new Set(certificates.flatMap(({ fields }) => Object.keys(fields)))
  const titles = [
    ...columns.filter((title) => used.has(title)),
    ...[...used].filter((title) => !columns.includes(title)),
  ]
  const row = (certificate: Certificate, index: number): (string | number | null)[] => [
    index + 1,
    certificate.number,
    certificate.name,
    ...titles.map((title) => certificate.fields[title] ?? ''),
    certificate.organ,
    formatDate(certificate.date),
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
        rows: register.events().map(({ at, kind, number, detail }) => [at, eventNames[kind], number, detail]),
      },
    ],
  }
}
