import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkData } from '@gongwen/templates'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { damaged } from './damaged/damaged.ts'
import { hostile } from './damaged/hostile.ts'
import { sampleData } from './damaged/make.ts'
import { differing, mutatedForms } from './damaged/mutated-forms.ts'
import { template } from './office/applications.ts'
import { run } from './run.ts'

interface Told {
  code: string
  severity: string
  message: string
  remedy?: string
  place?: { file?: string; field?: string }
}
interface ReadBack {
  diagnostics: Told[]
  forms: { file: string; data: Record<string, unknown> }[]
}

const spec = new URL('../spec/damaged-forms.md', import.meta.url)
const rows = [...readFileSync(spec, 'utf8').matchAll(/^\| (?!---|交来的)([^|]+?) \| ([^|]+?) \| ([^|]*?) \|$/gm)].map(
  ([, what = '', result = '', told = '']) => ({ what, result, told }),
)
const makers = { ...damaged, ...hostile }
const names = Object.keys(makers)
const files = new Map<string, string>()
let folder = ''
let found: ReadBack = { diagnostics: [], forms: [] }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-damaged-'))
  for (const [index, what] of names.entries()) {
    const { name, bytes } = await (makers[what] as NonNullable<(typeof makers)[string]>)(
      `台州市第${index + 1}创新联合体`,
    )
    const file = `${index + 1}/${name}`
    mkdirSync(join(folder, String(index + 1)))
    writeFileSync(join(folder, file), bytes)
    files.set(what, file)
  }
  const ran = await run(folder, ['form', 'read', ...files.values(), '-o', '汇总.xlsx', '--json'])
  expect(ran.status).toBe(1)
  found = ran.json<ReadBack>()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const toldOf = (what: string): Told[] => found.diagnostics.filter(({ place }) => place?.file === files.get(what))
const dataOf = (what: string): Record<string, unknown> | undefined =>
  found.forms.find(({ file }) => file === files.get(what))?.data

function outcome(what: string): { result: string; told: string } {
  const told = toldOf(what).map(({ place, message, remedy }) =>
    `${place?.field === undefined ? '' : `${place.field}：`}${message}（${remedy}）`
      .replaceAll('|', '\\|')
      .replace(/\s+/g, ' '),
  )
  return { result: dataOf(what) ? '读出' : '没有读', told: told.join('<br>') || '（没有问题）' }
}

describe('forms whose make-up was changed', () => {
  it('give back what was filled in, or say what they could not read', async () => {
    const { silent, same, told } = await mutatedForms(60, 20251002)
    expect(silent).toEqual([])
    expect([same > 10, told > 10]).toEqual([true, true])
  }, 60_000)
})

describe('damaged and hostile forms', () => {
  it('are told as the table for officers says', () => {
    if (process.env['UPDATE']) {
      const text = readFileSync(spec, 'utf8')
      const lines = text.split('\n').map((line) => {
        const what = /^\| (?!---|交来的)([^|]+?) \|/.exec(line)?.[1]
        if (what === undefined) return line
        const { result, told } = outcome(what)
        return `| ${what} | ${result} | ${told} |`
      })
      writeFileSync(spec, lines.join('\n'))
      return
    }
    expect(rows.map(({ what }) => what)).toEqual(names)
    for (const { what, result, told } of rows) expect({ what, ...outcome(what) }).toEqual({ what, result, told })
  })

  it('never give a wrong value in silence', () => {
    for (const [index, what] of names.entries()) {
      const data = dataOf(what)
      if (!data) {
        expect(
          toldOf(what).some(({ severity }) => severity === 'error'),
          what,
        ).toBe(true)
        continue
      }
      const good = checkData(sampleData(`台州市第${index + 1}创新联合体`), template.schema).value
      const wrong = differing(template.schema, good, data)
      const told = toldOf(what)
        .map(({ message, place }) => `${place?.field ?? ''}${message}`)
        .join('\n')
      for (const title of wrong) expect(told, `${what}: ${title}`).toContain(title)
    }
  })

  it('are at least fifteen, and write nothing beside the tables', () => {
    expect(Object.keys(damaged).length).toBeGreaterThanOrEqual(19)
    expect(names.length).toBe(files.size)
  })
})
