import { fontBytes } from '@gongwen/fonts'
import { childrenOf, type Node, textOf } from '@gongwen/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Frames, type Host, layout, openMemory } from '../src/index.ts'
import { isInvisible } from '../src/layout/character.ts'
import { openFaces } from '../src/metrics/faces.ts'
import { arbitraryBlock, arbitraryDocument } from './arbitrary-document.ts'
import { textOfFrames, withoutNotes } from './text-of-frames.ts'

/** The head of a PNG of 300 × 200 pixels: all that layout reads. */
const picture = new Uint8Array(33)
picture.set([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 44, 0, 0, 0, 200,
])
const host: Host = {
  now: '2025-06-03T09:00:00+08:00',
  font: fontBytes,
  image: (src) => (src === 'picture.png' ? picture : undefined),
}
const faces = openFaces(host)

/** What is left of a text when blanks are taken out and characters without a glyph are printed as 〓. */
function printed(text: string): string {
  return [...text]
    .filter((character) => !/\s/u.test(character) && !isInvisible(character.codePointAt(0)!))
    .map((character) => (faces.find('fangsong', character.codePointAt(0)!) ? character : '〓'))
    .join('')
}

/** Notes in the order of their numbers: a remark is called after the words that it is about. */
function notesOf(node: Node): string {
  if (node.type === 'footnote') {
    const plain = withoutNotes(node)
    return plain.children.map((block) => textOf(block)).join('') + node.children.map(notesOf).join('')
  }
  return childrenOf(node).map(notesOf).join('') + (node.type === 'remark' ? node.text : '')
}

function outside({ pages }: Frames): string[] {
  const found: string[] = []
  pages.forEach(({ width, height, items }, page) => {
    for (const item of items) {
      const points =
        item.type === 'path'
          ? [...item.d.matchAll(/(-?[\d.e-]+) (-?[\d.e-]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
          : item.type === 'text'
            ? [
                [item.x, item.y],
                [item.x + (item.offsets.at(-1) ?? 0), item.y],
              ]
            : [
                [item.x, item.y],
                item.type === 'squares'
                  ? [item.x + item.step * item.size, item.y + item.step * item.size]
                  : [item.x + item.width, item.y + item.height],
              ]
      for (const [x, y] of points)
        if (!(x! > -1 && y! > -1 && x! < width + 1 && y! < height + 1))
          found.push(`${page} ${JSON.stringify(item).slice(0, 300)}`)
      if (item.type === 'text' && item.offsets.length !== [...item.text].length) found.push(`offsets of ${item.text}`)
    }
  })
  return found
}

describe('layout of any document', () => {
  const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300)
  const seed = Number(process.env['FUZZ_SEED'] ?? 20250603)
  it(`loses no text and leaves no page (${numRuns} documents, seed ${seed})`, () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { value } = layout(document, host)
        expect(value.pages.length).toBeGreaterThan(0)
        expect(outside(value)).toEqual([])
        const { text, notes } = textOfFrames(value)
        expect(printed(text)).toBe(printed(textOf(withoutNotes(document))))
        expect(printed(notes)).toBe(printed(notesOf(document)))
      }),
      { numRuns, seed },
    )
  })

  const few = Math.ceil(numRuns / 10)
  it(`lays out alike with a memory of earlier calls (${few} pairs, seed ${seed})`, () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryBlock, fc.nat(8), (document, block, at) => {
        const memory = openMemory()
        layout(document, host, { memory })
        const edited = { ...document, children: document.children.toSpliced(at, 1, block) }
        expect(layout(edited, host, { memory })).toEqual(layout(edited, host))
        expect(layout(edited, host, { memory })).toEqual(layout(edited, host))
      }),
      { numRuns: few, seed },
    )
  })
})
