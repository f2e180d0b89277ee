import type { Inline } from '@gongwen/model'

/** Cuts inlines at a text offset; marks around the cut are kept on both sides. */
export function splitInlines(inlines: readonly Inline[], offset: number): [Inline[], Inline[]] {
  const before: Inline[] = []
  const after: Inline[] = []
  let left = offset
  for (const inline of inlines) {
    const length = lengthOf(inline)
    if (left <= 0) after.push(inline)
    else if (length <= left) before.push(inline)
    else {
      const [head, tail] = splitOne(inline, left)
      before.push(head)
      after.push(tail)
    }
    left -= length
  }
  return [before, after]
}

function splitOne(inline: Inline, offset: number): [Inline, Inline] {
  if (inline.type === 'text' || inline.type === 'code') {
    return [
      { ...inline, value: inline.value.slice(0, offset) },
      { ...inline, value: inline.value.slice(offset) },
    ]
  }
  if (inline.type !== 'footnote' && 'children' in inline) {
    const [head, tail] = splitInlines(inline.children, offset)
    return [
      { ...inline, children: head },
      { ...inline, children: tail },
    ]
  }
  return [inline, { type: 'text', value: '' }]
}

function lengthOf(inline: Inline): number {
  if (inline.type === 'text' || inline.type === 'code') return inline.value.length
  if (inline.type === 'footnote' || !('children' in inline)) return 0
  return inline.children.reduce((sum, child) => sum + lengthOf(child), 0)
}

/** The characters of inlines in order; a break is a line end, pictures and notes have none. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(plainOf).join('')
}

function plainOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.value
    case 'break':
      return '\n'
    case 'reference':
      return inline.text
    case 'footnote':
      return ''
    default:
      return 'children' in inline ? plainText(inline.children) : ''
  }
}

/** Without blanks at both ends (a wide blank at the end was typed on purpose); empty texts are dropped. */
export function trimInlines(inlines: Inline[]): Inline[] {
  const [first] = inlines
  if (first?.type === 'text') first.value = first.value.trimStart()
  const last = inlines.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(/[ \t\n]+$/, '')
  return inlines.filter((inline) => inline.type !== 'text' || inline.value !== '')
}
