import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { OpenEngine } from '../engine.ts'
import { borderSvg, height, qrSvg, type Record, width } from '../record.ts'

interface Compiler {
  pdf(options: { mainFileContent: string; inputs: { [name: string]: string } }): Uint8Array
  evictCache(age: number): void
}

const families = {
  fangsong: 'Zhuque Fangsong (technical preview)',
  kaiti: 'LXGW WenKai GB Lite',
  heiti: 'Noto Sans SC',
  xiaobiaosong: 'Noto Serif SC',
  songti: 'Noto Serif SC',
}

const template = `
#let families = json(bytes(sys.inputs.families))
#set page(width: ${width}pt, height: ${height}pt, margin: 0pt, background: image(bytes(sys.inputs.border), format: "svg", width: 100%, height: 100%))
#let cert(d) = {
  for l in d.lines {
    place(top + left, dx: l.x * 1pt, dy: l.y * 1pt, text(font: families.at(l.font), weight: if l.font == "xiaobiaosong" { 600 } else { 400 }, size: l.size * 1pt, fill: rgb(l.color), top-edge: "baseline", l.text))
  }
  place(top + left, dx: d.qr.x * 1pt, dy: d.qr.y * 1pt, image(bytes(d.svg), format: "svg", width: d.qr.size * d.qr.step * 1pt))
}
`

/** Typst in this process, with the same faces. */
export const openTypst: OpenEngine = async (record) => {
  const require = createRequire(import.meta.url)
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: { create(options: object): Compiler }
  }
  const { version } = require('@myriaddreamin/typst-ts-node-compiler/package.json') as { version: string }
  const fonts = fileURLToPath(new URL('../../../packages/fonts/fonts', import.meta.url))
  const compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] })
  const shared = { families: JSON.stringify(families), border: borderSvg(record(0)) }
  const data = (row: number) => {
    const { qr, lines, ...rest }: Record = record(row)
    return { lines, qr, svg: qrSvg({ qr, lines, ...rest }) }
  }
  let made = 0
  return {
    version,
    one: async (row) => {
      const bytes = compiler.pdf({
        mainFileContent: `${template}\n#cert(json(bytes(sys.inputs.d)))`,
        inputs: { ...shared, d: JSON.stringify(data(row)) },
      })
      if (++made % 20 === 0) compiler.evictCache(10)
      return bytes.length
    },
    merged: async (rows) => {
      const all = JSON.stringify(Array.from({ length: rows }, (_, row) => data(row)))
      const each = '#for (i, d) in json(bytes(sys.inputs.d)).enumerate() { if i > 0 { pagebreak() }; cert(d) }'
      return compiler.pdf({ mainFileContent: `${template}\n${each}`, inputs: { ...shared, d: all } }).length
    },
  }
}
