import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { writeDocx } from '@gongwen/generator'
import { readDocument } from '@gongwen/readers'
import { readForm } from '@gongwen/templates'
import { formOf, host, template } from './applications.ts'
import { editOf } from './edits.ts'
import { filters, performInOffice } from './office.ts'

/** How one edited form came back. */
export interface CameBack {
  seed: number
  ending: string
  blank: boolean
  savedBefore: boolean
  steps: number
  complete: boolean
  /** Fields that differ, and what was said though nothing is wrong. */
  faults: string[]
}

const endings = ['docx', 'odt', 'doc', 'docx', 'rtf'] as const

/** Makes forms, edits each in LibreOffice, saves it in one of the formats people save in, and reads it back. */
export async function editedForms(count: number, seed: number): Promise<{ forms: CameBack[]; failed: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-edited-'))
  try {
    const plans = Array.from({ length: count }, (_, index) => {
      const blank = index % 3 === 2
      const ending = endings[index % endings.length] ?? 'docx'
      // Every fourth form was opened and saved before, by someone who only looked.
      const savedBefore = index % 4 === 1
      return { ...editOf(seed + index, blank), seed: seed + index, blank, ending, savedBefore }
    })
    const steps = plans.flatMap(({ before, steps, ending, savedBefore }, index) => {
      const form = join(folder, `form-${index}.docx`)
      writeFileSync(form, writeDocx(formOf(before), host).value)
      const looked = join(folder, `looked-${index}.docx`)
      const opened = savedBefore
        ? [
            ['open', form],
            ['save', looked, filters.docx],
            ['open', looked],
          ]
        : [['open', form]]
      return [...opened, ...steps, ['save', join(folder, `edited-${index}.${ending}`), filters[ending]]]
    })
    const failed = performInOffice(steps)
    const forms: CameBack[] = []
    for (const [index, { after, steps, ...plan }] of plans.entries()) {
      const name = `edited-${index}.${plan.ending}`
      const read = await readDocument(readFileSync(join(folder, name)), name)
      const { value, diagnostics } = readForm(read.value, name, template)
      const back = JSON.parse(JSON.stringify(value?.value ?? {})) as Record<string, unknown>
      const faults = [
        ...[...read.diagnostics, ...diagnostics].map(({ code, message }) => `${code} ${message}`),
        ...Object.entries(after)
          .filter(([key, wanted]) => !isDeepStrictEqual(back[key], JSON.parse(JSON.stringify(wanted))))
          .map(([key, wanted]) => `${key}: ${JSON.stringify(back[key])}, not ${JSON.stringify(wanted)}`),
        ...Object.keys(back).filter((key) => !Object.hasOwn(after, key)),
      ]
      forms.push({ ...plan, steps: steps.length, complete: faults.length === 0, faults })
    }
    return { forms, failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
