/** A coordinate in points, to a thousandth. */
export function coordinate(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** Text and attribute values of XML; what XML 1.0 cannot hold is left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
