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

/** The field that a control became, given the text it shows. */
export function fieldOf(control: OpenControl, shown: string, start: number, end: number): FormField {
  const kind = control.kind === 'repeat' || control.kind === 'item' ? 'other' : control.kind
  const text = control.prompting ? '' : shown.trim()
  const value =
    kind === 'checkbox'
      ? String(control.checked)
      : kind === 'date' && text !== '' && control.date !== ''
        ? control.date.slice(0, 10)
        : text
  const field: FormField = { tag: control.tag, label: control.label, kind, value, start, end, within: control.within }
  const option = control.options.find(({ text }) => text === value)
  if (option && option.value !== value) field.option = option.value
  return field
}
