// One engine on one case in a process of its own: prints milliseconds of the first file, median CPU a file once warm, bytes, peak memory.
// usage: measure.ts <ours|docx|docxtemplater> <notice|report|certificates> <runs>
import { deflateSync } from 'node:zlib'
import { fontBytes } from '@gongwen/fonts'
import type { DocxPress } from '@gongwen/generator'
import { certificateOf, documentOf, textOfLength, urlOf } from './cases.ts'

const [engine = 'ours', name = 'notice', times = '20'] = process.argv.slice(2)
const runs = Number(times)
/** Characters of 10 pages with a table, and of 300. */
const lengths: Record<string, number> = { notice: 4000, report: 170_000 }

/** A picture that does not pack: 220 000 bytes of noise with the head of a PNG of 2339 by 1654. */
function border(): Uint8Array {
  const bytes = new Uint8Array(220_000)
  let state = 1
  for (let i = 33; i < bytes.length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[i] = state >>> 16
  }
  bytes.set([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 9, 0x23, 0, 0, 6, 0x76,
    8, 2,
  ])
  return bytes
}

const picture = border()
const host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => picture }

async function engineFor(): Promise<(index: number) => Promise<Uint8Array> | Uint8Array> {
  const text = textOfLength(lengths[name] ?? 0)
  if (engine === 'ours') {
    const { prepareDocx, writeDocx } = await import('@gongwen/generator')
    if (name !== 'certificates') {
      const document = documentOf(text)
      return () => writeDocx(document, host).value
    }
    const press: DocxPress = prepareDocx(host)
    return (index) => press.write(certificateOf(index)).value
  }
  const { certificate, document } = await import('./peers/docx-library.ts')
  if (engine === 'docx')
    return (index) => (name === 'certificates' ? certificate(index, urlOf(index), picture, codePng) : document(text))
  const { fill } = await import('./peers/docxtemplater.ts')
  if (name === 'certificates') {
    const template = await document({
      title: '证　书',
      parts: ['{line}', '特发此证。', '{url}'].map((text) => ({ level: 0, text })),
      rows: [],
    })
    return (index) =>
      fill(template, {
        line: `命名为“甲州市第${index}创新联合体”，牵头单位第${index}股份有限公司。`,
        url: urlOf(index),
      })
  }
  const template = await document({
    title: '{title}',
    parts: ['{#parts}', '{text}', '{/parts}'].map((text) => ({ level: 0, text })),
    rows: [],
  })
  return () => fill(template, text)
}

interface Modules {
  size: number
  get(row: number, column: number): number
}

/** A code as packed rows of one bit a pixel: about what a picture library does for the peers. */
function codePng(modules: Modules): Uint8Array {
  const { size } = modules
  const stride = 1 + Math.ceil(size / 8)
  const rows = Buffer.alloc(size * stride)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (!modules.get(y, x)) rows[y * stride + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
  }
  return deflateSync(rows)
}

const started = performance.now()
const make = await engineFor()
let bytes = (await make(0)).length
const first = performance.now() - started
for (let i = 1; i < Math.min(runs, 10); i += 1) await make(i)
const costs: number[] = []
const group = name === 'certificates' ? 25 : 1
for (let i = 0; i < runs; i += group) {
  const before = process.cpuUsage()
  for (let j = 0; j < group; j += 1) bytes = (await make(i + j)).length
  const { user, system } = process.cpuUsage(before)
  costs.push((user + system) / 1000 / group)
}
costs.sort((a, b) => a - b)
const peak = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ first, cpu: costs[costs.length >> 1], bytes, rss: peak }))
