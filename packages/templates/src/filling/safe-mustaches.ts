import type { Diagnostic } from '@gongwen/model'
import { nearest } from '../nearest.ts'
import { blockNames } from './helpers/index.ts'
import { itemsScope, partScope, rootScope, type Scope } from './scope.ts'
import { booleanLiteral, call, type Printing, pathTo, printingOf } from './template-calls.ts'
import { type Pass, type Surroundings, say } from './template-pass.ts'
import { isHelper, visitExpression } from './template-paths.ts'
import { parseTemplate } from './template-syntax.ts'

type Program = hbs.AST.Program
type PathExpression = hbs.AST.PathExpression

/** Deepest nesting of partials: one that holds itself would never end. */
const deepest = 12

/**
 * Parses a template and makes every mustache safe: each becomes a call that holds its value (`{{{…}}}` too), each name is
 * found in the schema by key or Chinese title, partials are set in. What the schema does not know is said.
 */
export function safeProgram(
  text: string,
  around: Surroundings,
): { program: Program | undefined; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const program = parseTemplate(text, around.file, diagnostics)
  if (program) visitProgram(program, rootScope(around.schema), { ...around, diagnostics, depth: 0 })
  return { program, diagnostics }
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
  const program = parseTemplate(text, `partials/${name}.md`, pass.diagnostics)
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
