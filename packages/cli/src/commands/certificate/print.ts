import { setImmediate as turn } from 'node:timers/promises'
import { safeFileName } from '@gongwen/certificates'
import { type Host, type LayoutMemory, layout, openMemory, overprint } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { startProgress } from '../../progress.ts'
import type { Shelf } from '../../shelf.ts'
import { certificateDocument, type Look } from './look.ts'
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

/** Prints certificates in their order, one after the other; memory does not grow with their number. */
export async function printCertificates(
  context: Context,
  wanted: readonly Wanted[],
  press: Press,
  elsewhere?: Printer,
): Promise<Printed> {
  const { shelf } = press
  const printers = printersOf(wanted, press, elsewhere)
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
    const copy = copyOf(one, press, memory, diagnostics)
    for (const printer of printers) diagnostics.push(...(await printer.add(copy)))
    tell(placed(diagnostics, one))
    done += 1
    progress.step(done, wanted.length)
    if (done % turnAfter === 0) await turn()
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
  { look, paper, hostOf }: Press,
  memory: LayoutMemory,
  found: Diagnostic[],
): Copy {
  const { certificate } = wanted
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
  return { wanted, document, frames }
}

/** Findings with the row, or the number, of the certificate that they are about. */
export function placed(found: readonly Diagnostic[], { place, certificate }: Wanted): Diagnostic[] {
  return found.map((one) => ({ ...one, place: { ...(place ?? { part: certificate.number }), ...one.place } }))
}

function printersOf(
  wanted: readonly Wanted[],
  { paper, shelf, hostOf, writersOf }: Press,
  elsewhere: Printer | undefined,
): Printer[] {
  const latest = wanted
    .map(({ certificate }) => certificate.date)
    .sort()
    .at(-1)
  const host = hostOf(latest ?? '2000-01-01')
  const named = (what: string): string => `证书-${what}${paper.overprint ? '-套打' : ''}`
  return [
    ...(paper.each ? [elsewhere ?? printEach(shelf, paper, writersOf)] : []),
    ...(paper.merge ? [printBound(shelf, named('合订'), paper, host)] : []),
    ...(paper.impose !== undefined ? [printSheets(shelf, named('拼版'), paper, host)] : []),
    ...(paper.proof ? [printProofs(shelf, named('校样'), paper.proof, host)] : []),
  ]
}

/** Names the files: `台科联证〔2025〕001号-台州市智能缝制创新联合体`; two that a disk cannot tell apart are told apart. */
export function withNames(wanted: readonly Omit<Wanted, 'name'>[], { overprint: over }: Paper): Wanted[] {
  const taken = new Set<string>()
  return wanted.map((one) => {
    const plain = safeFileName(`${one.certificate.number}-${one.certificate.name}`)
    let own = plain
    for (let copy = 2; taken.has(own.toLowerCase()); copy += 1) own = `${plain}（${copy}）`
    taken.add(own.toLowerCase())
    return { ...one, name: over ? `${own}-套打` : own }
  })
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
