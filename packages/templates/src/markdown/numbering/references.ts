import type { Block, Diagnostic, Document, Heading, Mark, Node, Reference } from '@gongwen/model'
import { citeMark } from '@gongwen/model'
import { nearest } from '../../nearest.ts'

/**
 * Writes into each cross reference the number of the heading it points at: 第三条, or the path of an outline 二、（一）1 as
 * 二（一）1. One that points nowhere is said and shows its own name.
 */
export function resolveReferences(document: Document, diagnostics: Diagnostic[]): void {
  const targets = new Map<string, string>()
  const path: Mark[] = []
  const note = (heading: Heading): void => {
    path.length = Math.min(path.length, heading.level - 1)
    if (heading.mark) path[heading.level - 1] = heading.mark
    if (heading.id === undefined) return
    if (targets.has(heading.id)) {
      diagnostics.push({
        code: 'reference-twice',
        severity: 'warning',
        message: `有两个标题都叫“#${heading.id}”，引用指向前一个`,
        remedy: '给其中一个另起名称',
        ...(heading.position ? { place: heading.position } : {}),
      })
    } else targets.set(heading.id, labelOf(path, heading))
  }
  walk(document, (node) => {
    if (node.type === 'attachment') path.length = 0
    if (node.type === 'heading') note(node)
  })
  walk(document, (node) => {
    if (node.type === 'reference') point(node, targets, diagnostics)
  })
}

function point(reference: Reference, targets: ReadonlyMap<string, string>, diagnostics: Diagnostic[]): void {
  const text = targets.get(reference.target)
  if (text === undefined) {
    const near = nearest(reference.target, [...targets.keys()])
    diagnostics.push({
      code: 'reference-nowhere',
      severity: 'error',
      message: `引用“${reference.target}”没有对应的标题`,
      remedy: near ? `是否想引“${near}”` : `在要引用的标题后写 {#${reference.target}}`,
      ...(reference.position ? { place: reference.position } : {}),
    })
  }
  reference.text = text ?? `“${reference.target}”`
}

function labelOf(path: readonly (Mark | undefined)[], heading: Heading): string {
  const counted = heading.mark && ['part', 'subpart', 'chapter', 'section', 'article'].includes(heading.mark.form)
  if (counted && heading.mark) return citeMark(heading.mark)
  return path
    .filter((mark) => mark !== undefined)
    .map(citeMark)
    .join('')
}

function walk(node: Node | Block, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    if (!Array.isArray(value)) continue
    for (const child of value) if (child && typeof child === 'object' && 'type' in child) walk(child as Node, visit)
  }
}
