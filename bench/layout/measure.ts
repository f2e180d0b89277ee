// One measurement in a process of its own: measure.ts <ours|typst> <draft|report> <how> <rounds> <pages>. Prints JSON.
// how: same (the same document again), new (other words in each round), edit (some characters put into one paragraph), all to
// the PDF; preview (edit, to the pages), layout (the same document, to the pages, nothing kept).
import { resolve } from 'node:path'
import { fontBytes } from '@gongwen/fonts'
import { type Host, layout, openMemory, writePdf } from '@gongwen/generator'
import type { Document } from '@gongwen/model'
import { edited, report, rewritten, seedDraft } from './documents.ts'
import { openTypst, typstOf } from './peers/typst.ts'

const [who = 'ours', what = 'draft', how = 'same', rounds = '9', length = '240'] = process.argv.slice(2)
const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const document = what === 'draft' ? await seedDraft() : report(Number(length))
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

interface Round {
  layout: number
  whole: number
  cpu: number
  pages: number
  bytes: number
}

function cpuSince(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used)
  return (user + system) / 1000
}

async function ours(given: Document, memory?: ReturnType<typeof openMemory>): Promise<Round> {
  const [start, used] = [performance.now(), process.cpuUsage()]
  const { value } = layout(given, host, memory ? { memory } : {})
  const laid = performance.now()
  const pdf = how !== 'preview' && how !== 'layout' ? await writePdf(value, given.properties, host) : undefined
  return {
    layout: laid - start,
    whole: performance.now() - start,
    cpu: cpuSince(used),
    pages: value.pages.length,
    bytes: pdf?.value.length ?? 0,
  }
}

const typst = who === 'typst' ? openTypst(resolve(import.meta.dirname, '../../packages/fonts/fonts')) : undefined
function peer(given: Document, round: number): Round {
  if (!typst) throw new Error('typst is not installed')
  // A comment that differs keeps the compiler from answering out of its memory of the whole file.
  const source = `${typstOf(given)}\n// ${round}`
  const [start, used] = [performance.now(), process.cpuUsage()]
  const pdf = typst.compile(source)
  const [whole, cpu] = [performance.now() - start, cpuSince(used)]
  const pages =
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  return { layout: Number.NaN, whole, cpu, pages, bytes: pdf.length }
}

const memory = how === 'layout' || how === 'new' ? undefined : openMemory()
const results: Round[] = []
for (let round = 0; round < Number(rounds); round++) {
  const given =
    how === 'edit' || how === 'preview'
      ? edited(document, round)
      : how === 'new'
        ? rewritten(document, round)
        : document
  results.push(who === 'typst' ? peer(given, round) : await ours(given, memory))
}
const [first, ...warm] = results
console.log(
  JSON.stringify({
    first: (first?.whole ?? Number.NaN) + (typst?.opening ?? 0),
    layout: median(warm.map((round) => round.layout)),
    whole: median(warm.map((round) => round.whole)),
    cpu: median(warm.map((round) => round.cpu)),
    pages: first?.pages,
    bytes: first?.bytes,
  }),
)
