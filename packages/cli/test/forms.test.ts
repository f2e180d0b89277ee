import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layout, writeDocx, writePdf } from '@gongwen/generator'
import { readDocument, readTables } from '@gongwen/readers'
import { judge, readConditions, readForm } from '@gongwen/templates'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bare, rewritten } from './damaged/make.ts'
import { PDFDocument } from './damaged/viewer.ts'
import { type Application, application, formOf, host, template } from './office/applications.ts'
import { run } from './run.ts'

async function back(bytes: Uint8Array, name: string): Promise<unknown> {
  const form = readForm((await readDocument(bytes, name)).value, name, template)
  expect(form.diagnostics).toEqual([])
  return JSON.parse(JSON.stringify(form.value?.value))
}

describe('application forms', () => {
  it('come back from DOCX as the data they were made of', async () => {
    await fc.assert(
      fc.asyncProperty(application, async (data) => {
        expect(await back(writeDocx(formOf(data), host).value, 'a.docx')).toEqual(data)
      }),
      { seed: 20250918, numRuns: 12 },
    )
  })

  it('come back from PDF as the data they were made of', async () => {
    await fc.assert(
      fc.asyncProperty(application, async (data) => {
        const document = formOf(data)
        const pdf = await writePdf(layout(document, host).value, document.properties, host)
        expect(await back(pdf.value, 'a.pdf')).toEqual(data)
      }),
      { seed: 20250918, numRuns: 4 },
    )
  })

  it('come back with rows that other programs copied, added or deleted', async () => {
    const [one] = fc.sample(application, { seed: 9, numRuns: 1 }) as [Application]
    const members = ['甲', '乙', '丙'].map((name) => ({ ...one.members[0]!, name: `约${name}` }))
    const data = { ...one, members }
    const bytes = writeDocx(formOf(data), host).value
    const row = (name: string): RegExp => new RegExp(`<w:tr>(?:(?!<w:tr>).)*?>约${name}<.*?</w:tr>`, 's')
    const item = (name: string): RegExp =>
      new RegExp(
        `<w:sdt><w:sdtPr><w:id w:val="\\d+"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${row(name).source}</w:sdtContent></w:sdt>`,
        's',
      )
    // A program that knows no repeating rows copies the row inside its item; controls and their names are copied with it.
    const copied = rewritten(bytes, (body) =>
      body.replace(row('乙'), (found) => found + found.replace('>约乙<', '>约丁<')),
    )
    expect(await back(copied, 'a.docx')).toEqual({
      ...data,
      members: [members[0], members[1], { ...members[1], name: '约丁' }, members[2]],
    })
    const deleted = rewritten(bytes, (body) => body.replace(item('甲'), ''))
    expect(await back(deleted, 'a.docx')).toEqual({ ...data, members: members.slice(1) })
    // A row typed below the others, without any control.
    const typed = rewritten(bytes, (body) =>
      body.replace(item('丙'), (found) => found + bare(row('丙').exec(found)?.[0] ?? '').replace('>约丙<', '>约戊<')),
    )
    expect(await back(typed, 'a.docx')).toEqual({ ...data, members: [...members, { ...members[2], name: '约戊' }] })
  })

  it('are read from a cover whose table became lines', async () => {
    const [data] = fc.sample(application, { seed: 12, numRuns: 1 }) as [Application]
    const lines = rewritten(writeDocx(formOf(data), host).value, (form) => {
      const body = bare(form)
      const cover = /<w:tbl>.*?<\/w:tbl>/s.exec(body)?.[0] ?? ''
      const rows = [...cover.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => {
        const [label = '', value = ''] = [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
          [...cell.matchAll(/<w:t[ >][^<]*<\/w:t>/g)].map(([words]) => words).join(''),
        )
        return `<w:p><w:r>${label}<w:t>：</w:t>${value}</w:r></w:p>`
      })
      return body.replace(cover, () => rows.join(''))
    })
    expect(await back(lines, 'a.docx')).toEqual(data)
  })

  it('come back from PDF as they were changed in a viewer, not as the page was first drawn', async () => {
    const [data] = fc.sample(application, { seed: 8, numRuns: 1 }) as [Application]
    const document = formOf(data)
    const pdf = await PDFDocument.load((await writePdf(layout(document, host).value, document.properties, host)).value)
    const form = pdf.getForm()
    form.getTextField('lead.contact').setText('王五')
    form.getTextField('members.0.name').setText('改过的成员')
    form.getTextField('path').setText('第一行\n第二行')
    form.getDropdown('lead.registeredIn').select('台州市外')
    if (data.lead.legalEntity) form.getCheckBox('lead.legalEntity').uncheck()
    else form.getCheckBox('lead.legalEntity').check()
    const changed = structuredClone(data)
    Object.assign(changed.lead, {
      contact: '王五',
      registeredIn: '台州市外',
      legalEntity: !data.lead.legalEntity,
    })
    Object.assign(changed.members[0] ?? {}, { name: '改过的成员' })
    changed.path = '第一行\n第二行'
    expect(await back(await pdf.save({ updateFieldAppearances: false }), 'b.pdf')).toEqual(changed)
  })

  it('are read by their labels when the controls are gone', async () => {
    const [data] = fc.sample(application, { seed: 7, numRuns: 1 })
    const files = unzipSync(writeDocx(formOf(data), host).value)
    const body = strFromU8(files['word/document.xml'] as Uint8Array)
    const bare = body.replace(/<w:sdtPr>.*?<\/w:sdtPr>/gs, '').replace(/<\/?(w:sdt|w:sdtContent|w:sdtEndPr)\/?>/g, '')
    files['word/document.xml'] = strToU8(bare)
    expect(await back(zipSync(files), 'bare.docx')).toEqual(data)
  })
})

describe('form read', () => {
  let folder = ''
  const path = (name: string): string => join(folder, name)
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongwen-forms-'))
    const [one, two] = fc.sample(application, { seed: 11, numRuns: 2 }) as unknown as [
      Record<string, unknown>,
      Record<string, unknown>,
    ]
    const hostile = { ...one, name: '=HYPERLINK("http://example.com")' }
    const poor = {
      ...two,
      lead: {
        ...(two['lead'] as object),
        revenue: 9999.99,
        research: 500,
        researchShare: 2.99,
        legalEntity: true,
        registeredIn: '台州市',
      },
    }
    writeFileSync(path('好.docx'), writeDocx(formOf(hostile), host).value)
    writeFileSync(path('差.docx'), writeDocx(formOf(poor), host).value)
    const blank = unzipSync(readFileSync(path('好.docx')))
    blank['word/vbaProject.bin'] = strToU8('x')
    writeFileSync(path('宏.docm'), zipSync(blank))
    writeFileSync(path('坏.docx'), readFileSync(path('好.docx')).subarray(0, 3000))
    writeFileSync(path('别的.txt'), '这不是申报书')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('makes the tables, and judges by strength', async () => {
    const ran = await run(folder, ['form', 'read', '好.docx', '差.docx', '-o', '汇总.xlsx', '--json'])
    expect(ran.status).toBe(0)
    const { forms } = ran.json<{ forms: { conditions: { text: string; verdict: string; found: string }[] }[] }>()
    const verdict = (words: string): string | undefined =>
      forms[1]?.conditions.find(({ text }) => text.includes(words))?.verdict
    expect(['销售收入', '占营业收入', '不少于500万元', '在台州注册'].map(verdict)).toEqual([
      '不符合',
      '不符合',
      '符合',
      '符合',
    ])
    expect(
      forms[1]?.conditions.filter(({ text, verdict: found }) => text.startsWith('一般') && found === '不符合'),
    ).toEqual([])
    const { value: sheets } = await readTables(readFileSync(path('汇总.xlsx')), '汇总.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['申报汇总', '推荐汇总表', '资格审查表', '成员单位', '问题清单']),
    )
    const cells = sheets.flatMap(({ rows }) => rows.flat())
    expect(cells.some(({ text }) => text === '=HYPERLINK("http://example.com")')).toBe(true)
    expect(cells.some(({ formula }) => formula !== undefined)).toBe(false)
  })

  it('refuses what it cannot trust, and reads the others', async () => {
    const ran = await run(folder, [
      'form',
      'read',
      '好.docx',
      '宏.docm',
      '坏.docx',
      '别的.txt',
      '没有.docx',
      '-o',
      '二.xlsx',
      '--json',
    ])
    expect(ran.status).toBe(1)
    const { diagnostics, forms } = ran.json<{ diagnostics: { code: string }[]; forms: unknown[] }>()
    expect(forms).toHaveLength(1)
    const told = diagnostics.map(({ code }) => code).filter((code) => code !== 'form-figures-differ')
    expect(told).toEqual(['form-macros', 'file-damaged', 'form-not-found', 'file-unusable'])
  })

  it('judges by conditions of your own', async () => {
    const own = [
      '- { clause: 一/1, text: 至少两家成员, strength: 应当, field: members, test: { count: 9 } }',
      '- { clause: 一/2, text: 占比相符, strength: 核对, field: lead.researchShare, test: { percentage: { of: lead.research, to: lead.revenue, within: 0.01 } } }',
    ]
    writeFileSync(path('条件.yaml'), own.join('\n'))
    const ran = await run(folder, ['form', 'read', '差.docx', '--conditions', '条件.yaml', '-o', '四.xlsx', '--json'])
    const { forms, diagnostics } = ran.json<{
      forms: { conditions: { verdict: string }[] }[]
      diagnostics: { code: string }[]
    }>()
    expect(forms[0]?.conditions.map(({ verdict }) => verdict)).toEqual(['不符合', '待核'])
    expect(diagnostics.map(({ code }) => code)).toEqual(['form-figures-differ'])
  })

  it('names what it does not read of a folder, but not its own table', async () => {
    mkdirSync(path('收/下级'), { recursive: true })
    writeFileSync(path('收/好.docx'), readFileSync(path('好.docx')))
    writeFileSync(path('收/说明.txt'), '请看申报书')
    writeFileSync(path('收/~$好.docx'), 'lock')
    for (const more of [[], ['--force']]) {
      const ran = await run(folder, ['form', 'read', '收', '-o', '收/汇总.xlsx', ...more])
      expect(ran.told).toContain('提示：收 没有读：下级/、说明.txt（')
      expect(ran.told).not.toMatch(/没有读：[^（]*(?:汇总|~)/)
      expect(ran.out).toContain('读出 1 份')
    }
  })

  it('writes nothing when no form could be read', async () => {
    const ran = await run(folder, ['form', 'read', '坏.docx', '-o', '三.xlsx'])
    expect([ran.status, ran.out]).toEqual([2, ''])
  })
})

describe('conditions', () => {
  const conditions = readConditions(template.extras.get('conditions') ?? '', 'conditions.yaml').value
  it('never call a 一般 condition unmet, and leave what is not filled in to a person', () => {
    for (const { condition, verdict } of judge({}, conditions)) {
      if (condition.strength === '一般') expect(verdict).toBe('待核')
      if (condition.test.count === undefined) expect(verdict).toBe('待核')
    }
    const few = judge({ members: [{ local: false }] }, conditions)
    expect(few.filter(({ condition }) => condition.field === 'members').map(({ verdict }) => verdict)).toEqual([
      '待核',
      '待核',
    ])
  })
  it('say what is wrong with their file', () => {
    expect(readConditions('- {clause: a}', 'c.yaml').diagnostics[0]?.code).toBe('conditions-invalid')
    expect(readConditions('{', 'c.yaml').diagnostics[0]?.code).toBe('conditions-invalid')
  })
})
