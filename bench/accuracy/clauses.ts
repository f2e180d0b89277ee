/**
 * How well drafts are read into clauses: `node --conditions=source bench/accuracy/clauses.ts DATA` where DATA holds
 * A1_laws_outline.jsonl, A2_notices_outline.jsonl and A3_hard_no_gold.jsonl. Prints Markdown and writes it and JSON beside
 * this file; `SHOW=clean` shows the documents that are not all right under that transform, and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDraft, traceDraft } from '@gongwen/comments'
import { citeMark, parseMark } from '@gongwen/model'
import { broken, cut, cutWithoutBlanks, flattened, oneLine } from './broken-lines.ts'

interface Law {
  title: string
  text: string
  gold: {
    headings: { label: string; kind: string; start: number; end: number }[]
    articles: {
      label: string
      start: number
      end: number
      path: string[]
      items: { label: string; start: number; end: number }[]
    }[]
  }
}
interface Notice {
  title: string
  text: string
  gold: {
    trust: Record<string, boolean>
    nodes: { level: number; label: string; title: string; start: number; parent: number | null }[]
  }
}
interface Score {
  documents: number
  gold: number
  read: number
  right: number
  /** Documents with every node right and none too many. */
  whole: number
}

const data = process.argv[2] ?? '../shared/data'
const records = <T>(name: string): T[] =>
  readFileSync(join(data, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

const bare = (label: string): string => {
  const found = parseMark(label.replace(/\s/g, ''))
  return found ? citeMark(found.mark) : label
}
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
const start = (text: string): string => letters(text).slice(0, 10)
const groups = ['编', '分编', '章', '节']
/** Without 款, and without the #2 of a number that stands twice in the gold, too. */
const plainId = (id: string): string => id.replace(/\/第[一二三四五六七八九十百]+款/g, '').replace(/#\d+/g, '')

/** Path and first letters of each node of a law, 款 left out: they are counted apart. */
function lawNodes({ text, gold }: Law): string[] {
  const open: { kind: string; label: string }[] = []
  const nodes: string[] = []
  const said = (from: number, end: number, label: string): string =>
    text.slice(from, end).replace(label, '').split('\n')[0] ?? ''
  for (const { label, kind, start: from, end } of gold.headings) {
    while (open.length > 0 && groups.indexOf(open.at(-1)!.kind) >= groups.indexOf(kind)) open.pop()
    open.push({ kind, label })
    nodes.push(`${open.map((one) => bare(one.label)).join('/')} ${start(said(from, end, label))}`)
  }
  for (const { label, start: from, end, path, items } of gold.articles) {
    const id = [...path, label].map(bare).join('/')
    nodes.push(`${id} ${start(said(from, end, label))}`)
    for (const item of items) nodes.push(`${id}/${bare(item.label)} ${start(said(item.start, item.end, item.label))}`)
  }
  return nodes
}

const lawForms = ['part', 'subpart', 'chapter', 'section', 'article', 'chinese-paren']

function readLaw(text: string): string[] {
  const { clauses } = parseDraft(text).value
  const own = new Map(clauses.map((clause) => [clause.id, clause]))
  return clauses
    .filter(({ marker }) => lawForms.includes(parseMark(marker)?.mark.form ?? ''))
    .map(({ id, heading, text: said }) => {
      const first = heading + (said.split('\n')[0] ?? '')
      return `${plainId(id)} ${start(first || (own.get(`${id}/第一款`)?.text ?? ''))}`
    })
}

const formLevel: Record<string, number> = {
  chapter: 1,
  chinese: 1,
  'chinese-paren': 2,
  article: 2,
  arabic: 3,
  'arabic-paren': 4,
}

/** The gold knows no 附件: what follows such a line it sets below the last 一、. Both sides leave it out. */
const annexAt = (text: string): number => {
  const at = text.search(/(?<=\n)附件[0-9]*(?=\n)/)
  return at < 0 ? text.length : at
}

function noticeNodes({ gold, text }: Notice, trusted: number): string[] {
  const path = (i: number): string => {
    const { label, parent } = gold.nodes[i]!
    return `${parent === null ? '' : `${path(parent)}/`}${bare(label)}`
  }
  const annex = annexAt(text)
  return gold.nodes.flatMap((node, i) =>
    node.level <= trusted && node.start < annex ? [`${path(i)} ${start(node.title)}`] : [],
  )
}

function readNotice(text: string, trusted: number): string[] {
  return parseDraft(text).value.clauses.flatMap(({ id, marker, heading, text: said }) => {
    const level = formLevel[parseMark(marker)?.mark.form ?? ''] ?? 9
    return level <= trusted && !id.startsWith('附件') ? [`${plainId(id)} ${start(heading + said)}`] : []
  })
}

const titleOf = (key: string): string => key.slice(key.indexOf(' ') + 1)

/** Gold nodes found, each once. A title of fewer than ten letters is the whole of one and the start of the other. */
function compare(gold: readonly string[], read: readonly string[]): { missing: string[]; extra: string[] } {
  const extra = [...read]
  const missing = gold.filter((one) => {
    const at = extra.findIndex((other) => other === one || (titleOf(one).length < 10 && other.startsWith(one)))
    if (at >= 0) extra.splice(at, 1)
    return at < 0
  })
  return { missing, extra }
}

type Show = (i: number, missing: string[], extra: string[]) => void

function score(cases: readonly { gold: string[]; read: string[] }[], show: Show): Score {
  const sum: Score = { documents: cases.length, gold: 0, read: 0, right: 0, whole: 0 }
  cases.forEach(({ gold, read }, i) => {
    const { missing, extra } = compare(gold, read)
    sum.gold += gold.length
    sum.read += read.length
    sum.right += gold.length - missing.length
    if (missing.length + extra.length === 0) sum.whole++
    else show(i, missing, extra)
  })
  return sum
}

/** Articles whose number of 款 (their lines less the numbered ones) is right. */
function paragraphsRight(change: (text: string) => string): { articles: number; right: number } {
  let [articles, right] = [0, 0]
  for (const law of laws) {
    const counts = new Map<string, number>()
    for (const { parent, marker } of parseDraft(change(law.text)).value.clauses)
      if (marker.endsWith('款') && parent !== null) counts.set(parent, (counts.get(parent) ?? 0) + 1)
    for (const { label, path, start: from, end } of law.gold.articles) {
      const lines = law.text
        .slice(from, end)
        .split('\n')
        .filter((line) => line.trim() !== '')
      const own = lines.filter((line, i) => i === 0 || !parseMark(line)).length
      articles++
      if ((counts.get([...path, label].map(bare).join('/')) ?? 1) === own) right++
    }
  }
  return { articles, right }
}

/** Letters of the source that are neither in the draft nor named as left out. */
function lost(text: string): number {
  const { draft, leftOut } = traceDraft(text).value
  let rest = text
  for (const { start: from, end } of [...leftOut].reverse()) rest = rest.slice(0, from) + rest.slice(end)
  const marks = draft.clauses.filter(({ marker }) => !/^第.*款$/.test(marker)).map(({ marker }) => marker)
  const said = [
    draft.title,
    draft.preamble,
    ...marks,
    ...draft.clauses.map((clause) => clause.heading + clause.text),
  ].join('')
  return Math.abs(letters(rest).length - letters(said).length)
}

const laws = records<Law>('A1_laws_outline.jsonl')
const notices = records<Notice>('A2_notices_outline.jsonl')
const hard = records<{ title: string; text: string }>('A3_hard_no_gold.jsonl')
const trust = ({ gold }: Notice): number => {
  const first = [1, 2, 3, 4].findIndex((level) => !gold.trust[`level${level}`])
  return first < 0 ? 4 : first
}
const trusted = notices.filter((one) => trust(one) > 0)
const transforms: [string, (text: string) => string][] = [
  ['clean', (text) => text],
  ['broken at 28, indents kept', broken],
  ['broken at 28, as out of a PDF', flattened],
  ['cut at 28, no indents', cut],
  ['cut at 28, no blanks at all', cutWithoutBlanks],
  ['one single line', oneLine],
]
const wanted = process.env['SHOW']
const show =
  (name: string, titles: readonly { title: string }[]): Show =>
  (i, missing, extra) => {
    if (wanted !== undefined && name.includes(wanted))
      console.error(name, titles[i]?.title, '\n  missing', missing.slice(0, 5), '\n  extra', extra.slice(0, 5))
  }

const rows: { set: string; text: string; score: Score }[] = []
for (const [name, change] of transforms) {
  const a1 = laws.map((law) => ({ gold: lawNodes(law), read: readLaw(change(law.text)) }))
  rows.push({ set: 'A1 laws', text: name, score: score(a1, show(`A1 ${name}`, laws)) })
  const a2 = trusted.map((one) => ({
    gold: noticeNodes(one, trust(one)),
    read: readNotice(change(one.text), trust(one)),
  }))
  rows.push({ set: 'A2 notices', text: name, score: score(a2, show(`A2 ${name}`, trusted)) })
}
const paragraphs = transforms.slice(0, 5).map(([name, change]) => ({ text: name, ...paragraphsRight(change) }))
const a3 = {
  documents: hard.length,
  lettersLost: hard.reduce((sum, { text }) => sum + lost(text), 0),
  reported: hard.filter(({ text }) => parseDraft(text).diagnostics.some(({ code }) => code.startsWith('draft-number')))
    .length,
}
const lettersLost = [...laws, ...notices].reduce((sum, { text }) => sum + lost(text), 0)

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`
const report = `# Clauses read from drafts

\`node --conditions=source bench/accuracy/clauses.ts DATA\`, Node ${process.version}. A node is right when its whole path and its first ten letters are.
A1: laws and rules in 第X条 style. A2: notices and reports in 一、（一）1.（1） style, levels whose gold numbers count up. A3: broken numbering, no gold.
The texts are broken by \`broken-lines.ts\`.

| set | text | documents | nodes | found | too many | documents all right |
|---|---|---|---|---|---|---|
${rows.map(({ set, text, score: s }) => `| ${set} | ${text} | ${s.documents} | ${s.gold} | ${percent(s.right, s.gold)} | ${s.read - s.right} | ${s.whole} |`).join('\n')}

| 款 per article (A1) | articles | right |
|---|---|---|
${paragraphs.map(({ text, articles, right }) => `| ${text} | ${articles} | ${percent(right, articles)} |`).join('\n')}

In the clean texts 30 articles are themselves broken in mid-sentence; read as one 款, they count as wrong here.

Letters of A1 and A2 lost: ${lettersLost}. A3: ${a3.documents} documents read, ${a3.lettersLost} letters lost, anomalies reported in ${a3.reported}.
`
console.log(report)
if (wanted === undefined) {
  const json = { node: process.version, rows, paragraphs, lettersLost, a3 }
  writeFileSync(new URL('clauses.json', import.meta.url), `${JSON.stringify(json, null, 2)}\n`)
  writeFileSync(new URL('clauses.md', import.meta.url), report)
}
