import type { Diagnostic } from '@gongwen/model'

/** `{{…}}` of a text that nothing fills: it would be printed as it stands. Code is left alone, and so is an escaped one. */
export function unfilledBraces(markdown: string, file?: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  let fence: string | undefined
  for (const [index, line] of markdown.split(/\r\n?|\n/).entries()) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined
      continue
    }
    if (mark !== undefined) {
      fence = mark
      continue
    }
    const words = line.replace(/`+[^`]*`+/g, (code) => ' '.repeat(code.length))
    for (const { 0: braces, index: column } of words.matchAll(/(?<!\\)\{\{[^{}]*\}\}/g)) {
      diagnostics.push({
        code: 'placeholder-braces',
        severity: 'warning',
        message: `${braces} 没有填上，按文字印出`,
        remedy: '用 --data 给出数据，写在文件头部的“数据”里，或改成文字',
        place: { ...(file !== undefined && { file }), line: index + 1, column: column + 1 },
      })
    }
  }
  return diagnostics
}
