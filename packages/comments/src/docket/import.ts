import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, type Result, result } from '@gongwen/model'
import { type ReaderPool, readerPool } from '@gongwen/readers'
import type { Terms } from '../mail/kinds.ts'
import { type MailLimits, mailLimits } from '../mail/limits.ts'
import { openSource } from '../sources/registry.ts'
import type { Found, Source } from '../sources/source.ts'
import { classify, classifyFirst, termsOf, unclassifiedSenders } from './classify.ts'
import type { Docket } from './docket.ts'
import { knownOf } from './known.ts'
import { addMail, addProblems, clearProblems, isErased, mailOfIdentity, senderOf, sight } from './mails.ts'
import { dropOriginal, isBereft, keepOriginal, type Original, recordOriginal, scratchFolder } from './originals.ts'
import { forget, identify, type MailReader, originalOf, type ReadMail, readMail } from './reading.ts'
import { isStoreFailure, StoreFailure, stored } from './store-failure.ts'
import { inTransaction } from './transaction.ts'

/** How far an import has come. */
export interface ImportProgress {
  found: number
  added: number
  /** Letters the docket had already. */
  known: number
  /** Sources that gave no letter. */
  failed: number
  /** Letters erased on request, which were not taken in again. */
  erased: number
  source: string
}

/** How an import is done. */
export interface ImportOptions {
  onProgress?: (progress: ImportProgress) => void
  /** Stops between letters; what is in stays in, and the import can be run again. */
  signal?: AbortSignal
  /** Guards for attachments; one pool can serve several imports. Made and closed here when left out. */
  pool?: ReaderPool
  limits?: Partial<MailLimits>
}

/** What a source that can be taken up again needs to know. */
export interface SourceOptions extends ImportOptions {
  /** Called within the transaction that writes a batch, with the source of its last letter. */
  onWritten?: (source: string) => void
  /** Takes the error of a source that broke off, instead of a diagnostic. */
  onBroken?: (error: unknown) => void
}

/** Letters read at once: their attachments are read in other processes. Fewer when they are large. */
const window = { letters: 16, bytes: 24 << 20 }
/** Letters written in one transaction, which waits for the disk once: so many, of so many bytes, or after so many milliseconds. */
const batch = { letters: 256, bytes: 16 << 20, milliseconds: 3000 }

/** Imports files and folders: mails, mailboxes, archives, registers, documents. Importing again adds nothing. */
export function importFiles(
  docket: Docket,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<Result<ImportProgress>> {
  return importSources(
    docket,
    paths.map((path) => openSource(path)),
    options,
  )
}

/** Imports whatever the sources give, in their order. */
export async function importSources(
  docket: Docket,
  sources: readonly Source[],
  { onProgress, signal, pool, limits, onWritten, onBroken }: SourceOptions = {},
): Promise<Result<ImportProgress>> {
  const progress: ImportProgress = { found: 0, added: 0, known: 0, failed: 0, erased: 0, source: '' }
  const diagnostics: Diagnostic[] = []
  const senders = new Set(unclassifiedSenders(docket))
  const own = pool ?? readerPool()
  const terms = termsOf(docket)
  sweepScratch(docket)
  const reader: MailReader = {
    pool: own,
    limits: mailLimits(limits),
    scratch: scratchFolder(docket),
    known: knownOf(docket),
  }
  const running: { step: Promise<Step>; size: number }[] = []
  let [ready, reading, waiting, since]: [Step[], number, number, number] = [[], 0, 0, docket.now().getTime()]

  let failure: StoreFailure | undefined
  const fail = (error: unknown): StoreFailure => {
    failure = error instanceof StoreFailure ? error : new StoreFailure(error)
    return failure
  }

  const write = (): void => {
    const steps = ready
    ready = []
    waiting = 0
    since = docket.now().getTime()
    // After a failure nothing more: a source is taken up again after its last letter that is in.
    if (steps.length === 0 || failure) return
    const tally: Tally = { progress: { ...progress }, diagnostics: [], senders, terms }
    try {
      inTransaction(docket.database, () => {
        for (const step of steps) record(docket, step, tally)
        const last = steps.at(-1)
        if (last) onWritten?.(sourceOf(last))
      })
    } catch (error) {
      throw fail(error)
    }
    Object.assign(progress, tally.progress)
    diagnostics.push(...tally.diagnostics)
  }
  const settle = async (): Promise<void> => {
    const next = running.shift()
    if (!next) return
    const step = await next.step
    reading -= next.size
    if (step.kind === 'failure') throw fail(step.error)
    ready.push(step)
    waiting += next.size + (step.kind === 'read' ? textsOf(step.read) : 0)
    const late = docket.now().getTime() - since >= batch.milliseconds
    if (ready.length < batch.letters && waiting < batch.bytes && !late) return
    write()
    onProgress?.({ ...progress })
  }
  let told = false
  const broke = (error: unknown): void => {
    if (told) return
    told = true
    if (onBroken) onBroken(error)
    else if (error instanceof StoreFailure) diagnostics.push(error.diagnostic(docket.folder))
    else if (!signal?.aborted) diagnostics.push(sourceFailed(error))
  }
  try {
    for (const source of sources) {
      for await (const found of source.mails(signal)) {
        if (signal?.aborted) break
        progress.found++
        const size = 'mail' in found ? Math.min(found.mail.size, window.bytes) : 0
        reading += size
        running.push({ step: stepOf(docket, found, reader), size })
        while (running.length >= window.letters || reading > window.bytes) await settle()
      }
      if (signal?.aborted) break
    }
  } catch (error) {
    broke(error)
  }
  try {
    while (running.length > 0) await settle().catch(broke)
    write()
    classify(docket, [...senders].sort())
  } catch (error) {
    broke(error)
  } finally {
    if (!pool) own.close()
  }
  onProgress?.({ ...progress })
  return result(progress, diagnostics)
}

/** What a found letter came to, to be written in order. */
type Step =
  | { kind: 'problem'; problem: Diagnostic }
  | { kind: 'known'; mail: string; source: string; identity: string; lost?: Original }
  | { kind: 'erased'; source: string }
  | { kind: 'read'; read: ReadMail }
  | { kind: 'failure'; error: unknown }

/** What one transaction adds up to; it counts when the transaction is through. */
interface Tally {
  progress: ImportProgress
  diagnostics: Diagnostic[]
  senders: Set<string>
  terms: Terms
}

/** Bytes that a letter's texts take while they wait to be written. */
function textsOf({ mail }: ReadMail): number {
  return mail.parts.reduce((sum, { text }) => sum + text.length * 2, 0)
}

function sourceOf(step: Step): string {
  if (step.kind === 'problem') return step.problem.place?.file ?? ''
  if (step.kind === 'failure') return ''
  return step.kind === 'read' ? step.read.mail.source : step.source
}

async function stepOf(docket: Docket, found: Found, reader: MailReader): Promise<Step> {
  if ('problem' in found) return { kind: 'problem', problem: found.problem }
  const { mail: raw } = found
  try {
    const identified = await identify(raw, reader.scratch)
    const { identity } = identified
    const known = mailOfIdentity(docket, identity)
    if (known) {
      const lost = isBereft(docket, identified.hash) ? originalOf(identified) : undefined
      if (lost) await stored(keepOriginal(docket, lost))
      await forget(identified)
      return { kind: 'known', mail: known, source: raw.source, identity, ...(lost && { lost }) }
    }
    if (isErased(docket, identity)) {
      await forget(identified)
      return { kind: 'erased', source: raw.source }
    }
    const read = await readMail(identified, reader)
    await stored(keepOriginal(docket, read.original))
    return { kind: 'read', read }
  } catch (error) {
    if (isStoreFailure(error)) return { kind: 'failure', error }
    return {
      kind: 'problem',
      problem: {
        code: 'source-unreadable',
        severity: 'error',
        message: '文件读不出来',
        place: { file: raw.source },
        remedy: '请核对文件是否完整、有没有读取权限，再导入一次',
      },
    }
  }
}

function record(docket: Docket, step: Step, { progress, diagnostics, senders, terms }: Tally): void {
  if (step.kind === 'failure') return
  if (step.kind === 'problem') {
    const { problem } = step
    progress.failed++
    diagnostics.push(problem)
    addProblems(docket, problem.place?.file ?? '', [problem])
  } else if (step.kind === 'known') {
    progress.known++
    progress.source = step.source
    clearProblems(docket, step.source)
    sight(docket, step.mail, step.source, step.identity)
    if (step.lost) recordOriginal(docket, step.lost)
  } else if (step.kind === 'erased') progress.erased++
  else {
    const { read } = step
    clearProblems(docket, read.mail.source)
    const outcome = addMail(docket, read)
    progress[outcome]++
    progress.source = read.mail.source
    const { content } = read.original
    if ('file' in content) rmSync(join(content.file, '..'), { recursive: true, force: true })
    if (outcome !== 'added') {
      dropOriginal(docket, read.original)
      return
    }
    if (!classifyFirst(docket, read, terms)) senders.add(senderOf(read.mail))
    diagnostics.push(...read.diagnostics)
  }
}

function sourceFailed(error: unknown): Diagnostic {
  return {
    code: 'source-failed',
    severity: 'error',
    message: `读取来源时中断：${error instanceof Error ? error.message : String(error)}`,
    remedy: '已读取的来信已经入库，请排除原因后再运行一次',
  }
}

/** Leftovers of imports that were cut off: nothing in the scratch folder lives longer than a day. */
function sweepScratch(docket: Docket): void {
  const scratch = scratchFolder(docket)
  const yesterday = docket.now().getTime() - 24 * 3_600_000
  for (const name of readdirSync(scratch)) {
    const path = join(scratch, name)
    const age = statSync(path, { throwIfNoEntry: false })
    if (age && age.mtimeMs < yesterday) rmSync(path, { recursive: true, force: true })
  }
}
