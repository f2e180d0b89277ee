import type { Block, Inline, Place } from '@gongwen/model'
import { plainText, trimInlines } from '../inline-text.ts'
import { joinLines } from '../join-lines.ts'
import { placeOf, report, type State } from '../state.ts'
import type { ContainerDirective, LeafDirective, PhrasingContent, RootContent, TextDirective } from './nodes.ts'

/** A directive as its handler sees it: attributes with the data put back, its label, what stands inside. */
export interface Reading {
  node: ContainerDirective | LeafDirective | TextDirective
  state: State
  /** The `[…]` part. */
  label: Inline[]
  /** Its characters, with placeholders. */
  labelText: string
  /** Block nodes inside a `:::` container. */
  content: RootContent[]
  place: Place | undefined
  /** An attribute in one line, the data put back; undefined when absent or empty. */
  get(name: string): string | undefined
  /** The same with its line ends. */
  lines(name: string): string | undefined
  /** The entries of an attribute, written with ； between them; a value that holds one stays whole. */
  entries(name: string): string[]
  /** Present and not 否. */
  flag(name: string): boolean
  /** A number, or undefined and a diagnostic. */
  number(name: string): number | undefined
}

/** A directive: its names, where it may stand, and what it means. The table in the guide is compared with these. */
export interface Directive<Out> {
  name: string
  aliases?: readonly string[]
  /** `:名` in a line, `::名` on its own line, `:::名` around blocks. */
  forms: readonly ('text' | 'leaf' | 'container')[]
  about: string
  attributes: Readonly<Record<string, string>>
  run(reading: Reading): Out[]
}
export type BlockDirective = Directive<Block>
export type InlineDirective = Directive<Inline>

/** Reads a directive's node against its declaration; an attribute that it does not know is said. */
export function readDirective(
  node: ContainerDirective | LeafDirective | TextDirective,
  directive: Directive<unknown>,
  state: State,
): Reading {
  const attributes = new Map(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? '']))
  for (const name of attributes.keys()) {
    if (Object.hasOwn(directive.attributes, name)) continue
    const known = Object.keys(directive.attributes).join('、')
    report(state, node, {
      code: 'directive-attribute-unknown',
      severity: 'warning',
      message: `指令“${directive.name}”没有属性“${name}”，已忽略（值：${attributes.get(name) || '空'}）`,
      remedy: known ? `可用的属性：${known}` : '这个指令没有属性',
    })
  }
  const { label, content } = partsOf(node)
  const inlines = trimInlines(joinLines(state.inlines(label)))
  const lines = (name: string): string | undefined => state.resolve(attributes.get(name) ?? '').trim() || undefined
  const get = (name: string): string | undefined => lines(name)?.replace(/\s*\n\s*/g, ' ')
  return {
    node,
    state,
    label: inlines,
    labelText: plainText(inlines),
    content,
    place: placeOf(node, state),
    get,
    lines,
    entries: (name) => entriesOf(attributes.get(name)).map((entry) => state.resolve(entry).trim()),
    flag: (name) => attributes.has(name) && !/^(?:否|无|no|false|0)$/i.test(get(name) ?? ''),
    number: (name) => {
      const value = get(name)
      if (value === undefined) return undefined
      const number = Number(value)
      if (Number.isFinite(number)) return number
      report(state, node, {
        code: 'directive-attribute-number',
        severity: 'error',
        message: `指令“${directive.name}”的“${name}”应为数字，现为“${value}”`,
        remedy: '只写数字，不带单位',
      })
      return undefined
    },
  }
}

function partsOf(node: ContainerDirective | LeafDirective | TextDirective): {
  label: PhrasingContent[]
  content: RootContent[]
} {
  if (node.type !== 'containerDirective') return { label: node.children, content: [] }
  const [first, ...others] = node.children
  if (first?.type === 'paragraph' && first.data?.directiveLabel) return { label: first.children, content: others }
  return { label: [], content: node.children }
}

/** `{ position }` of a directive, to spread into a block. */
export function positioned(reading: Reading): { position?: Place } {
  return reading.place ? { position: reading.place } : {}
}

/** The entries of a list written in one value: separated by ； ; or line ends. */
export function entriesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[；;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}
