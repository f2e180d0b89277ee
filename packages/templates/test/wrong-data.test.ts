import { readFileSync } from 'node:fs'
import { formatDiagnostic } from '@gongwen/model'
import { fill, loadTemplate, readData } from '@gongwen/templates'
import { expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { spec } from '../../../test/spec.ts'

const file = new URL('../spec/wrong-data.md', import.meta.url)

/** A template's sample with some entries changed: null takes one out. */
function changed(sample: unknown, change: unknown): unknown {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change
  const merged = { ...(sample as Record<string, unknown>) }
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key]
    else merged[key] = changed(merged[key], value)
  }
  return merged
}

/** What filling a template says of a data file; the first line names the template. */
function messages(input: string): string {
  const [id = '', ...lines] = input.split('\n')
  const template = loadTemplate(id).value!
  const rest = lines.join('\n')
  const text = rest.startsWith('原样') ? rest.slice(3) : stringify(changed(parse(template.sample), parse(rest)))
  const data = readData(text, 'data.yaml')
  const found = data.value ? fill(template, data.value).diagnostics : data.diagnostics
  return found.map(formatDiagnostic).join('\n')
}

spec(file, { data: messages })

it('every one of at least twenty wrong data files gives one message', () => {
  const cases = [...readFileSync(file, 'utf8').matchAll(/^``` data\n[\s\S]*?^\.\n([\s\S]*?)^```$/gm)]
  expect(cases.length).toBeGreaterThanOrEqual(20)
  for (const [, expected = ''] of cases) expect(expected.trim().split('\n')).toHaveLength(1)
})
