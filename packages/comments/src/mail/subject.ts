/** A subject as it is compared: width folded, without spaces, marks of reply and invisible characters. */
export function foldSubject(subject: string): string {
  return subject
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{P}\p{S}]+/gu, '')
    .replace(/[規範徵請見條會稿]/g, (character) => simplified.get(character) ?? character)
    .toLowerCase()
}

/** Traditional forms in the words that announcements ask for. */
const simplified = new Map([
  ['規', '规'],
  ['範', '范'],
  ['徵', '征'],
  ['請', '请'],
  ['見', '见'],
  ['條', '条'],
  ['會', '会'],
])

/** Whether a subject holds the words the announcement asks for, in any width, spacing and script. */
export function matchesSubject(subject: string, wanted: string): boolean {
  const words = foldSubject(wanted)
  return words === '' || foldSubject(subject).includes(words)
}
