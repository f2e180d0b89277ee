import type { appendPdf as append } from './append.ts'
import type { imposePdf as impose } from './impose-pdf.ts'
import type { readFields as read } from './read-fields.ts'
import type { underlayPdf as underlay } from './underlay.ts'

// What reads foreign PDF files is large, so each of these loads it with its first call.

/** A document with attachments behind it; see `append.ts`. */
export const appendPdf: typeof append = async (...given) => (await import('./append.ts')).appendPdf(...given)

/** Pages side by side on sheets to be cut; see `impose-pdf.ts`. */
export const imposePdf: typeof impose = async (...given) => (await import('./impose-pdf.ts')).imposePdf(...given)

/** What was filled into a form; see `read-fields.ts`. */
export const readFields: typeof read = async (...given) => (await import('./read-fields.ts')).readFields(...given)

/** Pages of a document on a letterhead; see `underlay.ts`. */
export const underlayPdf: typeof underlay = async (...given) => (await import('./underlay.ts')).underlayPdf(...given)
