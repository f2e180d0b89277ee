/** Ticks and boxes of Wingdings and Wingdings 2, which forms draw as symbols instead of characters. */
const marks = new Map<string, string>([
  ['wingdings/fe', '☑'],
  ['wingdings/a8', '☐'],
  ['wingdings/6f', '☐'],
  ['wingdings/fd', '☒'],
  ['wingdings/78', '☒'],
  ['wingdings/fc', '✓'],
  ['wingdings/fb', '✗'],
  ['wingdings/6c', '●'],
  ['wingdings/6e', '■'],
  ['wingdings/a1', '○'],
  ['wingdings 2/52', '☑'],
  ['wingdings 2/a3', '☐'],
  ['wingdings 2/2a', '☐'],
  ['wingdings 2/54', '☒'],
  ['wingdings 2/50', '✓'],
])

/** The character that a `w:sym` stands for; 〓 where nobody knows, so that it is not lost. */
export function symbolOf(font: string, code: string): string {
  const low = code.slice(-2).toLowerCase()
  const known = marks.get(`${font.toLowerCase()}/${low}`)
  if (known) return known
  const point = Number.parseInt(code, 16)
  return point >= 0x20 && point < 0xe000 ? String.fromCodePoint(point) : '〓'
}
