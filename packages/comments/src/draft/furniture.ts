import type { Line } from './line.ts'

/** Why a stretch of the source is no part of the draft. */
export type LeftOutReason = 'page-number' | 'page-header' | 'contents' | 'front-matter' | 'announcement' | 'label'

export interface LeftOut {
  start: number
  end: number
  why: LeftOutReason
}

const dashed = /^[—–―\-－_·•~～\s]{1,8}\d{1,4}[—–―\-－_·•~～\s]{1,8}$/
const counted =
  /^第\s?\d{1,4}\s?页(?:\s?[,，/／]?\s?共\s?\d{1,4}\s?页)?$|^\d{1,4}\s?[/／]\s?\d{1,4}$|^共\s?\d{1,4}\s?页\s?第\s?\d{1,4}\s?页$/
const bare = /^[0-9０-９]{1,3}$/
const leader = /(?:[.．·…]\s?){4,}\s*[0-9０-９]{1,4}$|…{2,}\s*[0-9０-９]{1,4}$/

/** Takes page numbers, running heads and the lines of a table of contents out of the lines. */
export function removeFurniture(lines: readonly Line[]): { lines: Line[]; leftOut: LeftOut[] } {
  const why = new Map<Line, LeftOutReason>()
  for (const line of lines) if (dashed.test(line.text) || counted.test(line.text)) why.set(line, 'page-number')
  for (const line of bareNumbers(lines)) why.set(line, 'page-number')
  for (const line of runningHeads(lines, why)) why.set(line, 'page-header')
  const leaders = lines.filter((line) => leader.test(line.text))
  if (leaders.length >= 3) for (const line of leaders) why.set(line, 'contents')
  return {
    lines: lines.filter((line) => !why.has(line)),
    leftOut: [...why].map(([{ start, end }, reason]) => ({ start, end, why: reason })),
  }
}

/** Numbers alone on a line are page numbers when they count 1, 2, 3 … through the text; a table's numbers rarely stand so. */
function bareNumbers(lines: readonly Line[]): Line[] {
  const numbers = lines.filter((line) => bare.test(line.text))
  const place = new Map(lines.map((line, i) => [line, i]))
  const counts = numbers.every((line, i) => i === 0 || number(line) === number(numbers[i - 1]!) + 1)
  const apart = numbers.every((line, i) => i === 0 || place.get(line)! - place.get(numbers[i - 1]!)! >= 8)
  const atEdges = numbers.filter((line) => line.atPageEdge)
  return numbers.length >= 2 && counts && apart ? numbers : atEdges
}

function number({ text }: Line): number {
  return Number(text.normalize('NFKC'))
}

/** Short lines that come back, word for word, at most of the page edges: next to a form feed or a page number. */
function runningHeads(lines: readonly Line[], known: ReadonlyMap<Line, LeftOutReason>): Line[] {
  const edges = Math.max(known.size, lines.filter((line) => line.atPageEdge).length / 2)
  const atEdge = (i: number): boolean =>
    lines[i]!.atPageEdge || [lines[i - 1], lines[i + 1]].some((near) => near !== undefined && known.has(near))
  const groups = new Map<string, Line[]>()
  lines.forEach((line, i) => {
    if (known.has(line) || line.text.length > 40 || !atEdge(i)) return
    const key = line.text.replace(/[0-9０-９]+/g, '0')
    groups.set(key, [...(groups.get(key) ?? []), line])
  })
  return [...groups.values()].filter((group) => group.length >= Math.max(2, edges * 0.6)).flat()
}
