import type { Document } from '@gongwen/model'

/** Where a value stands while Markdown is read: a number between two noncharacters, which no author can type. */
export const placeholder: RegExp = /\ufdd0(\d+)\ufdd1/g

/** Values by the numbers of their placeholders. */
export type Held = readonly string[]

/** Puts the values back into a text. One pass: a value is never looked at again. */
export function putBack(text: string, held: Held): string {
  return text.includes('\ufdd0') ? text.replace(placeholder, (_, number: string) => held[Number(number)] ?? '') : text
}

/**
 * Puts the values back into a finished document. A line end in a value is a line end in running text, and a space in a title
 * or a name; no value makes a block.
 */
export function substitute(document: Document, held: Held): Document {
  return held.length === 0 ? document : (fill(document, held, '', '') as Document)
}

/** Strings that keep their line ends: text set as typed, what a person typed into a form, and what a program reads. */
const lined = new Set(['listing.value', 'code.value', 'field.value', 'text.value', 'qrCode.payload', 'image.src'])

/** Nodes that no value has changed: there is no placeholder in them, and no other copy need look again. */
const settled = new WeakSet<object>()

/** Nodes without a placeholder in them stay the same objects: copies of a batch share what they have in common. */
function fill(node: unknown, held: Held, type: string, key: string): unknown {
  if (typeof node === 'string') {
    const text = putBack(node, held)
    if (!text.includes('\n') || lined.has(`${type}.${key}`)) return text
    return text.replace(/\s*\n\s*/g, node === text ? '\n' : ' ')
  }
  if (node === null || typeof node !== 'object' || settled.has(node)) return node
  const filled = Array.isArray(node) ? fillList(node, held, type, key) : fillNode(node as Entries, held)
  if (filled === node) settled.add(node)
  return filled
}

function fillList(list: readonly unknown[], held: Held, type: string, key: string): unknown {
  const filled = list.map((child) => fill(child, held, type, key))
  if (filled.every((child, index) => child === list[index])) return list
  return filled.flatMap((child, index) => splitLines(child, list[index]))
}

type Entries = Readonly<Record<string, unknown>>

function fillNode(node: Entries, held: Held): Entries {
  const type = String(node['type'] ?? '')
  let filled: Record<string, unknown> | undefined
  for (const key of Object.keys(node)) {
    const value = fill(node[key], held, type, key)
    if (value === node[key]) continue
    filled ??= { ...node }
    filled[key] = value
  }
  return filled ?? node
}

/** A text whose value brought line ends becomes texts and breaks. */
function splitLines(filled: unknown, before: unknown): unknown[] {
  if (!isText(filled) || !isText(before) || filled.value === before.value || !filled.value.includes('\n'))
    return [filled]
  return filled.value
    .split('\n')
    .flatMap((value, index) => [
      ...(index > 0 ? [{ type: 'break' }] : []),
      ...(value === '' ? [] : [{ ...filled, value }]),
    ])
}

function isText(node: unknown): node is { type: 'text'; value: string } {
  return typeof node === 'object' && node !== null && (node as { type?: unknown }).type === 'text'
}
