import type { ReadText } from '../read-text.ts'
import type { TextBuilder } from '../text/builder.ts'
import { joined, type Paragraph, runsOn } from './lines.ts'

/** Puts pages one after the other; a paragraph that a page break cuts in two is one again. */
export interface Flow {
  /** Begins a page. */
  page(): void
  paragraph(paragraph: Paragraph): void
  /** The page's number as printed; it is no part of the text. */
  folio(text: string): void
  /** Writes what is held back: to be called before anything else goes to the builder. */
  settle(): void
  /** The pages with their places in the text. */
  finish(): NonNullable<ReadText['pages']>
}

/** A flow into a builder. The last paragraph of a page is held back until the next one begins. */
export function pageFlow(builder: TextBuilder): Flow {
  const starts: number[] = []
  const names = new Map<number, string>()
  let held: Paragraph | undefined
  /** Pages that begin inside the paragraph held back, or right after it. */
  let inside: { page: number; offset: number | undefined }[] = []
  let fresh = false

  function settle(): void {
    if (!held) return
    const start = builder.paragraph(held.text)
    for (const { page, offset } of inside) starts[page] = offset === undefined ? builder.next() : start + offset
    held = undefined
    inside = []
  }
  return {
    settle,
    folio: (text) => void names.set(starts.length - 1, text),
    page() {
      if (held) inside.push({ page: starts.length, offset: undefined })
      starts.push(builder.next())
      fresh = true
    },
    paragraph(paragraph) {
      const begun = inside.at(-1)
      if (held && fresh && begun && runsOn(held, paragraph)) {
        begun.offset = held.text.length
        held = joined(held, paragraph)
      } else {
        settle()
        held = paragraph
      }
      fresh = false
    },
    finish() {
      settle()
      return starts.map((start, page) => {
        const name = names.get(page)
        return { ...(name === undefined ? {} : { name }), start, end: starts[page + 1] ?? builder.next() }
      })
    },
  }
}
