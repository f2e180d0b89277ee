import { type DocxPress, type Host, type PdfPress, prepareDocx, preparePdf } from '@gongwen/generator'

/** What writes the files of certificates of one date, which is stamped into them. */
export interface Writers {
  pdf: PdfPress
  docx: DocxPress
}

/** Dates of which the writers are kept: certificates keep the date of their first issue. */
const keptDates = 4

/** The writers of each date, made when first asked for: what a proof has prepared serves the batch, too. */
export function openWriters(
  hostOf: (date: string) => Host,
  fonts: 'office' | 'oss' | 'own',
): (date: string) => Writers {
  const writers = new Map<string, Writers>()
  return (date) => {
    const known = writers.get(date)
    if (known) return known
    for (const [oldest] of writers) if (writers.size >= keptDates) writers.delete(oldest)
    const host = hostOf(date)
    const made = { pdf: preparePdf(host), docx: prepareDocx(host, { fonts }) }
    writers.set(date, made)
    return made
  }
}
