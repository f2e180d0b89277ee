import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** The repository's root, with a slash at its end. */
export const root: string = new URL('../', import.meta.url).pathname

/** A source file of a package: its path from the root, its package, and its text without comments. */
export interface Source {
  path: string
  package: string
  text: string
  code: string
  lines: number
}

/** Every source file of every package, sorted. */
export function readSources(): Source[] {
  return globSync('packages/*/src/**/*.ts', { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const code = withoutComments(text)
      return { path, package: path.split('/')[1] ?? '', text, code, lines: text.trimEnd().split('\n').length }
    })
}

/** Blanks out comments, leaving strings and templates alone. */
function withoutComments(text: string): string {
  const token = /\/\*[\s\S]*?\*\/|(?<![:\\'"`/])\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g
  return text.replace(token, (found) => (found.startsWith('/*') || found.startsWith('//') ? ' ' : found))
}

/** What a file imports or re-exports: the specifier, and whether only types come through. */
export function importsOf(code: string): { from: string; typeOnly: boolean }[] {
  const found = code.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm)
  const dynamic = code.matchAll(/\b(?:import|require\.resolve|require)\(\s*'([^']+)'\s*\)/g)
  return [
    ...[...found].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...dynamic].map(([, from = '']) => ({ from, typeOnly: false })),
  ]
}

/** The file that a relative import names. */
export function resolveImport(path: string, from: string): string {
  return normalize(join(dirname(path), from))
}

/** What a package's manifest says: what it needs to run, and the packages it has only the types of. */
export function manifest(name: string): { dependencies: string[]; types: string[]; files: string[] } {
  const given = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  return {
    dependencies: Object.keys({ ...given.dependencies, ...given.optionalDependencies, ...given.peerDependencies }),
    types: Object.keys({ ...given.dependencies, ...given.devDependencies }).flatMap(
      (one) => one.match(/^@types\/(.+)$/)?.[1] ?? [],
    ),
    files: given.files ?? [],
  }
}

/** A text file of the repository; undefined when it is not there. */
export function readDoc(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined
}
