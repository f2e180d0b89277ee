// Peak memory of a process that makes one PDF and nothing else, without the loader of TypeScript:
// peak.mjs ours <document.json> | typst <source.typ> <fonts>. Prints MB.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [who, file, fonts] = process.argv.slice(2)
const given = readFileSync(file, 'utf8')
if (who === 'ours') {
  const { fontBytes } = await import('@gongwen/fonts')
  const { layout, writePdf } = await import('@gongwen/generator')
  const document = JSON.parse(given)
  const host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
  await writePdf(layout(document, host).value, document.properties, host)
} else {
  const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] })
  compiler.pdf({ mainFileContent: given })
}
console.log(Math.round(process.resourceUsage().maxRSS / 1024))
