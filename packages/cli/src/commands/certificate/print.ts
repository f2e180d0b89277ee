import { type Certificate, safeFileName } from '@gongwen/certificates'
import { type Host, layout, openMemory, overprint } from '@gongwen/generator'
import { type Diagnostic, hasErrors, type Place } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { startProgress } from '../../progress.ts'
import type { Shelf } from '../../shelf.ts'
import { certificateDocument, type Look } from './look.ts'
import type { Paper } from './paper.ts'
import { printBound, printSheets } from './printers/bound.ts'
import { printEach } from './printers/each.ts'
import type { Copy, Printer } from './printers/printer.ts'
import { printProofs } from './printers/proofs.ts'

/** A certificate to be printed. */
export interface Wanted {
  certificate: Certificate
  /** Its row in the list, for findings. */
  place?: Place
  /** Its file may take the place of one with other content. */
  over?: boolean
}

/** What a batch is printed with. */
export interface Press {
  look: Look
  paper: Paper
  shelf: Shelf
  /** The host of a date. */
  hostOf(date: string): Host
  fonts: 'office' | 'oss' | 'own'
}

/** How a batch went. */
export interface Printed {
  files: string[]
  diagnostics: Diagnostic[]
  /** Cut short by Ctrl-C. */
  interrupted: boolean
}

/** Prints certificates in their order, one after the other; memory does not grow with their number. */
export async function printCertificates(context: Context, wanted: readonly Wanted[], press: Press): Promise<Printed> {
  const { look, paper, shelf } = press
  const printers = printersOf(wanted, press)
  const memory = openMemory()
  const found = new Map<string, Diagnostic>()
  const progress = startProgress(context, '生成证书')
  const names = new Set<string>()
  let done = 0
  for (const { certificate, place, over = false } of wanted) {
    if (context.signal.aborted || shelf.full()) break
    const host = press.hostOf(certificate.date)
    const { value, diagnostics } = certificateDocument(look, certificate)
    const document = value && paper.overprint ? overprint(value, paper.overprint) : value
    if (document) {
      const copy: Copy = {
        certificate,
        document,
        name: nameOf(certificate, paper, names),
        over,
        frames: () => frames(),
      }
      const frames = once(() => {
        const laid = layout(document, host, { memory })
        diagnostics.push(...laid.diagnostics)
        return laid.value
      })
      for (const printer of printers) diagnostics.push(...(await printer.add(copy)))
    }
    for (const one of diagnostics) {
      const told = { ...one, place: { ...(place ?? { part: certificate.number }), ...one.place } }
      found.set(JSON.stringify(told), told)
    }
    done += 1
    progress.step(done, wanted.length)
  }
  for (const printer of printers) await printer.end(done === wanted.length)
  const files = await shelf.settle()
  progress.end()
  const interrupted = context.signal.aborted && done < wanted.length
  return { files, diagnostics: [...found.values(), ...shelf.diagnostics], interrupted }
}

function printersOf(wanted: readonly Wanted[], { paper, shelf, hostOf, fonts }: Press): Printer[] {
  const latest = wanted
    .map(({ certificate }) => certificate.date)
    .sort()
    .at(-1)
  const host = hostOf(latest ?? '2000-01-01')
  const named = (what: string): string => `证书-${what}${paper.overprint ? '-套打' : ''}`
  return [
    ...(paper.each ? [printEach(shelf, paper, hostOf, fonts)] : []),
    ...(paper.merge ? [printBound(shelf, named('合订'), paper, host)] : []),
    ...(paper.impose !== undefined ? [printSheets(shelf, named('拼版'), paper, host)] : []),
    ...(paper.proof ? [printProofs(shelf, named('校样'), paper.proof, host)] : []),
  ]
}

/** `台科联证〔2025〕001号-台州市智能缝制创新联合体`; two that a disk cannot tell apart are told apart. */
function nameOf({ number, name }: Certificate, { overprint: over }: Paper, taken: Set<string>): string {
  const wanted = safeFileName(`${number}-${name}`)
  let own = wanted
  for (let copy = 2; taken.has(own.toLowerCase()); copy += 1) own = `${wanted}（${copy}）`
  taken.add(own.toLowerCase())
  return over ? `${own}-套打` : own
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Whether anything of a batch is missing. */
export function isWhole({ diagnostics }: Printed): boolean {
  return !hasErrors(diagnostics)
}
