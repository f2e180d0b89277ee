import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AnalysisJson } from '@gongwen/comments'
import { writeXlsx } from '@gongwen/generator'
import { readDocument, readTables } from '@gongwen/readers'
import { newFolder } from '../process.ts'
import { type Ran, run } from '../run.ts'

const shared = resolve(import.meta.dirname, '../../../../../shared')
/** Where the labelled set lies. */
export const labelled = join(shared, 'sim', 'dev')
/** Whether it lies beside the repository; else the example's letters stand in. */
export const hasSet = existsSync(labelled)
/** The checkers of the formats, should they lie beside the repository. */
export const checkers = join(shared, 'tools')
/** Which letters a docket is made of, for the names of tests. */
export const named = hasSet ? 'sim/dev' : 'the example (../shared is absent)'

/** The letters that were taken back, by the names of their files: known, not computed. */
export const takenBack = ['m018.eml']

/** A consultation from its letters to everything that goes out. */
export interface Consulted {
  folder: string
  /** `analysis.json` inside the office. */
  analysis: AnalysisJson
  /** What was typed into the table, by opinion id. */
  typed: Map<string, { outcome: string; reason: string }>
}

const outcomes = ['采纳', '部分采纳', '不采纳', '解释说明']
export const organ = '台州市科学技术局'

/** Does all that the guide does, with the answers typed in group by group. */
export async function consult(): Promise<Consulted> {
  const folder = newFolder()
  const home = hasSet ? labelled : resolve(import.meta.dirname, '../../../../examples/taizhou')
  cpSync(hasSet ? join(home, 'built', 'mails') : join(home, 'mailbox'), join(folder, 'letters'), { recursive: true })
  for (const name of hasSet ? ['draft.md', 'announcement.md'] : ['announcement.md'])
    cpSync(join(home, name), join(folder, name))
  const draft = hasSet ? 'draft.md' : 'announcement.md'
  const period = ['--opens', '2025-06-03', '--closes', '2025-06-12']
  const comments = async (...argv: string[]): Promise<Ran> => {
    const ran = await run(folder, ['comments', ...argv])
    if (ran.status > 1) throw new Error(ran.told)
    return ran
  }
  await comments('open', 'docket', '--draft', draft, '--announcement', 'announcement.md', ...period)
  await comments('import', 'docket', 'letters')
  await comments('analyze', 'docket')
  await comments('export', 'docket', '--to', 'xlsx,json', '-o', 'blank')
  const analysis = JSON.parse(readFileSync(join(folder, 'blank/analysis.json'), 'utf8')) as AnalysisJson
  const typed = await fillTable(join(folder, 'blank/意见汇总.xlsx'), join(folder, 'filled.xlsx'), analysis)
  await comments('decide', 'docket', 'filled.xlsx', '--by', '李老师')
  const all = ['--organ', organ, '--date', '2025-06-20']
  await comments('export', 'docket', '--to', 'xlsx,csv,html,json,docx,pdf', '-o', 'inside', ...all)
  await comments('export', 'docket', '--to', 'xlsx,csv,html,json,docx,pdf', '--public', '-o', 'public', ...all)
  await comments(
    'reply',
    'docket',
    '--to',
    'docx,pdf,eml',
    '--number',
    '台科函〔2025〕{seq}号',
    '-o',
    'replies',
    ...all,
  )
  return { folder, analysis, typed }
}

/** Types an answer for every opinion, one answer a group; formulas and marks are among the reasons. */
async function fillTable(from: string, to: string, { opinions }: AnalysisJson): Promise<Consulted['typed']> {
  const { value: sheets } = await readTables(readFileSync(from), from)
  const typed: Consulted['typed'] = new Map()
  const groups = new Map<string, number>()
  const filled = sheets.map(({ name, rows }) => {
    const head = rows.findIndex((row) => row.some(({ text }) => text === '采纳情况'))
    const at = (title: string): number => rows[head]?.findIndex(({ text }) => text === title) ?? -1
    return {
      name,
      columns: rows[0]?.map(() => ({ title: '', width: 10 })) ?? [],
      rows: rows.map((row, index) => {
        const cells = row.map(({ text }) => text)
        const opinion = opinions.find(({ id }) => isShortOf(cells[at('意见编号')] ?? '', id))
        if (head < 0 || index <= head || !opinion) return cells
        groups.set(opinion.cluster, groups.get(opinion.cluster) ?? groups.size)
        const group = groups.get(opinion.cluster) as number
        const outcome = outcomes[group % 4] as string
        const reason = outcome === '采纳' ? '' : `经研究，第${group + 1}组的意见另作考虑`
        cells[at('采纳情况')] = outcome
        cells[at('理由')] = reason
        typed.set(opinion.id, { outcome, reason })
        return cells
      }),
    }
  })
  writeFileSync(to, await writeXlsx({ title: '填好的表', sheets: filled }))
  return typed
}

/** Whether a short id can only mean this one, told without our code: `m7b18.0.56` of `m-7b1886c748c1.0.56`. */
export function isShortOf(short: string, id: string): boolean {
  const [mail = '', ...place] = short.split('.')
  const [ownMail = '', ...ownPlace] = id.split('.')
  return mail.length > 3 && ownMail.replace('m-', 'm').startsWith(mail) && place.join('.') === ownPlace.join('.')
}

/** A document's text without white space, and its tables as texts of cells; a cell that goes on from above is empty. */
export async function contentOf(path: string): Promise<{ text: string; tables: string[][][] }> {
  const { value } = await readDocument(readFileSync(path), path)
  const tables = value.tables.map(({ rows }) =>
    rows.map((row) => row.map(({ start, end, merged }) => (merged ? '' : value.text.slice(start, end).trim()))),
  )
  return { text: value.text.replace(/\s/g, ''), tables }
}
