import type { appendPdf as append } from './append.ts'
import type { imposePdf as impose } from './impose-pdf.ts'
import type { readFields as read } from './read-fields.ts'
import type { underlayPdf as underlay } from './underlay.ts'

// What reads foreign PDF files is large; it is loaded with the first of them.

export const appendPdf: typeof append = async (...given) => (await import('./append.ts')).appendPdf(...given)

export const imposePdf: typeof impose = async (...given) => (await import('./impose-pdf.ts')).imposePdf(...given)

export const readFields: typeof read = async (...given) => (await import('./read-fields.ts')).readFields(...given)

export const underlayPdf: typeof underlay = async (...given) => (await import('./underlay.ts')).underlayPdf(...given)
