/** A stretch of the source that is no part of the draft's text. */
export interface Syntax {
  start: number
  end: number
}

/** Whether the text carries Markdown: a heading, a bold mark at the start of a line, or front matter. */
export function looksLikeMarkdown(source: string): boolean {
  return (
    /^ {0,3}#{1,6}[ \t\u3000]+\S/m.test(source) || /^ {0,3}\*\*\S/m.test(source) || frontMatter(source) !== undefined
  )
}

/** The YAML block at the top, if any. */
export function frontMatter(source: string): Syntax | undefined {
  const match = /^\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)
  return match && /^[\w\p{L}-]+[ \t]*:/mu.test(match[0]) ? { start: 0, end: match[0].length } : undefined
}

const ruler = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,}|(?:= *){3,}|:{3,}.*)$/
const tableRuler = /^\|?[ :|-]+\|[ :|-]*$/

/** A line without its Markdown: the marks of headings, quotations, bullets, emphasis, links, table cells and escapes. */
export function stripMarkdown(line: string): { text: string; heading?: number } {
  if (ruler.test(line) || tableRuler.test(line)) return { text: '' }
  const heading = /^ {0,3}(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*[ \t]*$/.exec(line)
  const block = heading
    ? (heading[2] ?? '')
    : line
        .replace(/^ {0,3}(?:> ?)+/, '')
        .replace(/^(\s*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/, '$1')
        .replace(/^\|(.*)\|[ \t]*$/, '$1')
  const text = block
    .replace(/!?\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\w*])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
  return heading ? { text, heading: (heading[1] ?? '').length } : { text }
}
