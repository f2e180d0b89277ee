import { dirname, relative } from 'node:path'
import type { Register } from '@gongwen/certificates'
import type { Host } from '@gongwen/generator'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { at, shown } from '../../files.ts'
import { openHost } from '../../host.ts'
import type { Outcome } from '../../outcome.ts'
import { openShelf } from '../../shelf.ts'
import { type LookOptions, lookOf } from './look.ts'
import type { Order } from './order.ts'
import { type PaperOptions, paperOf } from './paper.ts'
import { isWhole, type Press, type Printed, printCertificates } from './print.ts'
import { printElsewhere, processesFor } from './printers/elsewhere.ts'
import { openWriters } from './writers.ts'

/** Options of issue and reprint. */
export interface JobOptions extends LookOptions, PaperOptions {
  rows?: string
  output: string
  register?: string
  /** Processes that write files. */
  jobs?: string
}

/** Opens all that a batch is printed with, and proves that the folder can be written before anything is numbered. */
export function openJob(context: Context, options: JobOptions): { press: Press; diagnostics: Diagnostic[] } {
  const paper = paperOf(context, options)
  processesFor(0, options.jobs)
  const look = lookOf(context, options)
  const folders = [options.rows === undefined ? context.cwd : dirname(at(context, options.rows)), look.template.folder]
  const diagnostics: Diagnostic[] = []
  const hosts = new Map<string, Host>()
  const hostOf = (date: string): Host => {
    const known = hosts.get(date)
    if (known) return known
    const opened = openHost(context, `${date}T00:00:00+08:00`, { folders, fonts: options.fonts })
    if (hosts.size === 0) diagnostics.push(...opened.diagnostics)
    hosts.set(date, opened.host)
    return opened.host
  }
  const shelf = openShelf(context, at(context, options.output), options.force)
  return { press: { look, paper, shelf, hostOf, writersOf: openWriters(hostOf, options.fonts) }, diagnostics }
}

/** A register inside the output folder is handed out or thrown away with it sooner or later. */
export function registerInside(context: Context, { path }: Register, output: string): Diagnostic[] {
  const folder = at(context, output)
  const inside = relative(folder, path)
  if (inside.startsWith('..') || inside === path) return []
  return [
    {
      code: 'register-in-output',
      severity: 'warning',
      message: '证书登记簿放在输出文件夹里，容易随证书一起被移走或删掉',
      remedy: '登记簿另放一处，或换一个 -o 文件夹',
      place: { file: shown(context, path) },
    },
  ]
}

/** What is known before anything is printed. */
export interface Told {
  diagnostics: readonly Diagnostic[]
  /** They stand before what could not be done. */
  lines: string[]
  data: Record<string, unknown>
  failed: boolean
}

/** Prints, and tells how it went. */
export async function settleJob(
  context: Context,
  order: Order,
  press: Press,
  options: JobOptions,
  told: Told,
): Promise<Outcome> {
  const processes = press.paper.each ? processesFor(order.wanted.length, options.jobs) : 0
  const elsewhere = processes > 0 ? printElsewhere(context, options, processes, press) : undefined
  const printed: Printed = await printCertificates(context, order, press, elsewhere)
  const diagnostics = [...told.diagnostics, ...printed.diagnostics]
  const { files, interrupted } = printed
  const whole = isWhole(printed)
  const again = '编号已登记，不会变；排除问题后把同一命令再运行一次，就会补齐'
  const lines = [...told.lines, ...(whole && !interrupted ? [] : [`写出 ${files.length} 个文件。${again}`])]
  const status = interrupted ? 130 : told.failed || !whole ? 1 : 0
  return { status, diagnostics, files, lines, data: told.data }
}
