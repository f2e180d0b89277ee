import { readFileSync } from 'node:fs'
import { readDocument } from '@gongwen/readers'
import { describe, expect, it } from 'vitest'
import { canRecognise } from '../src/ocr/recognise.ts'

/** A letter of the example mailbox whose opinions stand in a scan. */
function scan(): Uint8Array {
  const source = readFileSync(new URL('../../../examples/taizhou/mailbox/m102.eml', import.meta.url), 'latin1')
  const [, encoded = ''] = /filename[^\n]*\n(?:[^\n]+\n)*?\r?\n([A-Za-z0-9+/=\r\n]{400,})/.exec(source) ?? []
  return Buffer.from(encoded, 'base64')
}

describe('scans', () => {
  it.skipIf(canRecognise())('are named as such where nothing recognises text', async () => {
    const { value, diagnostics } = await readDocument(scan(), '扫描件.png')
    expect(value).toMatchObject({ format: 'image', text: '', scanned: [1] })
    expect(diagnostics).toMatchObject([{ code: 'file-scanned' }])
  })

  it.skipIf(!canRecognise())('are recognised where tesseract.js is installed (optional)', async () => {
    const { value, diagnostics } = await readDocument(scan(), '扫描件.png')
    expect(value.text).toContain('建议')
    expect(diagnostics).toMatchObject([{ code: 'file-recognised', severity: 'warning' }])
  })
})
