import { type Analysis, type Mail, shortIds, shownText } from '@gongwen/comments'
import type { Diagnostic } from '@gongwen/model'

/** Letters and opinions that are named; the others are counted. */
const mostNamed = 5

/** A finding with the file it is about; of a missing character also the opinions or letters that it came with. */
export function inFile(
  found: Diagnostic,
  file: string,
  { mails, opinions }: Pick<Analysis, 'mails' | 'opinions'>,
): Diagnostic {
  const place = { file, ...found.place }
  const [, hex] = (found.code === 'glyph-missing' && /U\+([0-9A-F]+)/.exec(found.message)) || []
  if (hex === undefined) return { ...found, place }
  const character = String.fromCodePoint(Number.parseInt(hex, 16))
  const short = shortIds(mails)
  const said = opinions.filter((opinion) => shownText(opinion).includes(character)).map(({ id }) => short(id))
  const signed = mails.filter((mail) => namesIn(mail).includes(character)).map(({ id }) => short(id))
  const part = [named('意见', said), named('署名或标题：来信', signed)].filter(Boolean).join('；')
  return { ...found, place: { ...place, ...(part && { part }) } }
}

function namesIn({ submitter, from, subject }: Mail): string {
  return [submitter.name, submitter.unit, from.name, subject].join('\n')
}

function named(what: string, ids: readonly string[]): string {
  const more = ids.length > mostNamed ? `等 ${ids.length} 处` : ''
  return ids.length > 0 ? `${what} ${ids.slice(0, mostNamed).join('、')}${more}` : ''
}
