import { type Certificate, safeFileName } from '@gongwen/certificates'
import type { Place } from '@gongwen/model'
import type { Paper } from './paper.ts'
import type { Wanted } from './printers/printer.ts'

/** What is to be printed. Of thousands of certificates only numbers, names and places are held: the rest stays where it is kept. */
export interface Order {
  /** In the order of printing. */
  wanted: readonly Wanted[]
  /** The latest date among them, which is stamped into files that hold several. */
  latest: string
  /** What stands on a certificate, when its turn comes. */
  certificateOf(number: string): Certificate | undefined
}

/** A certificate to be printed, and what is known of it. */
export interface Ordered {
  certificate: Certificate
  place?: Place
  over?: boolean
}

/** Names the files: `台科联证〔2025〕001号-台州市智能缝制创新联合体`; two that a disk cannot tell apart are told apart. */
export function orderOf(
  given: readonly Ordered[],
  { overprint: over }: Pick<Paper, 'overprint'>,
  certificateOf: Order['certificateOf'],
): Order {
  const taken = new Set<string>()
  let latest = '2000-01-01'
  const wanted = given.map(({ certificate: { number, name, date }, ...rest }): Wanted => {
    const plain = safeFileName(`${number}-${name}`)
    let own = plain
    for (let copy = 2; taken.has(own.toLowerCase()); copy += 1) own = `${plain}（${copy}）`
    taken.add(own.toLowerCase())
    if (date > latest) latest = date
    return { number, name: over ? `${own}-套打` : own, ...rest }
  })
  return { wanted, latest, certificateOf }
}
