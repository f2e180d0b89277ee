import { type Field, formatDate, parseDate } from '@gongwen/model'
import { contentControl } from '../control.ts'
import { inlineDrawing } from '../drawing.ts'
import { madePicture, pictureOf } from '../picture.ts'
import { bitmapPng } from '../png.ts'
import { type Format, rawRun, run } from '../run.ts'
import { type Scope, textXml } from '../writing.ts'

type Handlers = { [Control in Field['control']]: (node: Field, format: Format, scope: Scope) => string }

const handlers: Handlers = {
  text,
  number: text,
  multiline: text,
  date,
  choice,
  checkbox,
  picture,
}

/** A form's field as a content control: tag is its name, title its label; it cannot be deleted by mistake. */
export function field(node: Field, format: Format, scope: Scope): string {
  return handlers[node.control](node, format, scope)
}

/** Rich text, not plain: LibreOffice 7.4 writes the text of plain controls twice and moves line ends to their front. */
function text(node: Field, format: Format, scope: Scope): string {
  return filled(node, '<w:richText/>', node.value, format, scope)
}

function filled(node: Field, kind: string, value: string | undefined, format: Format, scope: Scope): string {
  const empty = value === undefined || value === ''
  const content = empty ? placeholder(node, scope) : run(value, format, scope)
  return control(node, kind, content, empty, scope)
}

function control(node: Field, kind: string, content: string, empty: boolean, scope: Scope): string {
  return contentControl({ tag: node.name, label: node.label, lock: 'sdtLocked', empty, kind }, content, scope)
}

function placeholder({ placeholder, label, control }: Field, scope: Scope): string {
  const asked = control === 'choice' || control === 'date' ? '请选择' : '请填写'
  return run(placeholder || `${asked}${label}`, { style: 'PlaceholderText' }, scope)
}

function date(node: Field, format: Format, scope: Scope): string {
  const iso = node.value === undefined ? undefined : parseDate(node.value)
  const full = iso ? ` w:fullDate="${iso}T00:00:00Z"` : ''
  const kind = `<w:date${full}><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>`
  return filled(node, kind, iso ? formatDate(iso) : node.value, format, scope)
}

/** Word refuses a list in which a value or what is shown for it stands twice, or is empty. */
function choice(node: Field, format: Format, scope: Scope): string {
  const [values, labels] = [new Set<string>(), new Set<string>()]
  const items = (node.options ?? []).flatMap(({ value, label }) => {
    const shown = label || value
    if (shown === '' || value === '' || values.has(value) || labels.has(shown)) return []
    values.add(value)
    labels.add(shown)
    return [`<w:listItem w:displayText="${textXml(shown, scope)}" w:value="${textXml(value, scope)}"/>`]
  })
  const chosen = node.options?.find(({ value }) => value === node.value)?.label || node.value
  return filled(node, `<w:dropDownList>${items.join('')}</w:dropDownList>`, chosen, format, scope)
}

function checkbox(node: Field, format: Format, scope: Scope): string {
  const on = node.value === 'true'
  const state = (name: string, code: string): string => `<w14:${name} w14:val="${code}" w14:font="MS Gothic"/>`
  const kind = `<w14:checkbox><w14:checked w14:val="${on ? 1 : 0}"/>${state('checkedState', '2611')}${state('uncheckedState', '2610')}</w14:checkbox>`
  return control(node, kind, run(on ? '☑' : '☐', { ...format, face: 'songti' }, scope), false, scope)
}

/** One inch photo, 25 × 35 mm, where nothing else is said. */
const photo = { width: 25, height: 35 }
/** Modules of the empty frame that stands for a photo. */
const frame = { width: 50, height: 70 }

function picture(node: Field, format: Format, scope: Scope): string {
  const width = node.width && node.width > 0 ? Math.min(node.width, 150) : photo.width
  const room = { width, height: (width * photo.height) / photo.width }
  const given = node.value
    ? pictureOf({ type: 'image', src: node.value, alt: node.label, width }, room, scope)
    : undefined
  const empty = bitmapPng(
    frame.width,
    frame.height,
    (x, y) => x === 0 || y === 0 || x === frame.width - 1 || y === frame.height - 1,
  )
  const shown = given ?? madePicture('empty picture', empty, room, scope)
  const drawing = inlineDrawing('图片', shown.graphic, shown, textXml(node.label, scope), scope)
  return control(node, '<w:picture/>', rawRun(drawing, format, scope), !given, scope)
}
