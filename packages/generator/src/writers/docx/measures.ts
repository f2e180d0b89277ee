/** Twips (1/20 pt), the unit of most of WordprocessingML. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4)
}

/** Twips back to millimetres. */
export function millimetres(twips: number): number {
  return (twips / 1440) * 25.4
}

/** English Metric Units, the unit of DrawingML. */
export function emu(mm: number): number {
  return Math.round(mm * 36_000)
}

/** Pitch of the text in twips: 22 lines on 225 mm; 580 loses a line, and 579 leaves 18 twips below (GB/T 9704-2012, 5.2.3). */
export const line = 579

/** One character of the text in twips: 16 pt set 0.25 pt tighter, so that 28 stand on 156 mm. */
export const cell = 315

/** Characters on a full line. */
export const columns = 28

/** Tightening of 16 pt text in twips: Word's charSpace would do it too, but LibreOffice misreads that. */
export const tightening = -5

/** Exact line of a paragraph that only carries something (a section's end, 版记): fits into what 22 lines leave. */
export const carrierLine = 10

const fullWidth =
  /[\u2014\u2018-\u201d\u2026\u2460-\u24ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{3fffd}]/u

/** What stands between Han and western letters or digits, in characters: between Word without gaps and LibreOffice with its 0.2. */
const gap = 0.15
const meeting = /\p{Script=Han}(?=[0-9A-Za-z])|[0-9A-Za-z](?=\p{Script=Han})/gu

/**
 * Width of a text in characters of the grid: Han and full-width marks one, others half, and a gap where the two meet. A
 * guess, because digits are narrower in some faces.
 */
export function widthOf(text: string): number {
  return cellsOf(text) + gap * (text.match(meeting)?.length ?? 0)
}

/** The same without the gaps. */
export function cellsOf(text: string): number {
  let width = 0
  for (const char of text) width += fullWidth.test(char) ? 1 : 0.5
  return width
}
