import { writeDocx } from '@gongwen/generator'
import { formatDiagnostic } from '@gongwen/model'
import { type FormField, readDocument } from '@gongwen/readers'
import {
  checkConditions,
  checkData,
  conditionsOf,
  filledForm,
  fillSample,
  loadTemplate,
  readData,
} from '@gongwen/templates'
import { describe, expect, it } from 'vitest'

const template = loadTemplate('application-form').value!
const sample = checkData(readData(template.sample).value!, template.schema).value

const field = (tag: string, value: string, within: FormField['within'] = []): FormField => ({
  tag,
  label: tag,
  kind: value === 'true' || value === 'false' ? 'checkbox' : 'text',
  value,
  start: 0,
  end: 0,
  within,
})

describe('a filled form', () => {
  it('as DOCX gives back the data it was made from', async () => {
    const made = await writeDocx(fillSample(template).value!, {
      now: '2025-09-18T08:00:00+08:00',
      font: () => undefined,
      image: () => undefined,
    })
    const read = await readDocument(made.value, '申报书.docx')
    const { value, diagnostics } = filledForm(read.value.fields, template, '申报书.docx')
    expect(diagnostics.map(formatDiagnostic)).toEqual([])
    expect(JSON.parse(JSON.stringify(value.value))).toEqual(JSON.parse(JSON.stringify(sample)))
    expect(value.conditions.every(({ met }) => met === 'yes')).toBe(true)
  })

  it('names rows by number (PDF) or by repeating section (DOCX); empty rows close up', () => {
    const pdf = filledForm(
      [field('members.0.name', '甲'), field('members.0.local', 'true'), field('members.2.name', '乙')],
      template,
      'a.pdf',
    )
    expect(pdf.value.value).toMatchObject({ members: [{ name: '甲', local: true }, { name: '乙' }] })
    const docx = filledForm(
      [field('name', '甲', [{ tag: 'members', item: 0 }]), field('name', '', [{ tag: 'members', item: 1 }])],
      template,
      'a.docx',
    )
    expect(docx.value.value).toMatchObject({ members: [{ name: '甲' }] })
  })

  it('says what it does not know, and reads no name as code', () => {
    const { diagnostics, value } = filledForm(
      [field('lead.name', '甲'), field('__proto__.x', '1'), field('lead.constructor', '1')],
      template,
      'a.docx',
    )
    expect(diagnostics.find(({ code }) => code === 'form-field-unknown')?.message).toContain(
      '__proto__.x、lead.constructor',
    )
    expect(JSON.stringify(value.value)).toBe('{"lead":{"name":"甲"}}')
    expect(filledForm([], template, 'a.docx').diagnostics.map(({ code }) => code)).toEqual(['form-no-fields'])
  })
})

describe('申报条件', () => {
  const { value: conditions } = conditionsOf(template)
  const changed = (change: Record<string, unknown>): string[] => {
    const lead = { ...(sample as { lead: object }).lead, ...change }
    return checkConditions(conditions, { ...(sample as object), lead })
      .filter(({ met }) => met !== 'yes')
      .map(({ condition, met, found }) => `${condition.strength} ${condition.text} ${met} ${found}`)
  }

  it('are met at the limit, and not below it', () => {
    expect(changed({ revenue: 10_000, research: 500, researchShare: 3 })).toEqual([])
    expect(changed({ revenue: 9999.99 })).toEqual(['应当 年销售收入不低于1亿元 no 9999.99万元'])
    expect(changed({ researchShare: 2.99, research: 499 })).toEqual([
      '应当 上一年研发投入占营业收入比重不少于3% no 2.99%',
      '应当 研发投入不少于500万元 no 499万元',
    ])
  })

  it('keep the strength that the policy gives them', () => {
    expect(changed({ platforms: undefined })).toEqual([
      '一般 一般应建有全省重点实验室、省级以上研发机构等创新载体 no 1 处未填',
    ])
    const members = (sample as { members: { local: boolean }[] }).members
    const few = checkConditions(conditions, {
      ...(sample as object),
      members: members.slice(0, 4).map((one, index) => ({ ...one, local: index < 2 })),
    })
    expect(
      few
        .filter(({ met }) => met === 'no')
        .map(({ condition, found }) => `${condition.strength} ${condition.text} ${found}`),
    ).toEqual(['一般 成员单位一般不少于5家 4 项', '一般 参与单位以市内为主 4 项中 2 项'])
  })

  it('that are not filled in are unknown', () => {
    expect(changed({ revenue: undefined })).toEqual(['应当 年销售收入不低于1亿元 unknown 未填'])
  })
})
