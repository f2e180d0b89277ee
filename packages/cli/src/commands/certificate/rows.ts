import { type CertificateRow, readTerm } from '@gongwen/certificates'
import type { Diagnostic } from '@gongwen/model'
import { rowsOf, type Schema } from '@gongwen/templates'
import { Unusable } from '../../outcome.ts'

/** Columns of the clerk's list. 备注 is the clerk's own and not printed. */
const schema: Schema = {
  type: 'object',
  properties: {
    index: { title: '序号', type: 'string' },
    name: { title: '名称', type: 'string' },
    lead: { title: '牵头单位', type: 'string' },
    members: { title: '成员单位', type: 'array', items: { type: 'string' } },
    term: { title: '建设期', type: 'string' },
    number: { title: '编号', type: 'string' },
    remark: { title: '备注', type: 'string' },
    photo: { title: '照片', type: 'string' },
  },
  required: ['name'],
}

/** Column titles, for help and guides. */
export const columns: readonly string[] = ['名称', '牵头单位', '成员单位', '建设期', '编号', '备注', '照片']

interface Entry {
  name: string
  lead?: string
  members?: string[]
  term?: string
  number?: string
  photo?: string
}

/** Reads the list: XLSX, XLS, CSV, JSON, JSONL. Whether a row may be issued is not asked here. */
export async function readRows(
  bytes: Uint8Array,
  file: string,
): Promise<{ rows: CertificateRow[]; read: number; diagnostics: Diagnostic[] }> {
  const { value, diagnostics } = await rowsOf(bytes, file, schema)
  if (value.read === 0) throw new Unusable(...diagnostics)
  const rows = value.rows.map(({ value: entry, place }) => rowOf(entry as Entry, place))
  return { rows, read: value.read, diagnostics }
}

function rowOf({ name, lead, members, term, number, photo }: Entry, place: CertificateRow['place']): CertificateRow {
  const printed: [string, string | undefined][] = [
    ['牵头单位', lead],
    ['成员单位', listed(members)],
    ['建设期', spelt(term)],
    ['照片', photo],
  ]
  const fields = Object.fromEntries(printed.filter((entry): entry is [string, string] => Boolean(entry[1])))
  return { name, ...(number !== undefined && { number }), fields, place }
}

/** Names of units stand with 、 between them. A comma inside a foreign name (Co., Ltd.) is left alone. */
function listed(members: readonly string[] | undefined): string | undefined {
  return members
    ?.join('、')
    .replace(/(?<=[\p{Script=Han}）)])\s*[,，;；]\s*|[,，;；]\s*(?=\p{Script=Han})/gu, '、')
    .replace(/、{2,}/g, '、')
    .replace(/^、|、$/g, '')
}

/** The term in full; what cannot be read as one stays as it was typed, and is told with the other findings. */
function spelt(term: string | undefined): string | undefined {
  const read = term === undefined ? 'unread' : readTerm(term)
  return read !== 'unread' && 'spelt' in read ? read.spelt : term
}
