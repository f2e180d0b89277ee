import type { Face } from '@gongwen/model'
import { substituteFor } from '../fonts.ts'
import type { Theme } from '../theme.ts'
import { escapeXml, root } from '../xml.ts'

const families: Record<Face, string> = {
  fangsong: 'modern',
  kaiti: 'modern',
  heiti: 'modern',
  xiaobiaosong: 'script',
  songti: 'auto',
}

/** `word/fontTable.xml`: the fonts by name, and what stands in for each where it is not installed. */
export function fontTableXml({ fonts, latin }: Theme): string {
  const entries = (Object.keys(families) as Face[])
    .filter((face, index, faces) => faces.findIndex((other) => fonts[other] === fonts[face]) === index)
    .map(
      (face) =>
        `<w:font w:name="${escapeXml(fonts[face])}"><w:altName w:val="${substituteFor(face)}"/><w:charset w:val="86"/><w:family w:val="${families[face]}"/><w:pitch w:val="default"/></w:font>`,
    )
  const roman = latin
    ? `<w:font w:name="${latin}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`
    : ''
  return root('w:fonts', entries.join('') + roman)
}
