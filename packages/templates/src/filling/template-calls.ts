import { titleOf } from './schema.ts'
import type { Found } from './scope.ts'

type Expression = hbs.AST.Expression
type PathExpression = hbs.AST.PathExpression

/** How a value is printed: known from the schema where the template stands. */
export interface Printing {
  title: string
  format?: string
  /** Of a form's field. */
  name?: string
  list?: string
  type?: string
  options?: string[]
  required?: boolean
  placeholder?: string
  width?: number
}

/** What the schema says of a value that is printed. */
export function printingOf(path: Expression, found: Found | undefined): Printing {
  const name = path.type === 'PathExpression' ? (path as PathExpression).original.replace(/^\.\//, '') : ''
  const schema = found?.schema
  const hint = schema?.description
  return {
    title: schema ? titleOf(found.path.at(-1) ?? name, schema) : name,
    ...(schema?.format ? { format: schema.format } : {}),
    ...(hint ? { placeholder: hint } : {}),
  }
}

/** A call of one of our own helpers, its printing as a text. */
export function call(
  name: string,
  params: Expression[],
  printing: Printing,
  from: hbs.AST.Node,
): hbs.AST.MustacheStatement {
  const json = JSON.stringify(printing)
  const literal = { type: 'StringLiteral', value: json, original: json, loc: from.loc } as hbs.AST.StringLiteral
  return {
    ...(from as hbs.AST.MustacheStatement),
    type: 'MustacheStatement',
    path: pathTo(name, from),
    params: [...params, literal],
    hash: { type: 'Hash', pairs: [], loc: from.loc } as hbs.AST.Hash,
    escaped: false,
  }
}

/** A path of one name. */
export function pathTo(name: string, from: hbs.AST.Node): PathExpression {
  return {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: [name],
    original: name,
    loc: from.loc,
  } as PathExpression
}

/** `false` as it stands in a template. */
export function booleanLiteral(from: hbs.AST.Node): Expression {
  return { type: 'BooleanLiteral', value: false, original: false, loc: from.loc } as hbs.AST.BooleanLiteral
}
