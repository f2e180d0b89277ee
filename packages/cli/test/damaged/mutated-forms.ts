import { isDeepStrictEqual } from 'node:util'
import { writeDocx } from '@gongwen/generator'
import { readDocument } from '@gongwen/readers'
import { readForm, type Schema } from '@gongwen/templates'
import fc from 'fast-check'
import { application, formOf, host, template } from '../office/applications.ts'
import { bare, rewritten } from './make.ts'
import { mutations, type Random } from './mutate.ts'

/** What came of forms whose make-up was changed. */
export interface Mutated {
  forms: number
  /** Refused as a whole, with the reason. */
  refused: number
  /** Read, everything as it was filled in and nothing said. */
  same: number
  /** Read, with something said. */
  told: number
  /** Came back with another value and not a word about it. */
  silent: { seed: number; changes: string[]; fields: string[] }[]
}

/** Changes the make-up of random forms, with controls or without them, once to three times each, and reads them. */
export async function mutatedForms(count: number, seed: number): Promise<Mutated> {
  const outcome: Mutated = { forms: count, refused: 0, same: 0, told: 0, silent: [] }
  for (let own = seed; own < seed + count; own++) {
    const [data] = fc.sample(application, { seed: own, numRuns: 1 })
    const random = randomOf(own)
    const changes: string[] = []
    const bytes = rewritten(writeDocx(formOf(data), host).value, (form) => {
      let body = random([true, true, false]) ? bare(form) : form
      for (let turn = random([1, 1, 2, 3]); turn > 0; turn--) {
        const name = random(Object.keys(mutations))
        const made = mutations[name]?.(body, random) ?? ''
        if (made === '' || made === body) continue
        body = made
        changes.push(name)
      }
      return `${body} `
    })
    const { value, diagnostics } = readForm((await readDocument(bytes, 'a.docx')).value, 'a.docx', template)
    if (!value) {
      outcome.refused += 1
      continue
    }
    const said = diagnostics.map(({ message, place }) => `${place?.field ?? ''}${message}`).join('\n')
    const fields = differing(template.schema, data, value.value).filter((title) => !said.includes(title))
    if (fields.length > 0) outcome.silent.push({ seed: own, changes, fields })
    else if (diagnostics.length > 0) outcome.told += 1
    else outcome.same += 1
  }
  return outcome
}

function randomOf(seed: number): Random {
  let state = seed
  return (choices) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return choices[(state >> 8) % choices.length] as (typeof choices)[number]
  }
}

/** Titles of the fields that are not as they were filled in; a list counts as one field. */
export function differing(schema: Schema, wanted: unknown, got: unknown, title = ''): string[] {
  const at = (value: unknown, key: string): unknown => (value as Record<string, unknown> | undefined)?.[key]
  if (schema.type === 'object')
    return Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
      differing(field, at(wanted, key), at(got, key), field.title ?? key),
    )
  const [one, other] = [wanted, got].map((value) => JSON.parse(JSON.stringify(value ?? null)) as unknown)
  return isDeepStrictEqual(one, other) ? [] : [title]
}
