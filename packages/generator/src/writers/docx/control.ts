import { type Scope, textXml } from './writing.ts'
import { val } from './xml.ts'

/** What a content control is besides its kind. */
export interface Control {
  /** Name in the data. */
  tag: string
  /** Chinese name, shown on the control's frame. */
  label: string
  /** `sdtLocked`: the control cannot be deleted, its content can be filled in; `sdtContentLocked`: neither. */
  lock?: 'sdtLocked' | 'sdtContentLocked'
  /** It shows its placeholder. */
  empty?: boolean
  /** XML of its kind: `<w:richText/>`, `<w:date>…` */
  kind: string
}

/** Longest tag and title that Word takes. */
const longest = 64

/** A content control around runs, paragraphs, rows or cells. */
export function contentControl(control: Control, content: string, scope: Scope): string {
  const { tag, label, lock, empty, kind } = control
  const { ids } = scope.writing
  ids.control += 1
  const short = (text: string): string => textXml([...text].slice(0, longest).join(''), scope)
  const properties =
    (label && val('w:alias', short(label))) +
    (tag && val('w:tag', short(tag))) +
    val('w:id', ids.control) +
    val('w:lock', lock) +
    (empty ? '<w:showingPlcHdr/>' : '') +
    kind
  return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
}
