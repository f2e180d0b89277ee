import { describe, expect, it } from 'vitest'
import { editedForms } from './office/edited-forms.ts'
import { noOffice } from './office/office.ts'

describe.skipIf(noOffice)(`forms edited in LibreOffice${noOffice ? `（跳过：${noOffice}）` : ''}`, () => {
  it('come back complete, whatever was typed, added, deleted or taken away, and in what format it was saved', async () => {
    const { forms, failed } = await editedForms(6, 20251001)
    expect(failed).toBe('')
    expect(forms.filter(({ complete }) => !complete)).toEqual([])
    expect(new Set(forms.map(({ ending }) => ending)).size).toBe(4)
  }, 120_000)
})
