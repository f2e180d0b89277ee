import type { Result } from '@gongwen/model'
import { PDFCheckBox, PDFDropdown, PDFOptionList, PDFRadioGroup, PDFTextField } from 'pdf-lib'
import type { PdfPart } from './append.ts'
import { loadPdf } from './load.ts'

/** What was filled into a form: path in the data and value; `true` or `false` for a box to tick. */
export interface FilledField {
  name: string
  value: string
}

/** Reads the fields of a filled form, in the order of the file. Signatures and buttons have no value. */
export async function readFields(part: PdfPart): Promise<Result<FilledField[]>> {
  const { value: document, diagnostics } = await loadPdf(part.bytes, part.name)
  if (!document) return { value: [], diagnostics }
  const fields = document.getForm().getFields()
  if (fields.length === 0) {
    diagnostics.push({
      code: 'pdf-without-fields',
      severity: 'warning',
      message: 'PDF 里没有可填写的栏目',
      place: { file: part.name },
      remedy: '如果是扫描件或打印件，请人工录入',
    })
  }
  const value = fields.flatMap((field): FilledField[] => {
    const name = field.getName()
    if (field instanceof PDFTextField) return [{ name, value: field.getText() ?? '' }]
    if (field instanceof PDFCheckBox) return [{ name, value: String(field.isChecked()) }]
    if (field instanceof PDFDropdown || field instanceof PDFOptionList)
      return [{ name, value: field.getSelected().join('、') }]
    return field instanceof PDFRadioGroup ? [{ name, value: field.getSelected() ?? '' }] : []
  })
  return { value, diagnostics }
}
