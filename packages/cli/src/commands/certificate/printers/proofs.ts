import {
  bindPdf,
  contactSheet,
  type Frames,
  type Host,
  type Proof,
  png,
  proofsPerSheet,
  writeSvg,
} from '@gongwen/generator'
import type { Diagnostic } from '@gongwen/model'
import type { Shelf } from '../../../shelf.ts'
import type { Printer } from './printer.ts'

/** Dots per inch of a contact sheet as a picture. */
const dpi = 150

/** 校样: small pictures of all certificates on a few sheets, to be read before anything is printed. */
export function printProofs(shelf: Shelf, name: string, form: 'pdf' | 'png', host: Host): Printer {
  const out = form === 'pdf' ? intoPdf(shelf, name, host) : intoPictures(shelf, name, host)
  let waiting: Proof[] = []
  const press = async (): Promise<Diagnostic[]> => {
    if (waiting.length === 0) return []
    const sheet = contactSheet(waiting, host)
    waiting = []
    return out.add(sheet)
  }
  return {
    async add({ certificate, frames: make }) {
      const frames = make()
      if (frames) waiting.push({ frames, label: [certificate.number, certificate.name] })
      return waiting.length === proofsPerSheet ? press() : []
    },
    async end(whole) {
      const found = whole ? await press() : []
      out.end(whole)
      return found
    },
  }
}

interface Sheets {
  add(sheet: Frames): Promise<Diagnostic[]>
  end(whole: boolean): void
}

function intoPdf(shelf: Shelf, name: string, host: Host): Sheets {
  const file = shelf.begin(`${name}.pdf`)
  const binder = bindPdf({ title: name }, host, file.write)
  let pages = 0
  return {
    add: (sheet) => {
      pages += 1
      return binder.addFrames(sheet, `第 ${pages} 页`)
    },
    end: (whole) => {
      if (whole) binder.end()
      file.end(whole)
    },
  }
}

function intoPictures(shelf: Shelf, name: string, host: Host): Sheets {
  let pages = 0
  return {
    async add(sheet) {
      pages += 1
      const { value, diagnostics } = writeSvg(sheet, host)
      await shelf.put(`${name}-${pages}.png`, png(value[0] ?? '', dpi))
      return diagnostics
    },
    end: () => undefined,
  }
}
