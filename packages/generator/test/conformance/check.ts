import { accessRules } from './access-rules.ts'
import { archiveRules } from './archive-rules.ts'
import { openPdf } from './open.ts'
import type { Rule } from './rule.ts'

/** PDF/A-2u and PDF/UA-1, as far as a program can tell. */
export const rules: Rule[] = [...archiveRules, ...accessRules]

/** Every fault of a file, as `clause: place`. Fewer rules may be asked for. */
export async function check(bytes: Uint8Array, asked: Rule[] = rules): Promise<string[]> {
  const opened = await openPdf(bytes)
  return asked.flatMap(({ id, faults }) => faults(opened).map((fault) => `${id}: ${fault}`))
}
