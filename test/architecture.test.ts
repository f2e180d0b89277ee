import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf, manifest, readSources, resolveImport, root, type Source } from './sources.ts'

/** Who may import whom; a new arrow needs a decision record first. */
const arrows: Record<string, string[]> = {
  model: [],
  fonts: ['model'],
  readers: ['model'],
  templates: ['model', 'readers'],
  generator: ['model'],
  certificates: ['model'],
  comments: ['model', 'readers'],
  cli: ['certificates', 'comments', 'fonts', 'generator', 'model', 'readers', 'templates'],
}

/** What only the command line may ask of the world, and the few files that may too, with the reason. */
const outside: { name: string; pattern: RegExp; except: Record<string, string> }[] = [
  {
    name: 'environment and process',
    pattern: /(?<![\w.$])process\./,
    except: {
      'packages/readers/src/guard/child.ts':
        'a process of its own that answers its parent: the guard of strangers’ files',
      'packages/readers/src/guard/memory.ts': 'how the memory of a child is asked for differs by platform',
    },
  },
  { name: 'console', pattern: /(?<![\w.$])console\./, except: {} },
  { name: 'clock', pattern: /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(/, except: {} },
  { name: 'randomness', pattern: /\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bgetRandomValues\(/, except: {} },
  { name: 'network', pattern: /(?<![\w.$])fetch\(/, except: {} },
]

/** Tables of handlers: a block holds blocks, so that what they list comes back to them. No other circle may be. */
const walks = [
  'packages/generator/src/layout/set-blocks.ts',
  'packages/generator/src/layout/inlines/set-inlines.ts',
  'packages/generator/src/writers/docx/blocks/blocks.ts',
  'packages/generator/src/writers/docx/inlines/inlines.ts',
]

const sources = readSources()
const library = sources.filter((source) => source.package !== 'cli')
const inside = /^@gongwen\/([a-z]+)$/

describe('packages', () => {
  it('are those of the map', () => {
    expect([...new Set(sources.map((source) => source.package))].sort()).toEqual(Object.keys(arrows).sort())
  })

  it.each(Object.keys(arrows))('%s imports only what it may, by the front door', (name) => {
    const seen = sources
      .filter((source) => source.package === name)
      .flatMap(({ path, code }) => importsOf(code).map(({ from }) => ({ path, from })))
    for (const { path, from } of seen) {
      if (from.startsWith('.')) expect(resolveImport(path, from), path).toMatch(new RegExp(`^packages/${name}/`))
      else if (from.startsWith('@gongwen/'))
        expect(arrows[name], `${path} imports ${from}`).toContain(inside.exec(from)?.[1])
    }
  })

  it.each(Object.keys(arrows))('%s depends on what its manifest says, no more', (name) => {
    const { dependencies, types } = manifest(name)
    const siblings = dependencies.flatMap((one) => inside.exec(one)?.[1] ?? [])
    for (const one of siblings) expect(arrows[name]).toContain(one)
    const missing = sources
      .filter((source) => source.package === name)
      .flatMap(({ path, code }) => importsOf(code).map((one) => ({ path, ...one })))
      .filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))
      .filter(({ from, typeOnly }) => !(typeOnly && types.includes(from)))
      .filter(
        ({ from }) =>
          !dependencies.includes(
            from
              .split('/')
              .slice(0, from.startsWith('@') ? 2 : 1)
              .join('/'),
          ),
      )
    expect(missing).toEqual([])
  })

  it.each(Object.keys(arrows))('%s is built after what it imports, and ships what it needs', (name) => {
    const text = readFileSync(join(root, 'packages', name, 'tsconfig.json'), 'utf8')
    const references = [...text.matchAll(/"path":\s*"\.\.\/([a-z]+)"/g)].map(([, one]) => one)
    expect(references.sort()).toEqual(
      manifest(name)
        .dependencies.flatMap((one) => inside.exec(one)?.[1] ?? [])
        .sort(),
    )
    expect(manifest(name).files).toContain('dist')
  })
})

describe('files', () => {
  it('import each other without a circle but for the walk down a document', () => {
    const edges = new Map(
      sources.map(({ path, code }) => [
        path,
        importsOf(code)
          .filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly)
          .map(({ from }) => resolveImport(path, from))
          .filter((to) => !walks.includes(to)),
      ]),
    )
    expect(circleIn(edges)).toBeUndefined()
    expect(walks.filter((path) => !edges.has(path))).toEqual([])
  })

  it('import files by their whole name', () => {
    const wrong = sources.flatMap(({ path, code }) =>
      importsOf(code)
        .filter(({ from }) => from.startsWith('.') && !/\.(?:ts|json)$/.test(from))
        .map(({ from }) => `${path}: ${from}`),
    )
    expect(wrong).toEqual([])
  })

  it('are short: half of them under 120 lines', () => {
    const lines = sources.map((source) => source.lines).sort((a, b) => a - b)
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(120)
  })

  it('are named for what they hold', () => {
    const attics = /(?:^|\/)(?:utils?|helpers|common|misc|shared|stuff)\.ts$|-v\d+\.ts$/
    expect(
      sources.map(({ path }) => path.replace(/^packages\/\w+\/src\//, '')).filter((path) => attics.test(path)),
    ).toEqual([])
    expect(
      sources
        .filter(({ path }) => !/^[a-z0-9-]+(?:\.d)?\.ts$/.test(path.split('/').at(-1) ?? ''))
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('export by name: no `export *` but of types', () => {
    expect(sources.filter(({ code }) => /^\s*export \*(?!\/)/m.test(code)).map(({ path }) => path)).toEqual([])
  })

  it('write the ideographic space as an escape', () => {
    expect(sources.filter(({ code }) => code.includes('\u3000')).map(({ path }) => path)).toEqual([])
  })
})

describe('the outside world comes in through the command line', () => {
  it.each(outside)('$name', ({ pattern, except }) => {
    const asking = library.filter(({ code }) => pattern.test(code)).map(({ path }) => path)
    expect(asking).toEqual(Object.keys(except).sort())
  })
})

/** The files of a circle, if there is one. */
function circleIn(edges: ReadonlyMap<Source['path'], string[]>): string[] | undefined {
  const done = new Set<string>()
  const enter = (path: string, trail: string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return undefined
    for (const next of edges.get(path) ?? []) {
      const circle = enter(next, [...trail, path])
      if (circle) return circle
    }
    done.add(path)
    return undefined
  }
  for (const path of edges.keys()) {
    const circle = enter(path, [])
    if (circle) return circle
  }
  return undefined
}
