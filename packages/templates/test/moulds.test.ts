import { describe, expect, it } from 'vitest'
import { fill, listTemplates, loadTemplate, readData, type Template } from '../src/index.ts'

/** A template that has filled nothing yet. */
function fresh(id: string): Template {
  const { value } = loadTemplate(id)
  if (!value) throw new Error(id)
  return value
}

/** Every text changed, its meaning kept out of the way: dates and numbers stay. */
function reworded(value: unknown, mark: string): unknown {
  if (typeof value === 'string')
    return /^[\d\s年月日:.%-]+$/.test(value) || value.length < 4 ? value : `${value}${mark}`
  if (Array.isArray(value)) return value.map((entry) => reworded(entry, mark))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, reworded(entry, mark)]))
}

describe('rows that share a mould', () => {
  it.each(listTemplates().map(({ id }) => id))('%s: are filled as if each were the first', (id) => {
    const used = fresh(id)
    const sample = readData(used.sample, 'sample.yaml').value?.value
    for (const mark of ['', '甲*_', '\u{20bb7}|{{x}}', '']) {
      const data = reworded(sample, mark)
      expect(fill(used, data)).toEqual(fill(fresh(id), data))
    }
  })
})
