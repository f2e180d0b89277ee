import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontBytes } from '@gongwen/fonts'
import { layout, writeDocx, writePdf } from '@gongwen/generator'
import type { Document } from '@gongwen/model'
import { documentOf, fillSample, loadTemplate } from '@gongwen/templates'
import { afterAll, describe, expect, it } from 'vitest'

const tools = fileURLToPath(new URL('../../../../shared/tools/parity.py', import.meta.url))
const fonts = fileURLToPath(new URL('../../fonts/fonts/', import.meta.url))
const missing =
  spawnSync('soffice', ['--version']).status !== 0 ? 'soffice' : existsSync(tools) ? '' : '../shared/tools'
const folder = mkdtempSync(join(tmpdir(), 'parity-'))
const host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }

afterAll(() => rmSync(folder, { recursive: true }))

const sample = (id: string) => (): Document => fillSample(loadTemplate(id).value!).value!
const markdown = (path: string) => (): Document =>
  documentOf(readFileSync(new URL(`../../../${path}.md`, import.meta.url), 'utf8')).value!
const text = (name: string): (() => Document) => markdown(`bench/docx/texts/${name}`)

/** Lines that LibreOffice sets as our PDF has them, and pages that begin alike. */
async function parity(
  name: string,
  document: Document,
): Promise<{ share: number; breaks: { agree: number; of: number } }> {
  const [docx, pdf] = [join(folder, `${name}.docx`), join(folder, `${name}.pdf`)]
  writeFileSync(docx, writeDocx(document, host).value)
  writeFileSync(pdf, (await writePdf(layout(document, host).value, document.properties, host)).value)
  const { stdout } = spawnSync('python3', [tools, docx, pdf, '--fonts', fonts], { encoding: 'utf8' })
  return JSON.parse(stdout) as Awaited<ReturnType<typeof parity>>
}

describe.skipIf(missing !== '')(
  `DOCX set by LibreOffice beside our PDF${missing ? ` (skipped: ${missing} is missing)` : ''}`,
  () => {
    it.each([
      ['call-for-comments', sample('call-for-comments')],
      ['issuance-notice', sample('issuance-notice')],
      ['draft-policy', sample('draft-policy')],
      ['announcement', markdown('examples/taizhou/announcement')],
      ['issuance', markdown('examples/taizhou/issuance')],
      ['articles', text('articles')],
      ['water-report', text('water-report')],
      ['school-roads', text('school-roads')],
    ])(
      '%s: nineteen of twenty lines are the same, and every page begins alike',
      { timeout: 120_000 },
      async (name, make) => {
        const { share, breaks } = await parity(name, make())
        expect(share).toBeGreaterThanOrEqual(0.95)
        expect(breaks.agree).toBe(breaks.of)
      },
    )
  },
)
