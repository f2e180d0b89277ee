import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { formatDiagnostic, textOf } from '@gongwen/model'
import {
  fill,
  fillBlank,
  fillSample,
  listTemplates,
  loadTemplate,
  readData,
  type Schema,
  type Template,
} from '@gongwen/templates'
import { describe, expect, it } from 'vitest'
import { outlineOf } from './outline-of.ts'

function load(id: string): Template {
  const { value, diagnostics } = loadTemplate(id)
  expect(diagnostics).toEqual([])
  return value!
}

describe.each(listTemplates())('$id $title', ({ id }) => {
  const template = load(id)

  it('fills its sample without a finding, as reviewed', () => {
    const { value, diagnostics } = fillSample(template)
    expect(diagnostics.map(formatDiagnostic)).toEqual([])
    const got = `${outlineOf(value!).join('\n')}\n`
    const golden = new URL(`./golden/${id}.txt`, import.meta.url)
    if (process.env['UPDATE']) {
      mkdirSync(new URL('./golden/', import.meta.url), { recursive: true })
      writeFileSync(golden, got)
    }
    expect(existsSync(golden)).toBe(true)
    expect(got).toBe(readFileSync(golden, 'utf8'))
  })

  it('gives the same document twice', () => {
    expect(fillSample(template)).toEqual(fillSample(template))
  })

  it('can be handed out blank', () => {
    expect(fillBlank(template).value?.children.length).toBeGreaterThan(0)
  })

  it('calls each field by a Chinese title of its own', () => {
    for (const [path, titles] of titlesIn(template.schema, template.schema)) {
      expect(titles, path).toEqual([...new Set(titles)])
      for (const title of titles) expect(title, path).toMatch(/\p{Script=Han}/u)
    }
    expect(template.readme).toMatch(/^# /)
  })
})

it('lists twenty templates', () => {
  expect(listTemplates()).toHaveLength(20)
})

it('says what was probably meant', () => {
  expect(loadTemplate('certificat').diagnostics.map(formatDiagnostic)).toEqual([
    '没有名为“certificat”的模板，也没有这个文件夹（是否想用“certificate”） [template-unknown]',
  ])
})

function titlesIn(schema: Schema, root: Schema, path = ''): [string, string[]][] {
  const fields = Object.entries(schema.properties ?? {})
  const own: [string, string[]] = [path, fields.map(([, field]) => field.title ?? '')]
  const below = fields.flatMap(([key, field]) => titlesIn(field.items ?? field, root, `${path}/${key}`))
  const defs = Object.entries(schema === root ? (root.$defs ?? {}) : {}).flatMap(([name, def]) =>
    titlesIn(def, root, name),
  )
  return [...(fields.length > 0 ? [own] : []), ...below, ...defs]
}

it('a reason typed on several lines stays inside its sentence', () => {
  const template = loadTemplate('dissolution-notice').value!
  const reason = '事由: |\n  经联合体理事会\n  2025年第三次会议\n  审议通过\n'
  const sample = template.sample.replace(/^事由:.*\n/m, reason)
  const { value } = fill(template, readData(sample, 'sample.yaml').value)
  expect(textOf(value!)).toContain('，经联合体理事会2025年第三次会议审议通过，')
})
