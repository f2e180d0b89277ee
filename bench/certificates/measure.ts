// One measurement in a process of its own: measure.ts <engine> <separate|merged> <rows>. Prints JSON.
import type { OpenEngine } from './engine.ts'
import { host, openDocx, openOurs, openOursPlain } from './ours.ts'
import { openPdfLib } from './peers/pdf-lib.ts'
import { openPdfkit } from './peers/pdfkit.ts'
import { openPdfme } from './peers/pdfme.ts'
import { openTypst } from './peers/typst.ts'
import { type Record, recordOf } from './record.ts'

const engines: { [name: string]: OpenEngine } = {
  ours: openOurs,
  'ours without code': openOursPlain,
  'ours docx': openDocx,
  typst: openTypst,
  pdfkit: openPdfkit,
  'pdf-lib': openPdfLib,
  pdfme: openPdfme,
}

const [name = '', mode = 'separate', count = '100'] = process.argv.slice(2)
const rows = Number(count)
const open = engines[name]
if (!open) throw new Error(`engines: ${Object.keys(engines).join(', ')}`)
const records: Record[] = name.startsWith('ours') ? [] : Array.from({ length: rows }, (_, row) => recordOf(row, host))
const engine = await open((row) => records[row]!)

const start = process.cpuUsage()
const clock = performance.now()
let bytes = 0
if (mode === 'merged') bytes = await engine.merged(rows)
else for (let row = 0; row < rows; row++) bytes += await engine.one(row)
const { user, system } = process.cpuUsage(start)
console.log(
  JSON.stringify({
    perCpuSecond: rows / ((user + system) / 1e6),
    perSecond: (rows * 1000) / (performance.now() - clock),
    bytes: bytes / rows,
    megabytes: process.resourceUsage().maxRSS / 1024,
    version: engine.version,
  }),
)
