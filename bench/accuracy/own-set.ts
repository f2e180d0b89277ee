import { readFileSync } from 'node:fs'
import { parseDraft } from '../../packages/comments/src/index.ts'
import type { Draft } from '../../packages/comments/src/records.ts'
import {
  type GoldBlock,
  type GoldMail,
  type GoldOpinion,
  type LabelledSet,
  mailOf,
  type Variant,
} from './labelled-set.ts'

const roles = new Map([
  ['G', 'greeting'],
  ['I', 'context'],
  ['C', 'context'],
  ['H', 'context'],
  ['R', 'reason'],
  ['T', 'smalltalk'],
  ['S', 'signature'],
])

/** Finds a clause by the end of its id, `第六条第一款` for `第二章/第六条/第一款`. */
function clauseId(draft: Draft, short: string): string {
  const tail = short.replace(/条第(.+款)/, '条/第$1')
  const found = draft.clauses.filter(({ id }) => id === tail || id.endsWith(`/${tail}`))
  if (found.length === 0) throw new Error(`no clause ${short}`)
  return found.sort((a, b) => a.id.length - b.id.length)[0]!.id
}

/**
 * Loads one of our own sets: `draft.md` and `letters.txt`, one block a line (`O clauses | stance | text` is an opinion,
 * `TR cells => clauses | stance` a table row with one). Invented; written to be unlike the other sets.
 */
export function loadOwnSet(name: string, folder: URL, variant: Variant = 'as written'): LabelledSet {
  const draft = parseDraft(readFileSync(new URL('draft.md', folder), 'utf8')).value
  const opinions: GoldOpinion[] = []
  const mails: GoldMail[] = []
  let blocks: GoldBlock[] = []
  let table: string[][] | undefined
  let part = 'body'
  const add = (clauses: string, stance: string, text: string): string => {
    const id = `o${String(opinions.length + 1).padStart(3, '0')}`
    const ids = clauses.trim() === 'none' ? [] : clauses.split(',').map((short) => clauseId(draft, short.trim()))
    opinions.push({
      id,
      mail: mails.at(-1)!.id,
      part,
      text,
      clauses: ids,
      stance: stance.trim(),
      proposal: null,
      cluster: id,
      campaign: null,
    })
    return id
  }
  for (const line of readFileSync(new URL('letters.txt', folder), 'utf8').split('\n')) {
    const head = /^=== (\S+) (\S+) \| (.*) \| (.*) \| (.*)$/.exec(line)
    if (head) {
      const [, id = '', kind = '', subject = '', sender = '', type = ''] = head
      blocks = []
      table = undefined
      part = 'body'
      const address = `${id}@example.com`
      mails.push({
        id,
        kind,
        from: { name: sender, address },
        to: 'office@example.cn',
        date: '2026-01-10T10:00:00+08:00',
        subject,
        submitter: { name: sender, type },
        body: blocks,
        attachments: [],
      })
      continue
    }
    const file = /^@ (\S+) (\S+)$/.exec(line)
    if (file) {
      blocks = []
      table = undefined
      part = file[1]!
      mails.at(-1)!.attachments!.push({ filename: part, type: file[2]!, blocks })
      continue
    }
    const cells = /^T[BR] (.*?)(?: => (.*))?$/.exec(line)
    if (cells) {
      const row = cells[1]!.split('|').map((cell) => cell.trim())
      if (!table) {
        table = [row]
        mails.at(-1)!.attachments!.at(-1)!.table = table
        continue
      }
      table.push(row)
      const column = table[0]!.findIndex((title) => /意见|建议/.test(title))
      const [clauses = 'none', stance] = (cells[2] ?? 'none').split('|')
      if (stance) add(clauses, stance, row[column]!)
      continue
    }
    const opinion = /^O (.*?) \| (.*?) \| (.*)$/.exec(line)
    if (opinion) {
      blocks.push({ role: 'opinion', text: opinion[3]!, opinion: add(opinion[1]!, opinion[2]!, opinion[3]!) })
      continue
    }
    const block = /^([GICHRTS]) (.*)$/.exec(line)
    if (block) blocks.push({ role: roles.get(block[1]!)!, text: block[2]! })
    else if (line.trim() !== '' && blocks.length > 0) blocks.at(-1)!.text += `\n${line}`
  }
  return { name, draft, mails: mails.map((mail) => mailOf(mail, variant)), opinions }
}
