import { createRequire } from 'node:module'
import { type Block, type Document, formatMark, textOf } from '@gongwen/model'

/** The little of the compiler's interface that is used. */
interface Compiler {
  pdf(options: { mainFileContent: string }): Uint8Array
}

/** A compiler at hand; `opening` is the ms that it took to open the faces, which ours does in its first document. */
export interface Typst {
  compile(source: string): Uint8Array
  version: string
  opening: number
}

/** Typst with the faces of a folder; undefined where it is not installed (npm install --prefix bench/layout). */
export function openTypst(fonts: string): Typst | undefined {
  const require = createRequire(import.meta.url)
  try {
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as {
      NodeCompiler: { create(options: object): Compiler }
    }
    const { version } = require('@myriaddreamin/typst-ts-node-compiler/package.json') as { version: string }
    const start = performance.now()
    const compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] })
    const opening = performance.now() - start
    return { compile: (mainFileContent) => compiler.pdf({ mainFileContent }), version, opening }
  } catch {
    return undefined
  }
}

const preamble = `
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), footer: context align(center, text(size: 14pt)[— #counter(page).display() —]))
#set text(font: "Zhuque Fangsong (technical preview)", fallback: true, lang: "zh", region: "cn", size: 15.8pt, top-edge: 0.7em, bottom-edge: -0.3em)
#set par(justify: true, leading: 13.15pt, spacing: 13.15pt, first-line-indent: (amount: 2em, all: true))
#show heading.where(level: 1): it => align(center, text(font: "Noto Serif SC", size: 22pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => par(text(font: "Noto Sans SC", size: 15.8pt, weight: "medium", it.body))
#show heading.where(level: 3): it => par(text(font: "LXGW WenKai GB Lite", size: 15.8pt, weight: "regular", it.body))
#set table(stroke: 0.5pt)
`

/** The document as Typst source: the same words, measures and faces; what Typst has no block for is a paragraph. */
export function typstOf({ children }: Document): string {
  return preamble + children.map(sourceOf).join('\n\n')
}

function sourceOf(block: Block): string {
  if (block.type === 'title') return `= ${quoted(textOf(block))}`
  if (block.type === 'heading') {
    const { mark, level, children, body } = block
    const words = quoted((mark ? formatMark(mark) : '') + textOf({ type: 'paragraph', children }))
    const rest = body ? quoted(textOf({ type: 'paragraph', children: body })) : ''
    return level <= 2 ? `${'='.repeat(level + 1)} ${words}\n\n${rest}` : `${words}${rest}`
  }
  if (block.type === 'table') {
    const cells = block.rows.flatMap((row) => row.cells.map((cell) => `[${quoted(textOf(cell))}]`))
    return `#table(columns: ${block.columns.length}, ${cells.join(', ')})`
  }
  return quoted(textOf(block))
}

function quoted(text: string): string {
  return `#${JSON.stringify(text)}`
}
