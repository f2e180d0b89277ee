import { fontBytes } from '@gongwen/fonts'
import { hasErrors } from '@gongwen/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preparePdf } from '../src/batch/press.ts'
import type { Host } from '../src/host.ts'
import { layout } from '../src/layout/layout.ts'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { arbitraryDocument } from './arbitrary-document.ts'
import { check } from './conformance/check.ts'
import { structureText, tagText } from './conformance/structure-text.ts'
import { pngOf } from './png-of.ts'

const picture = pngOf(30, 20, (x, y) => [x * 8, y * 12, 90, 255 - x])
const host: Host = {
  now: '2025-06-03T09:00:00+08:00',
  font: fontBytes,
  image: (src) => (src === 'picture.png' ? picture : undefined),
}

describe('PDF files of any document', () => {
  const numRuns = Number(process.env['FUZZ_RUNS'] ?? 12)
  const seed = Number(process.env['FUZZ_SEED'] ?? 19005)

  it(`are sound and read in order (${numRuns} documents, seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, async (document) => {
        const frames = layout(document, host).value
        const { value } = await writePdf(frames, document.properties, host)
        expect(await check(value)).toEqual([])
        expect(await structureText(value)).toBe(tagText(frames))
      }),
      { numRuns, seed, endOnFailure: true },
    )
  })

  it(`are as sound when pressed in a batch (${numRuns} documents, seed ${seed})`, async () => {
    const press = preparePdf(host)
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, async (document) => {
        const { value, diagnostics } = await press.write(document)
        expect(await check(value)).toEqual([])
        expect(hasErrors(diagnostics)).toBe(hasErrors(layout(document, host).diagnostics))
      }),
      { numRuns, seed, endOnFailure: true },
    )
  })
})
