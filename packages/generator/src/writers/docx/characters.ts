/** What XML 1.0 cannot hold (2.2), and the other controls: no reader shows them, several damage the file or stop at it. */
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/gu

/** The text without control characters, non-characters and lone surrogates; `removed` names each once, as `U+0008`. */
export function cleanText(text: string): { text: string; removed: string[] } {
  const found = text.match(unwanted)
  if (!found) return { text, removed: [] }
  const names = found.map((char) => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
  return { text: text.replace(unwanted, ''), removed: [...new Set(names)].sort() }
}
