import type { Block } from '@gongwen/model'
import { nearest } from '../../nearest.ts'
import { paragraph } from '../blocks/paragraph.ts'
import { report, type State, sourceOf } from '../state.ts'
import { blockDirectives } from './block-directives.ts'
import { type BlockDirective, readDirective } from './directive.ts'
import type { ContainerDirective, LeafDirective } from './nodes.ts'

const byName = new Map<string, BlockDirective>(
  blockDirectives.flatMap((directive) =>
    [directive.name, ...(directive.aliases ?? [])].map((name) => [name, directive] as const),
  ),
)

/** Runs `::名` and `:::名`. One that is unknown keeps its text and its content, and is said. */
export function blockDirective(node: ContainerDirective | LeafDirective, state: State): Block[] {
  const directive = byName.get(node.name)
  const form = node.type === 'leafDirective' ? 'leaf' : 'container'
  reportOpen(node, state)
  if (directive?.forms.includes(form)) return directive.run(readDirective(node, directive, state))
  const near = nearest(node.name, [...byName.keys()])
  report(state, node, {
    code: 'directive-unknown',
    severity: 'warning',
    message: directive
      ? `指令“${node.name}”要写成 ${directive.forms.includes('leaf') ? `::${node.name}` : `:::${node.name} … :::`}，现按文字印出`
      : `没有名为“${node.name}”的指令，按文字印出`,
    ...(near && !directive ? { remedy: `是否想写“${near}”` } : {}),
  })
  const source = sourceOf(node, state)
  const opening = source.split('\n')[0] ?? ''
  const shown = paragraph({ type: 'paragraph', children: [{ type: 'text', value: opening }] }, state)
  if (node.type === 'leafDirective') return shown
  const content = node.children.filter((child) => !(child.type === 'paragraph' && child.data?.directiveLabel))
  return [...shown, ...state.blocks(content)]
}

/** Says that a `:::` block was never ended: all that follows would belong to it. */
function reportOpen(node: ContainerDirective | LeafDirective, state: State): void {
  if (node.type === 'leafDirective') return
  const lines = sourceOf(node, state).trimEnd().split('\n')
  const colons = lines[0]?.match(/:+/)?.[0].length ?? 0
  const closing = lines.length > 1 ? lines.at(-1)?.match(/^[\s>]*(:+)\s*$/)?.[1] : undefined
  if (closing !== undefined && closing.length >= colons) return
  const fence = ':'.repeat(colons)
  report(state, node, {
    code: 'directive-open',
    severity: 'warning',
    message: `“${fence}${node.name}”没有结束的 ${fence}，后面的内容都算在它里面`,
    remedy: `在它的内容之后另起一行写 ${fence}`,
  })
}
