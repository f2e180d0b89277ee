import type { Face, Revision } from '@gongwen/model'
import { type RunProperties, runProperties } from './properties.ts'
import { type Scope, textXml } from './writing.ts'

/** The look that the inlines around a text give it. */
export interface Format {
  /** A character style that a handler asks for. */
  style?: string
  strong?: boolean
  emphasis?: boolean
  strike?: boolean
  code?: boolean
  link?: boolean
  underline?: boolean
  face?: Face
  /** No space behind it, where the paragraph's style spaces letters. */
  untracked?: boolean
  /** Points. */
  size?: number
  /** `RRGGBB`. */
  color?: string
  revision?: Pick<Revision, 'change' | 'author' | 'date'>
}

/** Style and direct property for each thing a format can say; the first that is said becomes the run's style. */
const sayings: {
  said: (format: Format) => boolean
  style: (format: Format) => string
  direct: (format: Format) => RunProperties
}[] = [
  { said: ({ style }) => style !== undefined, style: ({ style }) => style!, direct: () => ({}) },
  { said: ({ link }) => link === true, style: () => 'Hyperlink', direct: () => ({}) },
  { said: ({ strong }) => strong === true, style: () => 'Strong', direct: () => ({ bold: true }) },
  { said: ({ emphasis }) => emphasis === true, style: () => 'Emphasis', direct: () => ({ face: 'kaiti' }) },
  {
    said: ({ face }) => face !== undefined,
    style: ({ face }) => `In${face!.charAt(0).toUpperCase()}${face!.slice(1)}`,
    direct: ({ face }) => ({ face: face! }),
  },
  { said: ({ strike }) => strike === true, style: () => 'Struck', direct: () => ({ strike: true }) },
  { said: ({ code }) => code === true, style: () => 'Code', direct: () => ({ shade: 'F5F5F5' }) },
  { said: ({ underline }) => underline === true, style: () => 'Underlined', direct: () => ({ underline: true }) },
]

/** The properties of a run: one style, and directly what a run can only have one style for. */
export function propertiesOf(format: Format): RunProperties {
  const properties: RunProperties = {}
  for (const { said, style, direct } of sayings) {
    if (!said(format)) continue
    if (properties.style === undefined) properties.style = style(format)
    else Object.assign(properties, direct(format))
  }
  if (format.untracked) properties.tracking = 0
  if (format.size !== undefined) properties.size = format.size
  if (format.color !== undefined) properties.color = format.color
  return properties
}

/** Runs of a text: tabs and line ends in it become those of Word. '' for an empty text. */
export function run(text: string, format: Format, scope: Scope): string {
  if (text === '') return ''
  const kind = format.revision?.change === 'delete' ? 'w:delText' : 'w:t'
  const pieces = textXml(text, scope).split(/(\t|\r\n|\r|\n)/)
  const content = pieces.map((piece) => {
    if (piece === '\t') return '<w:tab/>'
    if (/^[\r\n]/.test(piece)) return '<w:br/>'
    return piece && `<${kind} xml:space="preserve">${piece}</${kind}>`
  })
  return rawRun(content.join(''), format, scope)
}

/** A run of ready-made content: a break, a drawing, a reference mark. */
export function rawRun(content: string, format: Format, scope: Scope): string {
  if (content === '') return ''
  const xml = `<w:r>${runProperties(propertiesOf(format), scope.writing.theme)}${content}</w:r>`
  return format.revision ? revised(xml, format.revision, scope) : xml
}

/** Tracked run by run, so that it holds wherever runs may stand: in links, controls and comments. */
function revised(xml: string, { change, author, date }: NonNullable<Format['revision']>, scope: Scope): string {
  const { ids, document } = scope.writing
  ids.mark += 1
  const by = textXml(author || document.properties.organ || '修订', scope)
  const tag = change === 'insert' ? 'w:ins' : 'w:del'
  return `<${tag} w:id="${ids.mark}" w:author="${by}"${dateAttribute(date)}>${xml}</${tag}>`
}

/** ` w:date="…"` where the date is one that the schema takes; '' otherwise. */
export function dateAttribute(date: string | undefined): string {
  if (!date || Number.isNaN(Date.parse(date))) return ''
  const whole = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : date
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(whole) ? ` w:date="${whole}"` : ''
}
