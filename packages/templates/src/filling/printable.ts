/** Texts of these characters alone are printable as they are; nearly all are. */
const plain = /^[\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd]*$/

/** A text as paper can show it: line ends as one character, without controls, noncharacters and lone surrogates. */
export function printable(text: string): string {
  if (plain.test(text)) return text
  const lined = text.replace(/\r\n?|\u2028|\u2029/g, '\n').toWellFormed()
  return [...lined].filter((character) => !isUnprintable(character)).join('')
}

/** What no paper shows: controls but line end and tab, marks of direction, noncharacters (the placeholders' own among them). */
function isUnprintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x0a || code === 0x09) return false
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0xfeff) return true
  return (
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    (code & 0xfffe) === 0xfffe
  )
}
