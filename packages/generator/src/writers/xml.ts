/** A text without what XML 1.0 cannot hold: control characters, halves of pairs. */
export function plainText(text: string): string {
  // nearly all texts are of the first half of the basic plane
  if (/^[\t\n\r\u0020-\ud7ff]*$/.test(text)) return text
  return text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}

/** Text and attribute values of XML; what XML 1.0 cannot hold is left out. */
export function escapeXml(text: string): string {
  const plain = plainText(text)
  if (!/[&<>"]/.test(plain)) return plain
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
