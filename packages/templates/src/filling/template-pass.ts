import type { Diagnostic } from '@gongwen/model'
import type { Schema } from './schema.ts'

/** What a template's text is checked and rewritten against. */
export interface Surroundings {
  schema: Schema | undefined
  partials: ReadonlyMap<string, string>
  file?: string
}

/** The same on the way through a template. */
export interface Pass extends Surroundings {
  diagnostics: Diagnostic[]
  depth: number
}

/** Notes something at a place of the template. */
export function say(pass: Pass, node: hbs.AST.Node, code: string, message: string, remedy: string): void {
  const { line, column } = node.loc.start
  pass.diagnostics.push({
    code,
    severity: 'error',
    message,
    remedy,
    place: { ...(pass.file === undefined ? {} : { file: pass.file }), line, column: column + 1 },
  })
}
