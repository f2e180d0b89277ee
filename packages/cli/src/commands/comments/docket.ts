import { type Docket, openDocket } from '@gongwen/comments'
import type { Context } from '../../context.ts'
import { at } from '../../files.ts'
import { Unusable } from '../../outcome.ts'

/** Works with a docket and closes it whatever happens. */
export async function withDocket<T>(
  context: Context,
  folder: string,
  work: (docket: Docket) => Promise<T> | T,
): Promise<T> {
  const { value: docket, diagnostics } = openDocket(at(context, folder), { now: context.now })
  if (!docket) throw new Unusable(...diagnostics)
  try {
    return await work(docket)
  } finally {
    docket.close()
  }
}
