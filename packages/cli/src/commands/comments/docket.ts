import { type Docket, docketFault, isDocketFault, lettersSince, openDocket } from '@gongwen/comments'
import type { Diagnostic } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { at } from '../../files.ts'
import { problem, Unusable } from '../../outcome.ts'

/** Works with a docket and closes it whatever happens; `reading` opens one that may not be written to as well. */
export async function withDocket<T>(
  context: Context,
  folder: string,
  work: (docket: Docket) => Promise<T> | T,
  { reading = false }: { reading?: boolean } = {},
): Promise<T> {
  const { value: docket, diagnostics } = openDocket(at(context, folder), { now: context.now, reading })
  if (!docket) throw new Unusable(...diagnostics)
  try {
    return await work(docket)
  } catch (error) {
    if (!isDocketFault(error)) throw error
    throw new Unusable(docketFault(folder, error))
  } finally {
    docket.close()
  }
}

/** Says how many letters what is written does not know of, because they came after the analysis. */
export function staleness(docket: Docket): Diagnostic[] {
  const count = lettersSince(docket)
  if (count === 0) return []
  const message = `有 ${count} 件来信还没有分析，没有算进来`
  return [{ ...problem('docket-stale', message, { remedy: '先运行 comments analyze' }), severity: 'warning' }]
}
