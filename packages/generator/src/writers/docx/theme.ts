import type { Document } from '@gongwen/model'
import type { Host } from '../../host.ts'
import { type FontChoice, type FontNames, fontNames } from './fonts.ts'

/** What all styles of a document share. */
export interface Theme {
  fonts: FontNames
  /** Face of western letters and digits where it is not that of the text (local practice). */
  latin?: string
}

/** The theme of a document: whose fonts it names, and its western letters. */
export function themeOf(document: Document, host: Host, choice: FontChoice): Theme {
  const fonts = fontNames(choice, host)
  return document.setup.latin === 'roman' ? { fonts, latin: 'Times New Roman' } : { fonts }
}
