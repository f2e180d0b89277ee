import type { Inline, Text } from '@gongwen/model'

/** Chinese characters, their punctuation and placeholders: between two of them a line end is no space. */
const unspaced = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·\ufdd0\ufdd1〇]/u

/** Joins the lines of a paragraph: nothing between Chinese characters, one space between Western words. In place. */
export function joinLines(inlines: Inline[]): Inline[] {
  const leaves: (Text | undefined)[] = []
  collect(inlines, leaves)
  leaves.forEach((leaf, index) => {
    if (!leaf?.value.includes('\n')) return
    leaf.value = leaf.value.replace(/[ \t]*\n[ \t]*/g, (found: string, offset: number) => {
      const before = leaf.value.slice(0, offset).at(-1) ?? leaves[index - 1]?.value.at(-1) ?? ''
      const after = leaf.value.slice(offset + found.length)[0] ?? leaves[index + 1]?.value[0] ?? ''
      return unspaced.test(before) || unspaced.test(after) ? '' : ' '
    })
  })
  return inlines
}

/** Lines of a plain text as one: the words of a sentence that were typed on several. */
export function joinedText(text: string): string {
  return text.replace(/\s*\n\s*/g, (found: string, offset: number) => {
    const around = `${text[offset - 1] ?? ''}${text[offset + found.length] ?? ''}`
    return unspaced.test(around) ? '' : ' '
  })
}

function collect(inlines: readonly Inline[], leaves: (Text | undefined)[]): void {
  for (const inline of inlines) {
    if (inline.type === 'text') leaves.push(inline)
    else if (inline.type === 'footnote') leaves.push(undefined)
    else if ('children' in inline) collect(inline.children, leaves)
    else leaves.push(undefined)
  }
}
