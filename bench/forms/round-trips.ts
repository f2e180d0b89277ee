import { isDeepStrictEqual } from 'node:util'
import { layout, writeDocx, writePdf } from '@gongwen/generator'
import { readDocument } from '@gongwen/readers'
import { readForm } from '@gongwen/templates'
import fc from 'fast-check'
import { bare, rewritten } from '../../packages/cli/test/damaged/make.ts'
import { application, formOf, host, template } from '../../packages/cli/test/office/applications.ts'

/** How many forms of a kind came back as the data they were made of. */
export interface RoundTrips {
  forms: number
  same: number
  /** Seeds of those that did not, or of which something was said. */
  seeds: number[]
}

/** Forms of one kind by the data they are made of. */
const writers = {
  docx: async (data: unknown) => writeDocx(formOf(data), host).value,
  pdf: async (data: unknown) => {
    const document = formOf(data)
    return (await writePdf(layout(document, host).value, document.properties, host)).value
  },
  /** DOCX whose controls are gone. */
  bare: async (data: unknown) => rewritten(writeDocx(formOf(data), host).value, bare),
}

/** Data → form → data for random valid data, so many of each kind; every form has a seed of its own. */
export async function roundTrips(
  counts: Record<keyof typeof writers, number>,
  seed: number,
): Promise<Record<string, RoundTrips>> {
  const found: Record<string, RoundTrips> = {}
  for (const [kind, count] of Object.entries(counts) as [keyof typeof writers, number][]) {
    const seeds: number[] = []
    for (let own = seed; own < seed + count; own++) {
      const [data] = fc.sample(application, { seed: own, numRuns: 1 })
      const name = kind === 'pdf' ? 'a.pdf' : 'a.docx'
      const { value, diagnostics } = readForm(
        (await readDocument(await writers[kind](data), name)).value,
        name,
        template,
      )
      const same = isDeepStrictEqual(JSON.parse(JSON.stringify(value?.value ?? {})), JSON.parse(JSON.stringify(data)))
      if (!same || diagnostics.length > 0) seeds.push(own)
    }
    found[kind] = { forms: count, same: count - seeds.length, seeds }
  }
  return found
}
