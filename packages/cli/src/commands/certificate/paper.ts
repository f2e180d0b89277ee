import type { Context } from '../../context.ts'
import { at, readInput } from '../../files.ts'
import { problem, Unusable } from '../../outcome.ts'
import { readFormats } from '../../produce.ts'
import { fontChoices } from '../render.ts'

/** Options that say what is printed; the same for issue and reprint. */
export interface PaperOptions {
  to: string
  each: boolean
  merge?: boolean
  impose?: string
  paper?: string
  flip?: string
  back?: string
  overprint?: boolean
  offset?: string
  proof?: string
  fonts: 'office' | 'oss' | 'own'
  force?: boolean
}

/** What is printed, beside or instead of a file for each certificate. */
export interface Paper {
  formats: readonly string[]
  each: boolean
  merge: boolean
  /** Copies on a sheet. */
  impose?: number
  /** Sheet in mm; as large as a certificate when left out. */
  paper?: { width: number; height: number }
  flip: 'left-right' | 'top-bottom'
  /** Picture or PDF on the back. */
  back?: string
  /** Only what changes from copy to copy, moved by so many mm. */
  overprint?: { right: number; down: number }
  proof?: 'pdf' | 'png'
}

/** Reads what is to be printed; options that do not go together are wrong usage. */
export function paperOf(context: Context, options: PaperOptions): Paper {
  const { to, each, merge = false, impose, paper, flip, back, offset, proof, fonts } = options
  if (!fontChoices.includes(fonts)) throw wrong(`没有这种字体方案：${fonts}`, `可选：${fontChoices.join('、')}`)
  if (flip !== undefined && flip !== '左右' && flip !== '上下') throw wrong(`翻面方式 ${flip} 不对`, '可选：左右、上下')
  if (proof !== undefined && proof !== 'pdf' && proof !== 'png') throw wrong(`校样格式 ${proof} 不对`, '可选：pdf、png')
  if (back !== undefined && !merge && impose === undefined)
    throw wrong('--back 要和 --merge 或 --impose 同用', '背面印在合订或拼版的打印文件里')
  if (!each && !merge && impose === undefined && proof === undefined)
    throw wrong('没有要生成的文件', '去掉 --no-each，或加 --merge、--impose、--proof')
  if (back !== undefined) readInput(context, back)
  const moved = options.overprint || offset !== undefined
  return {
    formats: readFormats(to, ['pdf', 'docx']),
    each,
    merge,
    ...(impose !== undefined && { impose: readCopies(impose) }),
    ...(paper !== undefined && { paper: readPaper(paper) }),
    flip: flip === '上下' ? 'top-bottom' : 'left-right',
    ...(back !== undefined && { back: at(context, back) }),
    ...(moved && { overprint: offset === undefined ? { right: 0, down: 0 } : readOffset(offset) }),
    ...(proof !== undefined && { proof }),
  }
}

function wrong(message: string, remedy: string): Unusable {
  return new Unusable(problem('usage', message, { remedy }))
}

const papers: Readonly<Record<string, { width: number; height: number }>> = {
  A3: { width: 297, height: 420 },
  A4: { width: 210, height: 297 },
  B4: { width: 257, height: 364 },
  SRA3: { width: 320, height: 450 },
}

/** Reads `1.5,-2`: right and down in mm. */
export function readOffset(given: string): { right: number; down: number } {
  const numbers = given.split(/[,，]/).map((part) => Number(part.trim() || Number.NaN))
  const [right = Number.NaN, down = Number.NaN] = numbers
  if (numbers.length === 2 && Math.abs(right) <= 50 && Math.abs(down) <= 50) return { right, down }
  throw wrong(`偏移 ${given} 不对`, '写成 右移,下移，单位毫米，例如 1.5,-2；不超过 50 毫米')
}

/** Reads `A3` or `320x450`. */
export function readPaper(given: string): { width: number; height: number } {
  const known = papers[given.toUpperCase()]
  if (known) return known
  const [, width, height] = /^(\d+(?:\.\d+)?)[x×*](\d+(?:\.\d+)?)$/i.exec(given) ?? []
  const size = { width: Number(width), height: Number(height) }
  if (size.width >= 50 && size.height >= 50 && size.width <= 1000 && size.height <= 1000) return size
  throw wrong(`纸张 ${given} 不对`, `可写：${Object.keys(papers).join('、')}，或 320x450（毫米）`)
}

/** Reads `4` or `4up`. */
export function readCopies(given: string): number {
  const copies = Number(/^(\d+)(?:up)?$/i.exec(given)?.[1])
  if (copies >= 1 && copies <= 100) return copies
  throw wrong(`拼版份数 ${given} 不对`, '每张纸 1 到 100 份，例如 2')
}
