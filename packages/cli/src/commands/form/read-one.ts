import { type Diagnostic, formatDiagnostic, hasErrors } from '@gongwen/model'
import type { ReaderPool } from '@gongwen/readers'
import { type Condition, type FormRow, judge, readForm, type Template } from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { readInput } from '../../files.ts'
import { Unusable } from '../../outcome.ts'
import { activeContent, figuresThatDiffer } from './notices.ts'

/** What came of one file: its row, or nothing; and what was noticed. */
export interface OneForm {
  file: string
  row: FormRow | undefined
  found: Diagnostic[]
}

/** Reads one filled form in the pool, checks and judges it. */
export async function readOne(
  context: Context,
  pool: ReaderPool,
  file: string,
  template: Template,
  conditions: readonly Condition[],
): Promise<OneForm> {
  const found: Diagnostic[] = []
  const bytes = bytesOf(context, file, found)
  const read = bytes && (await pool.read(bytes, file))
  found.push(...(read?.diagnostics ?? []).filter(({ code }) => code !== 'file-scanned'))
  if (read) found.push(...activeContent(read.value, file))
  const form = read && !hasErrors(found) ? readForm(read.value, file, template) : undefined
  found.push(...(form?.diagnostics ?? []))
  if (!form?.value) return { file, row: undefined, found }
  const { value: data } = form.value
  const judged = judge(data, conditions)
  found.push(...figuresThatDiffer(judged, file))
  return { file, row: { file, data, conditions: judged, problems: problemsOf(found) }, found }
}

/** What was noticed, one line each, without the file. */
export function problemsOf(found: readonly Diagnostic[]): string[] {
  return found.map((one) => formatDiagnostic({ ...one, place: { ...one.place, file: '' } }).trim())
}

/** A file's bytes. */
function bytesOf(context: Context, file: string, found: Diagnostic[]): Uint8Array | undefined {
  try {
    return readInput(context, file)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    found.push(...error.diagnostics)
    return undefined
  }
}
