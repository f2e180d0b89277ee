/** A piece of a redline: kept, inserted or deleted words, in reading order. */
export interface Edit {
  kind: 'keep' | 'insert' | 'delete'
  text: string
}

/** Above this many cells the middle is shown as one deletion and one insertion. */
const cellLimit = 4_000_000

/**
 * Edit script from one text to another over the given pieces (characters by default, or words): Myers' shortest edit as
 * a longest common subsequence, deletions before insertions, neighbours joined.
 */
export function redline(from: string, to: string, cut: (text: string) => string[] = (text) => [...text]): Edit[] {
  const a = cut(from)
  const b = cut(to)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const edits: Edit[] = []
  push(edits, 'keep', a.slice(0, head).join(''))
  middle(edits, a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  push(edits, 'keep', a.slice(a.length - tail).join(''))
  return edits
}

/** Characters, but a figure in one piece: a reader sees 20 become 30, not a 2 become a 3. */
export function charactersAndFigures(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*[%％]?|./gsu) ?? []
}

/** The text before (`delete`) or after (`insert`) the edits. */
export function applyEdits(edits: readonly Edit[], side: 'insert' | 'delete'): string {
  return edits.map(({ kind, text }) => (kind === 'keep' || kind === side ? text : '')).join('')
}

function push(edits: Edit[], kind: Edit['kind'], text: string): void {
  if (text === '') return
  const last = edits.at(-1)
  if (last?.kind === kind) last.text += text
  else edits.push({ kind, text })
}

function middle(edits: Edit[], a: string[], b: string[]): void {
  if (a.length === 0 || b.length === 0 || a.length * b.length > cellLimit) {
    push(edits, 'delete', a.join(''))
    push(edits, 'insert', b.join(''))
    return
  }
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j
      common[here] =
        a[i] === b[j] ? (common[here + width + 1] ?? 0) + 1 : Math.max(common[here + width] ?? 0, common[here + 1] ?? 0)
    }
  }
  let i = 0
  let j = 0
  let added = ''
  while (i < a.length && j < b.length) {
    const here = i * width + j
    if (a[i] === b[j]) {
      push(edits, 'insert', added)
      added = ''
      push(edits, 'keep', a[i] ?? '')
      i++
      j++
    } else if ((common[here + width] ?? 0) >= (common[here + 1] ?? 0)) push(edits, 'delete', a[i++] ?? '')
    else added += b[j++] ?? ''
  }
  push(edits, 'delete', a.slice(i).join(''))
  push(edits, 'insert', added + b.slice(j).join(''))
}
