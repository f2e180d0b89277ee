import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDoc, readSources, root } from './sources.ts'

const sources = readSources()
const headings = [...(readDoc('docs/diagnostics.md') ?? '').matchAll(/^## (\S+)$/gm)].map(([, code = '']) => code)
const kebab = /'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g

/** Functions that make a diagnostic of a code they are given: in every file when exported, else in their own. */
function makersOf(code: string): { name: string; exported: boolean }[] {
  const found = code.matchAll(/(export )?(?:function (\w+)(?:<[^>]*>)?|const (\w+) = )\(([^)]*)\)/g)
  return [...found]
    .filter(([, , , , given = '']) => /\bcode: string\b/.test(given))
    .map(([, exported, first, second]) => ({ name: first ?? second ?? '', exported: exported !== undefined }))
}

const exported = sources.flatMap(({ code }) => makersOf(code).filter((one) => one.exported))

/** Codes that the sources give: after `code:`, or as the first such word in a call of a maker. */
function codesUsed(): Map<string, string> {
  const codes = new Map<string, string>()
  for (const { path, code } of sources) {
    for (const [, value = ''] of code.matchAll(/\bcode:\s*([^,\n}]*'[^\n}]*)/g))
      for (const [, one = ''] of (value.split(/,\s*\w+:/)[0] ?? '').matchAll(kebab)) codes.set(one, path)
    const names = [...new Set([...exported, ...makersOf(code)].map(({ name }) => name))]
    if (names.length === 0) continue
    const calls = new RegExp(`(?<![\\w.])(?:${names.join('|')})\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)`, 'g')
    for (const [, given = ''] of code.matchAll(calls)) {
      const [, one] = given.match(new RegExp(kebab.source)) ?? []
      if (one !== undefined) codes.set(one, path)
    }
  }
  return codes
}

describe('docs/diagnostics.md', () => {
  it('explains every code that the sources give', () => {
    expect(
      [...codesUsed()]
        .filter(([code]) => !headings.includes(code))
        .map((one) => one.join(' in '))
        .sort(),
    ).toEqual([])
  })

  it('explains no code that is gone', () => {
    const words = new Set(
      sources.flatMap(({ code }) => [...code.matchAll(/['"`[]([a-z][a-z0-9-]*)['"`\]]/g)].map(([, word]) => word)),
    )
    expect(headings.filter((code) => !words.has(code))).toEqual([])
  })

  it('is in order, each code once, with meaning and remedy', () => {
    expect(headings).toEqual([...new Set(headings)].sort())
    const sections = (readDoc('docs/diagnostics.md') ?? '').split(/^## /m).slice(1)
    expect(
      sections.filter((one) => !one.includes('含义') || !one.includes('怎么办')).map((one) => one.split('\n')[0]),
    ).toEqual([])
  })
})

const architecture = readDoc('ARCHITECTURE.md')

describe.skipIf(architecture === undefined)('ARCHITECTURE.md (skipped until it exists)', () => {
  it('lists every package', () => {
    const packages = globSync('packages/*/package.json', { cwd: root }).map((path) => `@gongwen/${path.split('/')[1]}`)
    expect(packages.filter((name) => !architecture?.includes(`\`${name}\``))).toEqual([])
  })

  it('names no package or file that is gone', () => {
    const named = [
      ...(architecture ?? '').matchAll(/`((?:packages|test|docs|bench|scripts|examples)\/[\w./-]+\w)`/g),
    ].map(([, path]) => path)
    expect(named.filter((path) => globSync(path ?? '', { cwd: root }).length === 0)).toEqual([])
  })
})

describe('docs/glossary.md', () => {
  const rows = [...(readDoc('docs/glossary.md') ?? '').matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)]

  it('defines words that the sources use', () => {
    expect(rows.length).toBeGreaterThan(10)
    const defined = new Set(
      sources.flatMap(({ code }) => [...code.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name)),
    )
    expect(rows.map(([, word]) => word).filter((word) => !defined.has(word))).toEqual([])
  })

  it('has one Chinese word for one thing', () => {
    const chinese = rows.map(([, , word]) => word)
    expect(chinese).toEqual([...new Set(chinese)])
  })
})
