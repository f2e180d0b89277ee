/** Ways in which a clean text (one line a paragraph) reaches us broken. */

const noStart = /^[，。、；：？！”’）》〕】…—%]/u
const columns = 28
const linesPerPage = 22

const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0)

/** Lines of 28 characters, the first indented by two; no closing mark starts a line; words and numbers stay whole. */
function linesOf(paragraph: string): string[] {
  const pieces = paragraph.trim().match(/[A-Za-z0-9.%]+|./gu) ?? []
  const lines: string[] = []
  let line = '\u3000\u3000'
  for (const piece of pieces) {
    const last = [...line].at(-1) ?? ''
    if (width(line) + width(piece) <= columns || noStart.test(line)) line += piece
    else if (noStart.test(piece) && width(line) > 4) {
      lines.push(line.slice(0, -last.length))
      line = last + piece
    } else {
      lines.push(line)
      line = piece
    }
  }
  return [...lines, line]
}

/** Hard-wrapped at 28 characters with the indent of first lines. */
export function broken(text: string): string {
  return text
    .split('\n')
    .filter((one) => one.trim() !== '')
    .flatMap(linesOf)
    .join('\n')
}

/** As a PDF gives it: no indents, blank lines between all lines, page numbers, blanks between Han and digits. */
export function flattened(text: string): string {
  const lines = broken(text)
    .split('\n')
    .map((line) => line.trim().replace(/(?<=\p{Script=Han})(?=[0-9])|(?<=[0-9])(?=\p{Script=Han})/gu, ' '))
  return lines
    .flatMap((line, i) => ((i + 1) % linesPerPage === 0 ? [line, `— ${(i + 1) / linesPerPage} —`, ''] : [line]))
    .join('\n\n')
}

/** Cut after every 28 characters, whatever they are, without indents. */
export function cut(text: string): string {
  return text
    .split('\n')
    .flatMap((one) => one.trim().match(/.{1,28}/gsu) ?? [])
    .join('\n')
}

/** The same without any blank, as some readers of PDF give it. */
export function cutWithoutBlanks(text: string): string {
  return cut(text.replace(/[ \t\u3000]+/g, ''))
}

/** Everything in one line, as a web page's text is pasted. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, '')
}
