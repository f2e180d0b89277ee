import { type Certificate, type CertificateRow, type Series, withoutErrors } from '@gongwen/certificates'
import { type Host, layout, missingCharacters, writePdf } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { checkData } from '@gongwen/templates'
import { certificateDocument, dataOf, type Look } from './look.ts'
import type { Press } from './print.ts'
import { withBack } from './printers/bound.ts'

/** What certificates are tried with before any has a number. */
export interface Trial {
  series: Series
  organ: string
  date: string
  /** A code as long as the real ones. */
  code: string
}

/**
 * Proves, before anything is numbered, that every row can be printed: its data fit the template, a font has each of its
 * characters, its photo can be read; the first row is printed whole, so that a broken background or font is known: that is
 * about all rows, and `none` of them can be printed.
 */
export async function prove(
  rows: readonly CertificateRow[],
  press: Press,
  trial: Trial,
): Promise<{ found: Diagnostic[]; none: boolean }> {
  const { look, hostOf } = press
  const host = hostOf(trial.date)
  const trials = rows.map((row) => ({ row, certificate: trialOf(row, trial) }))
  const found = trials.flatMap(({ row, certificate }) => atRow(row, proveRow(certificate, look, host)))
  const [whole] = withoutErrors(rows, found)
  const common = whole ? await print(trialOf(whole, trial), press) : []
  return { found: [...found, ...common], none: common.length > 0 }
}

/**
 * Writes a certificate of nobody, so that the ground is drawn as a picture for Word, which takes 90 MB for a moment, before
 * a long list takes its own memory. Whatever is found is found again when a row is printed.
 */
export async function drawGround(press: Press, trial: Trial): Promise<void> {
  if (!press.paper.formats.includes('docx')) return
  const nobody: CertificateRow = { name: '甲', fields: { 牵头单位: '乙' }, place: {} }
  await print(trialOf(nobody, trial), press)
}

function trialOf({ name, number, fields }: CertificateRow, { series, organ, date, code }: Trial): Certificate {
  return { number: number ?? series.spell(1), name, fields, organ, date, code, status: 'issued' }
}

function atRow(row: CertificateRow, found: readonly Diagnostic[]): Diagnostic[] {
  return found.map((one) => ({ ...one, place: { ...one.place, ...row.place } }))
}

function proveRow(certificate: Certificate, look: Look, host: Host): Diagnostic[] {
  const { number, name, fields, organ } = certificate
  // An empty name is said already; the schema would say it again.
  const data = name === '' ? [] : checkData(dataOf(look, certificate), look.template.schema).diagnostics
  const { 照片: photo, ...printed } = fields
  const cells = { 名称: name, 编号: number, ...printed, 颁发机关: organ }
  const glyphs = glyphsMissing(missingCharacters(Object.values(cells).join(''), host), cells)
  return [...data, ...glyphs, ...(isPlain(certificate) ? [] : proveLayout(certificate, look, host))]
}

/** One finding for each cell: a name in traditional characters lacks many at once. */
function glyphsMissing(missing: readonly string[], cells: Record<string, string>): Diagnostic[] {
  if (missing.length === 0) return []
  return Object.entries(cells).flatMap(([field, text]): Diagnostic[] => {
    const absent = missing.filter((character) => text.includes(character))
    if (absent.length === 0) return []
    const named = absent.map(
      (character) => `“${character}”（U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}）`,
    )
    return [
      {
        code: 'glyph-missing',
        severity: 'error',
        message: `字体里没有${named.join('、')}，证书不能印成“〓”`,
        remedy: '核对是否写错，繁体字改用规范字；确有此字，用 --fonts own 换收字更全的字体',
        place: { field },
      },
    ]
  })
}

/** Characters of a cell up to which it is not asked whether its box takes it. */
const roomy = 80

/** Certificates without a photo and with short texts are not set to know whether they can be. */
function isPlain({ name, fields: { 照片: photo, ...cells } }: Certificate): boolean {
  return photo === undefined && [name, ...Object.values(cells)].every((text) => text.length <= roomy)
}

function proveLayout(certificate: Certificate, look: Look, host: Host): Diagnostic[] {
  const { value } = certificateDocument(look, certificate)
  const found = value ? layout(value, host).diagnostics : []
  return found.filter(
    ({ code, severity }) =>
      code === 'image-missing' || code === 'image-unreadable' || (code === 'box-too-small' && severity === 'error'),
  )
}

/** Prints a certificate into memory; only errors matter. */
async function print(
  certificate: Certificate,
  { look, paper: { formats, back }, hostOf, writersOf }: Press,
): Promise<Diagnostic[]> {
  const { value: document, diagnostics } = certificateDocument(look, certificate)
  const found = [...diagnostics]
  const { pdf, docx } = writersOf(certificate.date)
  if (document && formats.includes('pdf')) found.push(...(await pdf.write(document)).diagnostics)
  if (document && formats.includes('docx')) found.push(...docx.write(document).diagnostics)
  if (document && back !== undefined) {
    const host = hostOf(certificate.date)
    const frames = withBack(layout(document, host).value, back)
    found.push(...(await writePdf(frames, document.properties, host)).diagnostics)
  }
  return hasErrors(found) ? found.filter(({ severity }) => severity === 'error') : []
}
