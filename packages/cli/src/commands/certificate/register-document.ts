import type { Certificate } from '@gongwen/certificates'
import { type Document, document, formatDate, paragraph, table, title } from '@gongwen/model'

/** Shares of the width: 序号, 编号, 名称, 牵头单位, 发证日期, 状态, 领取人签字. */
const widths = [5, 20, 21, 18, 15, 6, 15]

/** The register as a list for print, with room to sign when a certificate is collected. */
export function registerDocument(certificates: readonly Certificate[], asOf: string): Document {
  const rows = certificates.map(({ number, name, fields, date, status }, index) => [
    String(index + 1),
    number,
    name,
    fields['牵头单位'] ?? '',
    formatDate(date),
    status === 'revoked' ? '已撤销' : '有效',
    '',
  ])
  const revoked = certificates.filter(({ status }) => status === 'revoked').length
  const organs = [...new Set(certificates.map(({ organ }) => organ))].join('、')
  const head = ['序号', '编号', '名称', '牵头单位', '发证日期', '状态', '领取人签字']
  const columns = widths.map(
    (width, index) => ({ width, align: [0, 4, 5].includes(index) ? 'center' : 'left' }) as const,
  )
  return document(
    '证书登记簿',
    [
      title('证书登记簿'),
      paragraph(
        `发证机关：${organs || '（尚未发证）'}\u3000截至${formatDate(asOf)}，共${certificates.length}份，其中已撤销${revoked}份。`,
      ),
      table([head, ...rows], { columns, headRows: 1 }),
    ],
    { kind: 'report', orientation: 'landscape', duplex: false, folio: 'centre' },
    { created: `${asOf}T00:00:00+08:00` },
  )
}
