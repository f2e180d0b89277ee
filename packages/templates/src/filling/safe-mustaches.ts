import type { Diagnostic } from '@gongwen/model'
import Handlebars from 'handlebars'
import { nearest } from '../nearest.ts'
import { blockNames, helperByName } from './helpers/index.ts'
import type { Schema } from './schema.ts'
import { titleOf } from './schema.ts'
import { type Found, follow, itemsScope, partScope, rootScope, type Scope } from './scope.ts'

type Program = hbs.AST.Program
type Expression = hbs.AST.Expression
type PathExpression = hbs.AST.PathExpression

/** Deepest nesting of partials: one that holds itself would never end. */
const deepest = 12

/** What a template's text is checked and rewritten against. */
export interface Surroundings {
  schema: Schema | undefined
  partials: ReadonlyMap<string, string>
  file?: string
}

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

/**
 * Parses a template and makes every mustache safe: each becomes a call that holds its value (`{{{…}}}` too), each name is
 * found in the schema by key or Chinese title, partials are set in. What the schema does not know is said.
 */
export function safeProgram(
  text: string,
  around: Surroundings,
): { program: Program | undefined; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const program = parse(text, around.file, diagnostics)
  if (program) visitProgram(program, rootScope(around.schema), { ...around, diagnostics, depth: 0 })
  return { program, diagnostics }
}

interface Pass extends Surroundings {
  diagnostics: Diagnostic[]
  depth: number
}

function parse(text: string, file: string | undefined, diagnostics: Diagnostic[]): Program | undefined {
  const chinese = text
    .replace(/[\ufdd0-\ufdef]/g, '')
    .replace(/\{\{(~?)\s*否则\s*(~?)\}\}/g, '{{$1else$2}}')
    .replace(/\{\{(~?)\s*否则(?=如果|条件|除非|\s)/g, '{{$1else ')
  try {
    return Handlebars.parse(chinese)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? /- (\d+):\d+$/.exec(message)?.[1])
    const mismatch = /^(\S+) doesn't match (\S+)/.exec(message)
    diagnostics.push({
      code: 'template-syntax',
      severity: 'error',
      message: mismatch
        ? `模板中 {{#${mismatch[1]}}} 与 {{/${mismatch[2]}}} 不成对`
        : /got 'EOF'/.test(message)
          ? '模板中有 {{#…}} 没有结束'
          : `模板中的 {{…}} 写法有误：${message.split('\n').at(-1)}`,
      remedy: '检查花括号是否成对，每个 {{#…}} 都有对应的 {{/…}}',
      place: { ...(file === undefined ? {} : { file }), ...(Number.isInteger(line) ? { line } : {}) },
    })
    return undefined
  }
}

function visitProgram(program: Program, scope: Scope, pass: Pass): void {
  program.body = program.body.flatMap((statement) => visitStatement(statement, scope, pass))
}

function visitStatement(statement: hbs.AST.Statement, scope: Scope, pass: Pass): hbs.AST.Statement[] {
  switch (statement.type) {
    case 'MustacheStatement':
      return [visitMustache(statement as hbs.AST.MustacheStatement, scope, pass)]
    case 'BlockStatement':
      return [visitBlock(statement as hbs.AST.BlockStatement, scope, pass)]
    case 'PartialStatement':
      return visitPartial(statement as hbs.AST.PartialStatement, scope, pass)
    case 'ContentStatement':
    case 'CommentStatement':
      return [statement]
    default:
      say(pass, statement, 'template-syntax', `模板不能用 ${statement.type}`, '改用循环、条件和片段')
      return []
  }
}

function visitMustache(mustache: hbs.AST.MustacheStatement, scope: Scope, pass: Pass): hbs.AST.MustacheStatement {
  const path = mustache.path as PathExpression
  const isCall = mustache.params.length > 0 || (path.type === 'PathExpression' && isHelper(path, scope, pass))
  if (path.type === 'PathExpression' && (path.original === '填' || path.original === 'field'))
    return fieldCall(mustache, scope, pass)
  if (!isCall) {
    const found = visitExpression(path, scope, pass)
    return call('$show', [path], printingOf(path, found), mustache)
  }
  const inner = {
    type: 'SubExpression',
    path,
    params: mustache.params,
    hash: mustache.hash,
    loc: mustache.loc,
  } as hbs.AST.SubExpression
  visitExpression(inner, scope, pass)
  return call('$show', [inner], { title: path.original }, mustache)
}

function fieldCall(mustache: hbs.AST.MustacheStatement, scope: Scope, pass: Pass): hbs.AST.MustacheStatement {
  const [param] = mustache.params
  const found = param ? visitExpression(param, scope, pass) : undefined
  if (!param || !found) {
    if (!param) say(pass, mustache, 'template-syntax', '{{填 …}} 没有写字段', '写成 {{填 字段}}')
    return call(
      '$show',
      [{ type: 'StringLiteral', value: '', original: '', loc: mustache.loc } as hbs.AST.StringLiteral],
      { title: '' },
      mustache,
    )
  }
  const width = mustache.hash?.pairs.find(({ key }) => key === '宽')?.value as hbs.AST.NumberLiteral | undefined
  const schema = found.schema ?? {}
  const printing: Printing = {
    ...printingOf(param as PathExpression, found),
    name: found.path.join('.'),
    ...(scope.list === undefined ? {} : { list: scope.list }),
    ...(schema.type ? { type: schema.type } : {}),
    ...(schema.enum ? { options: schema.enum.map(String) } : {}),
    ...(found.required ? { required: true } : {}),
    ...(width?.type === 'NumberLiteral' ? { width: width.value } : {}),
  }
  return call('$field', [param], printing, mustache)
}

function visitBlock(block: hbs.AST.BlockStatement, scope: Scope, pass: Pass): hbs.AST.BlockStatement {
  const name = (block.path as PathExpression).original
  const kind = blockNames.get(name)
  if (!kind) {
    const near = nearest(name, [...blockNames.keys()])
    say(
      pass,
      block,
      'template-helper-unknown',
      `没有名为“${name}”的块`,
      near ? `是否想写 {{#${near} …}}` : '可用：如果、除非、循环、对于',
    )
    return { ...block, path: pathTo('if', block), params: [booleanLiteral(block)], program: block.program }
  }
  ;(block.path as PathExpression).original = kind
  ;(block.path as PathExpression).parts = [kind]
  const [param] = block.params
  const found = param && visitExpression(param, scope, pass)
  let inner = scope
  if (found && kind === 'each') {
    if (found.schema?.type !== undefined && found.schema.type !== 'array') {
      say(
        pass,
        block,
        'template-not-a-list',
        `“${(param as PathExpression).original}”不是列表，不能循环`,
        '循环要用列表字段',
      )
    }
    inner = itemsScope(found, scope, pass.schema)
  } else if (found && kind === 'with') inner = partScope(found, scope)
  else if (kind === 'each' || kind === 'with') inner = { ...rootScope(undefined), parent: scope }
  const names = block.program.blockParams ?? []
  if (names[0] !== undefined) inner = { ...inner, names: new Map([...scope.names, [names[0], inner]]) }
  visitProgram(block.program, inner, pass)
  if (block.inverse) visitProgram(block.inverse, scope, pass)
  return block
}

/** A partial's text is set in where it is called, so its names are checked where it stands. */
function visitPartial(partial: hbs.AST.PartialStatement, scope: Scope, pass: Pass): hbs.AST.Statement[] {
  const name = (partial.name as PathExpression).original
  const text = pass.partials.get(String(name))
  if (text === undefined) {
    const near = nearest(String(name), [...pass.partials.keys()])
    say(
      pass,
      partial,
      'template-partial-unknown',
      `没有名为“${name}”的片段`,
      near ? `是否想写 {{> ${near}}}` : '片段放在模板文件夹的 partials 里',
    )
    return []
  }
  if (pass.depth >= deepest) {
    say(pass, partial, 'template-partial-deep', `片段“${name}”套了自己`, '删去片段里对自己的引用')
    return []
  }
  const program = parse(text, `partials/${name}.md`, pass.diagnostics)
  if (!program) return []
  const [context] = partial.params
  const found = context && visitExpression(context, scope, pass)
  const inner = found ? partScope(found, scope) : scope
  visitProgram(program, inner, { ...pass, depth: pass.depth + 1, file: `partials/${name}.md` })
  if (!context) return program.body
  const hash = { type: 'Hash', pairs: [], loc: partial.loc } as hbs.AST.Hash
  const none = { open: false, close: false }
  return [
    {
      type: 'BlockStatement',
      path: pathTo('with', partial),
      params: [context],
      hash,
      program,
      openStrip: none,
      closeStrip: none,
      loc: partial.loc,
    } as unknown as hbs.AST.BlockStatement,
  ]
}

/** Checks an expression and rewrites its names to keys; the field it means, when it is one. */
function visitExpression(expression: Expression, scope: Scope, pass: Pass): Found | undefined {
  if (expression.type === 'SubExpression') {
    const sub = expression as hbs.AST.SubExpression
    const path = sub.path as PathExpression
    const helper = helperByName.get(path.original)
    if (!helper) {
      const near = nearest(path.original, [...helperByName.keys()])
      say(
        pass,
        sub,
        'template-helper-unknown',
        `没有名为“${path.original}”的写法`,
        near ? `是否想写“${near}”` : '可用的写法见《新建模板》',
      )
      path.original = '默认'
    }
    path.parts = [helper?.name ?? '默认']
    path.original = path.parts[0]!
    const list = sub.params[0] ? visitExpression(sub.params[0], scope, pass) : undefined
    sub.params.slice(1).forEach((param) => {
      if (param.type === 'StringLiteral' && list?.schema?.type === 'array')
        columnName(param as hbs.AST.StringLiteral, list, pass)
      else visitExpression(param, scope, pass)
    })
    return undefined
  }
  return expression.type === 'PathExpression' ? visitPath(expression as PathExpression, scope, pass) : undefined
}

function visitPath(path: PathExpression, scope: Scope, pass: Pass): Found | undefined {
  if (path.data) {
    if (path.parts[0] !== 'root') return undefined
    const found = resolve(path, path.parts.slice(1), rootScope(pass.schema), pass)
    if (found) path.parts = ['root', ...found.parts]
    return found
  }
  let from = scope
  for (let up = 0; up < path.depth; up += 1) from = from.parent ?? rootScope(undefined)
  const named = path.depth === 0 ? scope.names.get(path.parts[0] ?? '') : undefined
  if (named) {
    const found = resolve(path, path.parts.slice(1), named, pass)
    if (found) path.parts = [path.parts[0]!, ...found.parts]
    return found
  }
  const found = resolve(path, path.parts, from, pass)
  if (!found) return undefined
  path.parts = found.parts
  // A path that says `this` is never taken for a helper's name.
  if (path.depth === 0 && !/^\.|this\b/.test(path.original)) path.original = `./${path.original}`
  return found
}

function resolve(path: PathExpression, names: readonly string[], scope: Scope, pass: Pass): Found | undefined {
  const found = follow(names, scope, pass.schema)
  if ('known' in found) {
    const near = nearest(found.name, found.known)
    say(
      pass,
      path,
      'template-field-unknown',
      `没有“${found.name}”这个字段`,
      near
        ? `是否想写“${near}”`
        : found.known.length === 0
          ? '它没有下一级的字段'
          : `可用的字段：${found.known
              .filter((_, index) => index % 2 === 0)
              .slice(0, 12)
              .join('、')}`,
    )
    return undefined
  }
  return found
}

/** The second argument of 合计 and 顿号连接 names a field of the entries. */
function columnName(literal: hbs.AST.StringLiteral, list: Found, pass: Pass): void {
  const items = itemsScope(list, rootScope(undefined), pass.schema)
  const found = follow([literal.value], items, pass.schema)
  if (!('known' in found) && items.schema?.type === 'object' && found.parts[0]) {
    literal.value = found.parts[0]
    literal.original = found.parts[0]
  }
}

function isHelper(path: PathExpression, scope: Scope, pass: Pass): boolean {
  if (path.data || path.depth > 0 || path.parts.length !== 1 || !helperByName.has(path.original)) return false
  const found = follow(path.parts, scope, pass.schema)
  // A field of that name comes first, where fields are known.
  return scope.schema === undefined || 'known' in found
}

function printingOf(path: Expression, found: Found | undefined): Printing {
  const name = path.type === 'PathExpression' ? (path as PathExpression).original.replace(/^\.\//, '') : ''
  const schema = found?.schema
  const hint = schema?.description
  return {
    title: schema ? titleOf(found.path.at(-1) ?? name, schema) : name,
    ...(schema?.format ? { format: schema.format } : {}),
    ...(hint ? { placeholder: hint } : {}),
  }
}

function call(name: string, params: Expression[], printing: Printing, from: hbs.AST.Node): hbs.AST.MustacheStatement {
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

function pathTo(name: string, from: hbs.AST.Node): PathExpression {
  return {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: [name],
    original: name,
    loc: from.loc,
  } as PathExpression
}

function booleanLiteral(from: hbs.AST.Node): Expression {
  return { type: 'BooleanLiteral', value: false, original: false, loc: from.loc } as hbs.AST.BooleanLiteral
}

function say(pass: Pass, node: hbs.AST.Node, code: string, message: string, remedy: string): void {
  const { line, column } = node.loc.start
  pass.diagnostics.push({
    code,
    severity: 'error',
    message,
    remedy,
    place: { ...(pass.file === undefined ? {} : { file: pass.file }), line, column: column + 1 },
  })
}
