import { existsSync, readFileSync } from 'node:fs'
import type { Cut, Draft, Mail, MailKind, Part, PartTable } from '../../packages/comments/src/records.ts'

/** A gold opinion of a labelled set. */
export interface GoldOpinion {
  id: string
  mail: string
  part: string
  text: string
  clauses: string[]
  stance: string
  proposal: { op: string; from: string; to: string } | null
  cluster: string
  campaign: string | null
}

/** A stretch of a letter with its role. */
export interface GoldBlock {
  role: string
  text: string
  opinion?: string
  /** Goes on in the paragraph of the block before. */
  runsOn?: boolean
}

/** A letter as its author wrote it. */
export interface GoldMail {
  id: string
  kind: string
  from: { name: string; address: string }
  to: string
  date: string
  subject: string
  campaign?: string
  submitter: { name: string; type: string }
  body: GoldBlock[]
  attachments?: { filename: string; type: string; blocks?: GoldBlock[]; table?: string[][] }[]
}

/** A labelled consultation (`sim/FORMAT.md`): gold, and its letters as the intake would hand them over. */
export interface LabelledSet {
  name: string
  draft: Draft
  mails: Mail[]
  opinions: GoldOpinion[]
}

function rows<T>(file: URL): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

const kinds = new Map<string, MailKind>([
  ['campaign', 'submission'],
  ['wrong-subject', 'off-subject'],
])
const cutRoles = new Map<string, Cut['why']>([
  ['quoted', 'quoted'],
  ['forwarded', 'forwarded'],
  ['signature', 'signature'],
  ['disclaimer', 'disclaimer'],
])

/** Breaks a paragraph into lines of so many characters, as a PDF does. */
function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`[^\\n]{${width}}(?=[^\\n])`, 'g'), (line) => `${line}\n`)
}

const counted = /^[一二三四五]是/

/** Points that run on are one paragraph before a PDF wraps it. */
function joined(blocks: GoldBlock[]): GoldBlock[] {
  const merged: GoldBlock[] = []
  for (const block of blocks) {
    const last = merged.at(-1)
    if (last && counted.test(block.text) && (counted.test(last.text) || /[：:]$/.test(last.text)))
      last.text += block.text
    else merged.push({ ...block })
  }
  return merged
}

/** Ways in which the same letter may arrive. */
export type Variant = 'as written' | 'wrapped' | 'half-width' | 'run on' | 'unnumbered'

const halfWidth = new Map([...'，。；：（）！？'].map((sign, at) => [sign, ',.;:()!?'[at]!]))
const ownNumber =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．][、.]?|[①-⑨]|第[一二三四五六七八九][，,、]|[一二三四五]是|其[一二三四]，)\s*/

function varied(blocks: GoldBlock[], variant: Variant): GoldBlock[] {
  const reword = (change: (block: GoldBlock) => string) => blocks.map((block) => ({ ...block, text: change(block) }))
  if (variant === 'half-width')
    return reword(({ text }) => text.replace(/[，。；：（）！？]/g, (sign) => halfWidth.get(sign)!))
  if (variant === 'unnumbered')
    return reword(({ role, text }) => (role === 'opinion' ? text.replace(ownNumber, '') : text))
  return blocks
}

function partOf(id: string, format: string, given: GoldBlock[], table: string[][] | undefined, variant: Variant): Part {
  const blocks = varied(given, variant)
  const wraps = format === 'pdf' || variant === 'wrapped'

  const part: Part = { id, format, text: '', cuts: [], tables: [] }
  const merged = wraps ? joined(blocks) : blocks
  for (const [index, { role, text, runsOn: goesOn }] of merged.entries()) {
    const start = part.text.length
    // 一是……；二是……： run on in one paragraph, as their senders wrote them.
    const runsOn =
      goesOn ||
      (index > 0 &&
        /^[一二三四五]是/.test(text) &&
        (/^[一二三四五]是/.test(merged[index - 1]!.text) || /[：:]$/.test(part.text.trimEnd())))
    const follows =
      variant === 'run on' && role === 'opinion' && ['opinion', 'reason'].includes(merged[index - 1]?.role ?? '')
    if (runsOn || follows) part.text = part.text.trimEnd()
    const from = runsOn || follows ? part.text.length : start
    part.text += wraps ? wrap(text, 30) : text
    // A short quotation inside a letter is no cut: the intake takes out whole copies only.
    const why = role === 'quoted' && /^原文[：:]/.test(text) ? undefined : cutRoles.get(role)
    if (why)
      part.cuts.push({
        start: from,
        end: part.text.length,
        why: id.includes('批注') && role === 'quoted' ? 'draft' : why,
      })
    part.text += '\n'
  }
  if (table) {
    const found: PartTable = { start: part.text.length, end: 0, rows: [] }
    for (const row of table) {
      const cells = row.map((cell, column) => {
        if (column > 0) part.text += '\t'
        const start = part.text.length
        part.text += cell
        return { start, end: part.text.length }
      })
      found.rows.push(cells)
      part.text += '\n'
    }
    found.end = part.text.length
    part.tables.push(found)
  }
  return part
}

/** The letter as the intake would hand it over. */
export function mailOf(gold: GoldMail, variant: Variant = 'as written'): Mail {
  return {
    id: gold.id,
    source: `${gold.id}.eml`,
    subject: gold.subject,
    from: gold.from,
    to: [gold.to],
    date: gold.date,
    kind: kinds.get(gold.kind) ?? (gold.kind as MailKind),
    kindReason: '',
    submitter: { name: gold.submitter.name, type: '未知', evidence: [] },
    parts: [
      partOf('body', 'text', gold.body, undefined, variant),
      ...(gold.attachments ?? []).map((file, index) =>
        partOf(`attachment:${index + 1}:${file.filename}`, file.type, file.blocks ?? [], file.table, variant),
      ),
    ],
  }
}

/** Loads a labelled set from its folder. */
export function loadSet(name: string, folder: URL, variant: Variant = 'as written'): LabelledSet {
  const clauses = rows<{ id: string; level: number; marker: string; heading: string; text: string }>(
    new URL('clauses.jsonl', folder),
  )
  const draftFile = new URL('draft.md', folder)
  const title = existsSync(draftFile) ? (/^#\s*(.+)$/m.exec(readFileSync(draftFile, 'utf8'))?.[1] ?? '') : ''
  const ids = new Set(clauses.map(({ id }) => id))
  return {
    name,
    draft: {
      title,
      preamble: '',
      clauses: clauses.map((clause) => {
        const above = clause.id.slice(0, Math.max(0, clause.id.lastIndexOf('/')))
        return { ...clause, parent: ids.has(above) ? above : null }
      }),
    },
    mails: rows<GoldMail>(new URL('mails.jsonl', folder)).map((mail) => mailOf(mail, variant)),
    opinions: rows<GoldOpinion>(new URL('opinions.jsonl', folder)),
  }
}
