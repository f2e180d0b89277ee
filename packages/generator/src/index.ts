export { bindPdf, type PdfBinder } from './batch/binder.ts'
export { type PdfPress, preparePdf } from './batch/press.ts'
export type {
  Bookmark,
  FieldItem,
  FontKey,
  Frame,
  FrameItem,
  Frames,
  ImageItem,
  LinkItem,
  PathItem,
  SquaresItem,
  Tag,
  TagRole,
  TextItem,
} from './frame.ts'
export type { Host } from './host.ts'
export { type LayoutOptions, layout } from './layout/layout.ts'
export { type LayoutMemory, openMemory } from './layout/memory.ts'
export { missingCharacters } from './layout/missing-characters.ts'
export { designNames } from './layout/pages/designs/index.ts'
export type { PdfPart } from './pdf-tools/append.ts'
export { appendPdf, imposePdf, readFields, underlayPdf } from './pdf-tools/index.ts'
export type { FilledField } from './pdf-tools/read-fields.ts'
export type { UnderlayOptions } from './pdf-tools/underlay.ts'
export { calibrationSheet } from './sheets/calibration.ts'
export { contactSheet, type Proof, proofsPerSheet } from './sheets/contact-sheet.ts'
export { imposeSheet } from './sheets/impose.ts'
export { type Offset, overprint } from './sheets/overprint.ts'
export type { SheetOptions } from './sheets/sheet.ts'
export type { FontChoice } from './writers/docx/fonts.ts'
export { type DocxOptions, type DocxPress, prepareDocx } from './writers/docx/prepare-docx.ts'
export { writeDocx } from './writers/docx/write-docx.ts'
export { writePdf } from './writers/pdf/pdf.ts'
export { png } from './writers/svg/png.ts'
export { writeSvg } from './writers/svg/svg.ts'
export { writeXlsx } from './writers/xlsx.ts'
