const wide =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u

/** Columns that a text takes on a terminal: two for a Chinese character, one for a Western one. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += wide.test(character) ? 2 : 1
  return columns
}

/** Columns of what a line cannot be broken inside of, at its beginning: a Western word, or a character with its marks. */
export function firstTokenColumns(text: string): number {
  const token = /^(?:[\x21-\x7e]+|.[，。；：、！？）》”’】]*)/u.exec(text)
  return columnsOf(token?.[0] ?? '')
}
