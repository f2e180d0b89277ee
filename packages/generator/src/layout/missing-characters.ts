import type { Host } from '../host.ts'
import { openFaces } from '../metrics/faces.ts'
import { isInvisible, kindOf } from './character.ts'

/** Characters of a text that no face of the host has: layout would print 〓 for them. Each once, in order. */
export function missingCharacters(text: string, host: Host): string[] {
  const faces = openFaces(host)
  const missing = [...new Set(text)].filter((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    if (isInvisible(codePoint) || kindOf(character, 0) === 'space' || character === '\n') return false
    return faces.find('songti', codePoint) === undefined
  })
  return missing
}
