import type { Inline } from '@gongwen/model'
import { type State, sourceOf } from '../state.ts'
import { readDirective } from './directive.ts'
import { inlineDirectives } from './inline-directives.ts'
import type { TextDirective } from './nodes.ts'

const byName = new Map(
  inlineDirectives.flatMap((directive) =>
    [directive.name, ...(directive.aliases ?? [])].map((name) => [name, directive] as const),
  ),
)

/**
 * Runs `:名[…]{…}`. Ordinary text such as 8:30 or 比例1:2 looks like one, so a name that is no directive, or one without
 * `[…]` and `{…}`, goes back to the text it was; marks inside `[…]` keep their meaning.
 */
export function textDirective(node: TextDirective, state: State): Inline[] {
  const source = sourceOf(node, state)
  const directive = byName.get(node.name)
  if (directive && /^:[^[{]+[[{]/.test(source)) return directive.run(readDirective(node, directive, state))
  const [first, last] = [node.children[0], node.children.at(-1)]
  const start = node.position?.start.offset ?? 0
  if (!first?.position || !last?.position) return [{ type: 'text', value: source }]
  return [
    { type: 'text', value: source.slice(0, (first.position.start.offset ?? start) - start) },
    ...state.inlines(node.children),
    { type: 'text', value: source.slice((last.position.end.offset ?? start) - start) },
  ]
}
