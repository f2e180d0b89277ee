import { nearest } from '../nearest.ts'
import { helperByName } from './helpers/index.ts'
import { type Found, follow, itemsScope, rootScope, type Scope } from './scope.ts'
import { type Pass, say } from './template-pass.ts'

type Expression = hbs.AST.Expression
type PathExpression = hbs.AST.PathExpression

/** Checks an expression and rewrites its names to keys; the field it means, when it is one. */
export function visitExpression(expression: Expression, scope: Scope, pass: Pass): Found | undefined {
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

/** Whether a lone name calls a helper: a field of that name comes first, where fields are known. */
export function isHelper(path: PathExpression, scope: Scope, pass: Pass): boolean {
  if (path.data || path.depth > 0 || path.parts.length !== 1 || !helperByName.has(path.original)) return false
  const found = follow(path.parts, scope, pass.schema)
  return scope.schema === undefined || 'known' in found
}
