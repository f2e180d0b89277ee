import { fontBytes } from '@gongwen/fonts'
import { bindPdf, type Host, prepareDocx, preparePdf } from '@gongwen/generator'
import { certificate } from '../../packages/generator/test/certificate.ts'
import type { Engine, OpenEngine } from './engine.ts'

/** Fonts of the package, no pictures, a fixed time. */
export const host: Host = { now: '2025-06-03T09:30:00+08:00', font: fontBytes, image: () => undefined }

/** This project: layout, QR code, tags and PDF/A included. */
export const openOurs: OpenEngine = async () => engine(true)

/** The same without the code, as the other engines' own pages often are. */
export const openOursPlain: OpenEngine = async () => engine(false)

function engine(qr: boolean): Engine {
  const press = preparePdf(host)
  return {
    version: 'checkout',
    one: async (row) => (await press.write(certificate(row, { qr }))).value.length,
    merged: async (rows) => {
      let bytes = 0
      const binder = bindPdf({ title: '证书' }, host, (piece) => {
        bytes += piece.length
      })
      for (let row = 0; row < rows; row++) await binder.add(certificate(row, { qr }))
      binder.end()
      return bytes
    },
  }
}

/** The same certificates as DOCX. */
export const openDocx: OpenEngine = async () => {
  const press = prepareDocx(host)
  return {
    version: 'checkout',
    one: async (row) => press.write(certificate(row)).value.length,
    merged: async () => Number.NaN,
  }
}
