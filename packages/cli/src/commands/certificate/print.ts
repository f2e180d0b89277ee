import { setImmediate as turn } from 'node:timers/promises'
import type { Certificate } from '@gongwen/certificates'
import { type Host, type LayoutMemory, layout, openMemory, overprint } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { collect } from '../../collect.ts'
import type { Context } from '../../context.ts'
import { startProgress } from '../../progress.ts'
import type { Shelf } from '../../shelf.ts'
import { certificateDocument, type Look } from './look.ts'
import type { Order } from './order.ts'
import type { Paper } from './paper.ts'
import { printBound, printSheets } from './printers/bound.ts'
import { printEach } from './printers/each.ts'
import type { Copy, Printer, Wanted } from './printers/printer.ts'
import { printProofs } from './printers/proofs.ts'
import type { Writers } from './writers.ts'

/** What a batch is printed with. */
export interface Press {
  look: Look
  paper: Paper
  shelf: Shelf
  /** The host of a date. */
  hostOf(date: string): Host
  /** The writers of a date. */
  writersOf(date: string): Writers
}

/** How a batch went. */
export interface Printed {
  files: string[]
  diagnostics: Diagnostic[]
  /** Cut short by Ctrl-C. */
  interrupted: boolean
}

/** Copies after which other things have their turn: Ctrl-C is heard, and memory that is done with goes back. */
const turnAfter = 32

/** Copies after which what they have left behind is given back: 10 MB. */
const collectAfter = 5000

/** Prints certificates in their order, one after the other; memory does not grow with their number. */
export async function printCertificates(
  context: Context,
  { wanted, latest, certificateOf }: Order,
  press: Press,
  elsewhere?: Printer,
): Promise<Printed> {
  const { shelf } = press
  const printers = printersOf(latest, press, elsewhere)
  const memory = openMemory()
  const found = new Map<string, Diagnostic>()
  const tell = (diagnostics: readonly Diagnostic[]): void => {
    for (const one of diagnostics) found.set(JSON.stringify(one), one)
  }
  const progress = startProgress(context, '生成证书')
  let done = 0
  for (const one of wanted) {
    if (context.signal.aborted || shelf.full()) break
    const diagnostics: Diagnostic[] = []
    const certificate = certificateOf(one.number)
    if (!certificate) throw new Error(`${one.number} is not where it was kept`)
    const copy = copyOf(one, certificate, press, memory, diagnostics)
    for (const printer of printers) diagnostics.push(...(await printer.add(copy)))
    tell(placed(diagnostics, one))
    done += 1
    progress.step(done, wanted.length)
    if (done % turnAfter === 0) await turn()
    if (done % collectAfter === 0) collect()
  }
  for (const printer of printers) tell(await printer.end(done === wanted.length))
  const files = await shelf.settle()
  progress.end()
  const interrupted = context.signal.aborted && done < wanted.length
  return { files, diagnostics: [...found.values(), ...shelf.diagnostics], interrupted }
}

/** A certificate whose document and pages are made once, when a printer asks for them. */
export function copyOf(
  wanted: Wanted,
  certificate: Certificate,
  { look, paper, hostOf }: Press,
  memory: LayoutMemory,
  found: Diagnostic[],
): Copy {
  const document = once(() => {
    const { value, diagnostics } = certificateDocument(look, certificate)
    found.push(...diagnostics)
    return value && paper.overprint ? overprint(value, paper.overprint) : value
  })
  const frames = once(() => {
    const made = document()
    if (!made) return undefined
    const { value, diagnostics } = layout(made, hostOf(certificate.date), { memory })
    found.push(...diagnostics)
    return value
  })
  return { wanted, certificate, document, frames }
}

/** Findings with the row, or the number, of the certificate that they are about. */
export function placed(found: readonly Diagnostic[], { place, number }: Wanted): Diagnostic[] {
  return found.map((one) => ({ ...one, place: { ...(place ?? { part: number }), ...one.place } }))
}

function printersOf(
  latest: string,
  { paper, shelf, hostOf, writersOf }: Press,
  elsewhere: Printer | undefined,
): Printer[] {
  const host = hostOf(latest)
  const named = (what: string): string => `证书-${what}${paper.overprint ? '-套打' : ''}`
  return [
    ...(paper.each ? [elsewhere ?? printEach(shelf, paper, writersOf)] : []),
    ...(paper.merge ? [printBound(shelf, named('合订'), paper, host)] : []),
    ...(paper.impose !== undefined ? [printSheets(shelf, named('拼版'), paper, host)] : []),
    ...(paper.proof ? [printProofs(shelf, named('校样'), paper.proof, host)] : []),
  ]
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
