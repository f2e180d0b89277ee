// Other projects' mail fixtures and documents, read by ours. usage: strangers-files.ts DATA
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument, readerPool, sniffFormat } from '@gongwen/readers'
import { mailLimits } from '../../packages/comments/src/mail/limits.ts'
import { parseMsg } from '../../packages/comments/src/mail/msg.ts'
import { parseMail } from '../../packages/comments/src/mail/parse.ts'
import type { ParsedMail } from '../../packages/comments/src/mail/parsed.ts'
import { partsOf } from '../../packages/comments/src/mail/parts.ts'
import { secondReference } from './second-reference.ts'

interface Fixture {
  file: string
  expected?: string
  python_email?: { subject: string | null; attachments: unknown[]; text_head: string }
}
interface Paper {
  file: string
  type: string
  ref_han: number
  ref_text_head: string
}

const data = process.argv[2] ?? '../shared/data'
const lines = <T>(name: string): T[] =>
  readFileSync(join(data, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
const squash = (text: string): string => text.replace(/\s+/g, '')
const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{sc=Han}|[\p{L}\p{N}]{2,}/gu) ?? []

/** What a fixture's own project says of it, else what Python's `email` reads. */
function expectation({ expected, python_email }: Fixture): { subject: string; text: string; attachments: number } {
  const said = {
    subject: python_email?.subject ?? '',
    text: python_email?.text_head ?? '',
    attachments: python_email?.attachments.length ?? 0,
  }
  if (!expected?.endsWith('.json')) return said
  const own = JSON.parse(readFileSync(join(data, expected), 'utf8'))
  const header = own.parts?.[0]?.headers?.find((each: { name: string }) => each.name === 'subject')
  const text = (own.text_body ?? [])
    .map((index: number) => own.parts[index]?.body?.Text ?? own.parts[index]?.body?.Html ?? '')
    .join('\n')
  return { subject: header?.value?.Text ?? said.subject, text: text || said.text, attachments: said.attachments }
}

async function mailFixtures(): Promise<Record<string, unknown>> {
  const pool = readerPool()
  const limits = mailLimits()
  const count = { files: 0, crashes: 0, overTwoSeconds: 0, subjects: [0, 0], texts: [0, 0], attachments: [0, 0] }
  const misses: string[] = []
  const tally = (kind: 'subjects' | 'texts' | 'attachments', right: boolean, file: string): void => {
    const pair = count[kind]
    pair[1] = (pair[1] ?? 0) + 1
    if (right) pair[0] = (pair[0] ?? 0) + 1
    else misses.push(`${kind} ${file}`)
  }
  for (const fixture of lines<Fixture>('F1_mail_fixtures.jsonl')) {
    const { file } = fixture
    const bytes = readFileSync(join(data, file))
    count.files++
    const start = performance.now()
    try {
      const mail = await parsed(bytes, file, limits)
      const { parts } = await partsOf(mail, { pool, limits })
      if (performance.now() - start > 2000) count.overTwoSeconds++
      if (!fixture.python_email || /\.(?:tnef|dat|rtf|xml)$/.test(file)) continue
      const { subject, text, attachments } = expectation(fixture)
      if (subject !== '') tally('subjects', squash(subject) === squash(mail.subject), file)
      const wanted = words(text.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' '))
      const found = new Set(words(`${mail.subject}\n${parts.map((part) => part.text).join('\n')}`))
      if (wanted.length > 0)
        tally('texts', wanted.filter((word) => found.has(word)).length >= wanted.length * 0.9, file)
      if (attachments > 0) tally('attachments', mail.attachments.length >= attachments, file)
    } catch {
      count.crashes++
      misses.push(`crash ${file}`)
    }
  }
  pool.close()
  return { ...count, misses }
}

async function parsed(bytes: Buffer, file: string, limits: ReturnType<typeof mailLimits>): Promise<ParsedMail> {
  if (sniffFormat(bytes, file) === 'msg') return parseMsg(bytes, limits)
  if (!/\.(?:tnef|dat)$/.test(file)) return parseMail(bytes, limits)
  const attachment = {
    name: 'winmail.dat',
    type: 'application/ms-tnef',
    inline: false,
    size: bytes.length,
    content: { bytes },
  }
  return {
    references: [],
    subject: '',
    from: { name: '', address: '' },
    to: [],
    signs: new Map(),
    attachments: [attachment],
    diagnostics: [],
  }
}

interface Row {
  file: string
  share: number
  code: string
  /** Share of another program's text, where too little of the reference was kept. */
  second?: number
  by?: string
}

/** How many of a reference's Han characters a text has, each as often. */
function shareOf(reference: string, text: string): number {
  const count = (words: string): Map<string, number> => {
    const hanzi = new Map<string, number>()
    for (const [one] of words.matchAll(/\p{sc=Han}/gu)) hanzi.set(one, (hanzi.get(one) ?? 0) + 1)
    return hanzi
  }
  const [wanted, found] = [count(reference), count(text)]
  const total = [...wanted.values()].reduce((sum, each) => sum + each, 0)
  const kept = [...wanted].reduce((sum, [one, times]) => sum + Math.min(times, found.get(one) ?? 0), 0)
  return total === 0 ? 1 : kept / total
}

async function documents(): Promise<Record<string, unknown>> {
  const rows: Row[] = []
  for (const { file, ref_text_head } of lines<Paper>('G_documents.jsonl')) {
    const { value, diagnostics } = await readDocument(readFileSync(join(data, file)), file)
    const read = JSON.stringify(value)
    const row: Row = { file, share: shareOf(ref_text_head, read), code: diagnostics[0]?.code ?? '' }
    if (row.share < 0.9 && row.code === '') {
      const second = await secondReference(join(data, file))
      if (second) Object.assign(row, { second: shareOf(second.text, read), by: second.by })
    }
    rows.push(row)
  }
  const readable = rows.filter(({ code }) => code === '' || code === 'file-scanned')
  return {
    files: rows.length,
    readable: readable.length,
    unreadable: rows.filter((row) => !readable.includes(row)).map(({ file, code }) => `${file} ${code}`),
    keeping90: readable.filter(({ share }) => share >= 0.9).length,
    /** The set's references were cut from the raw files: they count font tables, formulas and pages that no document lists. */
    keeping90OfEither: readable.filter(({ share, second = 0 }) => Math.max(share, second) >= 0.9).length,
    below: readable
      .filter(({ share }) => share < 0.9)
      .map(
        ({ file, share, second, by }) =>
          `${file} ${share.toFixed(2)}${second === undefined ? '' : `; ${second.toFixed(2)} of ${by}`}`,
      ),
  }
}

const mails = await mailFixtures()
const papers = await documents()
const report = { date: new Date().toISOString().slice(0, 10), node: process.version, mails, papers }
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
writeFileSync(new URL('strangers-files.json', import.meta.url), `${JSON.stringify(report, undefined, 2)}\n`)
