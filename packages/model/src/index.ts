export type { Blocks, Inlines } from './build.ts'
export {
  attachment,
  attachmentList,
  attendance,
  box,
  chart,
  code,
  contents,
  document,
  emphasis,
  field,
  figure,
  footnote,
  heading,
  image,
  imprint,
  lineBreak,
  link,
  list,
  listItem,
  listing,
  masthead,
  note,
  officialSetup,
  pageBreak,
  paragraph,
  qrCode,
  quotation,
  recipients,
  reference,
  remark,
  revision,
  rule,
  section,
  signature,
  signatureBox,
  span,
  strike,
  strong,
  table,
  tableCell,
  text,
  title,
} from './build.ts'
export { formatDate, formatDateInHan, isDate, parseDate } from './date.ts'
export type { Diagnostic, Place, Result, Severity, Strength } from './diagnostic.ts'
export { formatDiagnostic, hasErrors, result } from './diagnostic.ts'
export type * from './document.ts'
export { citeMark, formatMark, type MarkSpelling } from './format-mark.ts'
export type { Mark, MarkForm } from './mark.ts'
export { formatDigits, formatNumeral, numeralCharacters, parseNumeral } from './numeral.ts'
export { type ParsedMark, parseMark } from './parse-mark.ts'
export { textOf } from './text.ts'
export { fontSizes, grid, mmToPt, mmToTwips, page, ptToMm, ptToTwips } from './units.ts'
export { childrenOf, visit } from './visit.ts'
export type { Workbook, WorkbookColumn, WorkbookSheet } from './workbook.ts'
