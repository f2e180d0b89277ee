import type { Cell, Sheet } from '@gongwen/readers'
import type { Found } from './source.ts'
import { problem, rawMail } from './source.ts'

/** One row of a register of letters, faxes, visits and calls. */
export interface Entry {
  channel: string
  name: string
  unit: string
  phone: string
  address: string
  /** ISO date or date and time. */
  received: string
  subject: string
  clause: string
  text: string
  reason: string
}

/** Column titles as offices write them. */
const columns: readonly (readonly [keyof Entry, RegExp])[] = [
  [
    'text',
    /^(?:(?:主要|具体|反映|来信|来电|修改)?(?:意见|建议|内容|诉求)(?:建议|内容|和建议|与建议|及建议)?|意见建议|意见和建议|通话(?:内容|记录)|电话(?:内容|记录)|记录内容)$/,
  ],
  ['received', /^(?:(?:来信|收到|收件|收信|来电|来访|登记|接收|接听|通话|受理)(?:日期|时间)|日期|时间)$/],
  ['channel', /^(?:(?:来信|反馈|提出|征集|反映|接收)?(?:方式|渠道|途径|来源|形式)|类型|类别)$/],
  ['unit', /^(?:(?:来信|反馈|提出|所在|工作)?单位(?:名称|全称)?|来信单位|企业名称|公司)$/],
  [
    'name',
    /^(?:姓名|来信人|来电人|来访人|联系人|提出人|反映人|反馈人|意见人|署名|来信人姓名|单位或个人|单位[（(]个人[）)]|来信单位或个人|提出单位或个人|姓名或单位|姓名\/单位|单位\/姓名)$/,
  ],
  ['phone', /^(?:联系)?(?:电话|方式|手机|电话号码|手机号码?)$/],
  ['address', /^(?:电子)?(?:邮箱|邮件地址|邮件|信箱)(?:地址)?$|^E-?mail$/i],
  ['subject', /^(?:主题|标题|事由)$/],
  ['clause', /^(?:涉及|对应|所涉|针对)?(?:条款|条文|章节|条目)(?:位置|号|序号)?$/],
  ['reason', /^(?:修改)?(?:理由|原因|依据|说明)$/],
]

interface Layout {
  header: number
  at: Map<keyof Entry, number>
}

/** Where a sheet has its columns; undefined when it is no register: one needs what was said, and when or how it came. */
export function registerLayout(sheet: Sheet): Layout | undefined {
  for (let header = 0; header < Math.min(6, sheet.rows.length); header++) {
    const at = new Map<keyof Entry, number>()
    sheet.rows[header]?.forEach((cell, index) => {
      const title = cell.text.normalize('NFKC').replace(/[\s*：:]/g, '')
      const known = columns.find(([name, pattern]) => !at.has(name) && pattern.test(title))
      if (known) at.set(known[0], index)
    })
    const who = at.has('name') || at.has('unit') || at.has('phone')
    if (at.has('text') && who && (at.has('received') || at.has('channel'))) return { header, at }
  }
  return undefined
}

/** The letters of a register, a row each. Rows without words are listed when anything else stands in them. */
export function* entriesOf(sheets: readonly Sheet[], label: string): Generator<Found> {
  for (const sheet of sheets) {
    const layout = registerLayout(sheet)
    if (!layout) continue
    const several = sheets.length > 1 ? `${sheet.name}!` : ''
    for (let row = layout.header + 1; row < sheet.rows.length; row++) {
      const cells = sheet.rows[row] ?? []
      if (cells.every(({ kind }) => kind === 'empty')) continue
      const entry = entryOf(cells, layout)
      const source = `${label}#${several}${row + 1}`
      if (entry.text.trim() === '') {
        if (entry.name !== '' || entry.unit !== '') {
          yield problem(
            'register-row-empty',
            `第 ${row + 1} 行没有意见内容`,
            `${label}:${sheet.name}`,
            '请补填意见内容后重新导入',
          )
        }
        continue
      }
      yield { mail: rawMail(source, 'entry', Buffer.from(JSON.stringify(entry)), receivedOf(entry.received)) }
    }
  }
}

function entryOf(cells: readonly Cell[], { at }: Layout): Entry {
  const get = (name: keyof Entry): string => {
    const index = at.get(name)
    const cell = index === undefined ? undefined : cells[index]
    if (!cell) return ''
    return (name === 'received' && cell.kind.startsWith('date') ? String(cell.value) : cell.text).trim()
  }
  return {
    channel: get('channel'),
    name: get('name'),
    unit: get('unit'),
    phone: get('phone'),
    address: get('address'),
    received: get('received'),
    subject: get('subject'),
    clause: get('clause'),
    text: get('text'),
    reason: get('reason'),
  }
}

/** A register's day or time as ISO in China's time; a day alone counts as its noon, so that the closing day is kept. */
export function receivedOf(text: string): string | undefined {
  const match =
    /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*(?:(上午|下午))?\s*(\d{1,2})[:：时](\d{1,2})?)?/.exec(
      text.normalize('NFKC'),
    )
  if (!match) return undefined
  const [, year, month = '', day = '', half, hour, minute = '0'] = match
  const pad = (value: string | number): string => String(value).padStart(2, '0')
  const clock = hour === undefined ? 12 : Number(hour) + (half === '下午' && Number(hour) < 12 ? 12 : 0)
  const iso = `${year}-${pad(month)}-${pad(day)}T${pad(clock)}:${pad(minute)}:00+08:00`
  return Number.isNaN(Date.parse(iso)) ? undefined : iso
}
