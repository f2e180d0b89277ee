// Certificates one by one, as an inspector would: each file opens, says its own name and number, and the code on its printed
// page decodes to its own payload; sizes, and every hundredth against PDF/A-2u and PDF/UA-1. usage: verify.ts [rows]

import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { preparePdf } from '@gongwen/generator'
import { certificate, nameOf, payloadOf } from '../../packages/generator/test/certificate.ts'
import { check } from '../../packages/generator/test/conformance/check.ts'
import { seePage } from '../../packages/generator/test/pdfium.ts'
import { host } from './ours.ts'

const rows = Number(process.argv[2] ?? 10_000)
/** 200 dpi, as an office scanner has it. */
const scale = 200 / 72
/** Where the code stands, in points. */
const area = { x: 100, y: 420, side: 110 }

type Decode = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null
const jsqr = createRequire(new URL('../../packages/readers/package.json', import.meta.url))('jsqr') as
  | Decode
  | { default: Decode }
const decode = typeof jsqr === 'function' ? jsqr : jsqr.default

const press = preparePdf(host)
const names = new Set<string>()
const failures: string[] = []
let [largest, total] = [0, 0]
const start = performance.now()
for (let row = 1; row <= rows; row++) {
  const { value, diagnostics } = await press.write(certificate(row))
  for (const { message } of diagnostics) failures.push(`${row}: ${message}`)
  largest = Math.max(largest, value.length)
  total += value.length
  const { data, width, text: read, pages } = await seePage(value, scale)
  const text = read.replaceAll(/\s/g, '')
  if (pages !== 1) failures.push(`${row}: pages`)
  if (!text.includes(nameOf(row))) failures.push(`${row}: name`)
  if (!text.includes(`台科联证〔2025〕${row}号`)) failures.push(`${row}: number`)
  names.add(nameOf(row))
  const side = Math.round(area.side * scale)
  const [left, top] = [Math.round(area.x * scale), Math.round(area.y * scale)]
  const crop = new Uint8ClampedArray(side * side * 4)
  for (let line = 0; line < side; line++) {
    const from = 4 * ((top + line) * width + left)
    crop.set(data.subarray(from, from + 4 * side), 4 * line * side)
  }
  if (decode(crop, side, side)?.data !== payloadOf(row)) failures.push(`${row}: code`)
  if (row % 100 === 0) failures.push(...(await check(value)).map((fault) => `${row}: ${fault}`))
  if (row % 1000 === 0)
    console.error(`${row} of ${rows}, ${Math.round((performance.now() - start) / 1000)} s, ${failures.length} failures`)
}
const report = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  rows,
  distinctNames: names.size,
  failures: failures.length,
  largestBytes: largest,
  meanBytes: Math.round(total / rows),
}
console.log(report, failures.slice(0, 20))
writeFileSync(new URL('verify.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`)
process.exitCode = failures.length === 0 && names.size === rows ? 0 : 1
