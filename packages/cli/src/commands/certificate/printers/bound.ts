import { bindPdf, type Frame, type Frames, type Host, imposeSheet, type SheetOptions } from '@gongwen/generator'
import type { Shelf } from '../../../shelf.ts'
import type { Paper } from '../paper.ts'
import type { Printer } from './printer.ts'

/** One file of all certificates, for the printer: `名称.pdf`. */
export function printBound(shelf: Shelf, name: string, { back }: Pick<Paper, 'back'>, host: Host): Printer {
  const file = shelf.begin(`${name}.pdf`)
  const binder = bindPdf({ title: name }, host, file.write)
  return {
    async add({ certificate, frames: make }) {
      const frames = make()
      return frames ? binder.addFrames(withBack(frames, back), certificate.number) : []
    },
    end(whole) {
      if (whole) binder.end()
      file.end(whole)
      return Promise.resolve([])
    },
  }
}

/** One file of sheets with several certificates on each, crop marks around them, to be cut. */
export function printSheets(
  shelf: Shelf,
  name: string,
  { impose = 1, paper, flip, back }: Pick<Paper, 'impose' | 'paper' | 'flip' | 'back'>,
  host: Host,
): Printer {
  const file = shelf.begin(`${name}.pdf`)
  const binder = bindPdf({ title: name }, host, file.write)
  const options: SheetOptions = {
    copies: impose,
    cropMarks: true,
    ...(paper && { paper }),
    ...(back && { duplex: flip }),
  }
  let waiting: { frames: Frames; number: string }[] = []
  const press = async (): ReturnType<Printer['add']> => {
    const [first, last] = [waiting[0], waiting.at(-1)]
    if (!first || !last) return []
    const sheet = imposeSheet(
      waiting.map(({ frames }) => frames),
      options,
    )
    waiting = []
    return binder.addFrames(sheet, first === last ? first.number : `${first.number}至${last.number}`)
  }
  return {
    async add({ certificate, frames: make }) {
      const frames = make()
      if (frames) waiting.push({ frames: withBack(frames, back), number: certificate.number })
      return waiting.length === impose ? press() : []
    },
    async end(whole) {
      const found = whole ? await press() : []
      if (whole) binder.end()
      file.end(whole)
      return found
    },
  }
}

/** The pages with a picture on the back of each. */
export function withBack(frames: Frames, back: string | undefined): Frames {
  if (back === undefined) return frames
  const pages = frames.pages.flatMap((page): Frame[] => {
    const { width, height } = page
    return [page, { width, height, rotate: 0, items: [{ type: 'image', src: back, x: 0, y: 0, width, height }] }]
  })
  return { ...frames, pages }
}
