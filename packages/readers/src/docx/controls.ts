import { parseDate } from '@gongwen/model'
import type { FormField } from '../read-text.ts'
import type { Attributes } from '../zip/xml.ts'

/** A content control (`w:sdt`) or legacy form field while it is being read. */
export interface OpenControl {
  tag: string
  label: string
  kind: FormField['kind'] | 'repeat' | 'item'
  checked: boolean
  prompting: boolean
  date: string
  options: { text: string; value: string }[]
  /** Items of a repeating section met so far. */
  items: number
  within: FormField['within']
}

/** A control inside the given ones, of which repeating sections say which entry it belongs to. */
export function openControl(around: readonly OpenControl[]): OpenControl {
  const within = around
    .filter(({ kind }) => kind === 'repeat')
    .map(({ tag, items }) => ({ tag, item: Math.max(0, items - 1) }))
  return { tag: '', label: '', kind: 'text', checked: false, prompting: false, date: '', options: [], items: 0, within }
}

const kinds = new Map<string, OpenControl['kind']>(
  Object.entries({
    'w:dropDownList': 'choice',
    'w:comboBox': 'choice',
    'w:ddList': 'choice',
    'w:date': 'date',
    'w:picture': 'picture',
    'w14:checkbox': 'checkbox',
    'w:checkBox': 'checkbox',
    'w15:repeatingSection': 'repeat',
    'w15:repeatingSectionItem': 'item',
    'w:group': 'other',
  }),
)

/** Takes in one element of a control's properties. */
export function describeControl(control: OpenControl, name: string, at: Attributes): void {
  const value = at['w:val'] ?? ''
  const kind = kinds.get(name)
  if (kind) control.kind = kind
  if (name === 'w:alias') control.label = value
  else if (name === 'w:tag' || name === 'w:name') control.tag ||= value
  else if (name === 'w:showingPlcHdr') control.prompting = isOn(at)
  else if (name === 'w:date') control.date = at['w:fullDate'] ?? ''
  else if (name === 'w14:checked') control.checked = isOn({ 'w:val': at['w14:val'] })
  else if (name === 'w:checked' || (name === 'w:default' && control.kind === 'checkbox')) control.checked = isOn(at)
  else if (name === 'w:listItem') control.options.push({ text: at['w:displayText'] ?? '', value: at['w:value'] ?? '' })
}

function isOn(at: Attributes): boolean {
  const value = at['w:val']
  return value === undefined || !['0', 'false', 'off'].includes(value)
}

/** The tick that people see: a program without checkboxes changes the sign and leaves the property as it was. */
function tickShown(shown: string): boolean | undefined {
  const sign = shown.trim()
  if (/^[☑☒✓✔√■]$/.test(sign)) return true
  return /^[☐□]$/.test(sign) ? false : undefined
}

/** The day that people see: someone may have typed another one over that of the property. */
function dateShown(text: string, kept: string): string {
  const day = parseDate(text)
  if (day !== undefined) return day
  const numbers = new Set((text.normalize('NFKC').match(/\d+/g) ?? []).map(Number))
  return kept.split('-').every((part) => numbers.has(Number(part))) ? kept : text
}

/** The field that a control became, given the text it shows. */
export function fieldOf(control: OpenControl, shown: string, start: number, end: number): FormField {
  const kind = control.kind === 'repeat' || control.kind === 'item' ? 'other' : control.kind
  const text = control.prompting ? '' : shown.trim()
  const value =
    kind === 'checkbox'
      ? String(tickShown(shown) ?? control.checked)
      : kind === 'date' && text !== '' && control.date !== ''
        ? dateShown(text, control.date.slice(0, 10))
        : text
  const field: FormField = { tag: control.tag, label: control.label, kind, value, start, end, within: control.within }
  const option = control.options.find(({ text }) => text === value)
  if (option && option.value !== value) field.option = option.value
  return field
}
