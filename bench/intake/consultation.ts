import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocket, importFiles, listMails, type Mail } from '@gongwen/comments'
import { host } from './letters.ts'

/** How a labelled consultation was taken in. */
export interface TakenIn {
  form: string
  letters: number
  taken: number
  kinds: number
  /** Submitters of the right type; a good part of the letters does not say who sends them. */
  types: number
  opinions: number
  /** Opinions whose text is in what was extracted, white space aside; scans apart. */
  contained: number
  inScans: number
  /** Contained, and not set aside as known text. */
  kept: number
  addedByTheOtherForm: number
}

interface Gold {
  mails: { id: string; kind: string; submitter: { type: string } }[]
  opinions: { mail: string; text: string }[]
}

/** The set's names for types, where they are others. */
const types = new Map([
  ['机关', '政府部门'],
  ['研究机构', '科研院所'],
])
const kinds = new Map([
  ['campaign', 'submission'],
  ['wrong-subject', 'off-subject'],
])

/** Imports a set as files and as one mailbox, each into a docket of its own and then the other form too. Undefined where it is missing. */
export async function consultation(folder: URL): Promise<TakenIn[] | undefined> {
  if (!existsSync(new URL('built/all.mbox', folder))) return undefined
  const lines = <T>(name: string): T[] =>
    readFileSync(new URL(name, folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as T)
  const gold: Gold = { mails: lines('mails.jsonl'), opinions: lines('opinions.jsonl') }
  const terms = {
    draft: readFileSync(new URL('draft.md', folder), 'utf8'),
    announcement: readFileSync(new URL('announcement.md', folder), 'utf8'),
    subject: '规范性文件征求意见',
    opens: '2025-06-03',
    closes: '2025-06-12',
  }
  const forms: [string, string, string][] = [
    ['eml', 'built/mails', 'built/all.mbox'],
    ['mbox', 'built/all.mbox', 'built/mails'],
  ]
  const rows: TakenIn[] = []
  for (const [form, first, second] of forms) {
    const top = mkdtempSync(join(tmpdir(), 'gongwen-consultation-'))
    const { value: docket } = createDocket(join(top, 'docket'), terms, host)
    if (!docket) throw new Error('no docket')
    await importFiles(docket, [new URL(first, folder).pathname])
    const { value: again } = await importFiles(docket, [
      new URL(second, folder).pathname,
      new URL(first, folder).pathname,
    ])
    rows.push(judged(form, listMails(docket), gold, again.added))
    docket.close()
    rmSync(top, { recursive: true })
  }
  return rows
}

function judged(form: string, mails: readonly Mail[], gold: Gold, addedByTheOtherForm: number): TakenIn {
  const byId = new Map<string, Mail>()
  for (const mail of mails) {
    const number = /#(\d+)$/.exec(mail.source)?.[1]
    const id = number ? gold.mails[Number(number) - 1]?.id : mail.source.replace('.eml', '')
    if (id) byId.set(id, mail)
  }
  const squash = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
  let contained = 0
  let inScans = 0
  let kept = 0
  for (const { mail: id, text } of gold.opinions) {
    const parts = byId.get(id)?.parts ?? []
    const wanted = squash(text)
    if (!squash(parts.map((part) => part.text).join('\n')).includes(wanted)) {
      if (parts.some(({ format }) => format === 'image')) inScans++
      continue
    }
    contained++
    const own = parts
      .map((part) => part.cuts.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), part.text))
      .join('\n')
    if (squash(own).includes(wanted)) kept++
  }
  return {
    form,
    letters: gold.mails.length,
    taken: mails.length,
    kinds: gold.mails.filter(({ id, kind }) => byId.get(id)?.kind === (kinds.get(kind) ?? kind)).length,
    types: gold.mails.filter(
      ({ id, submitter: { type } }) => byId.get(id)?.submitter.type === (types.get(type) ?? type),
    ).length,
    opinions: gold.opinions.length,
    contained,
    inScans,
    kept,
    addedByTheOtherForm,
  }
}
