import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { linkOpinions, splitOpinions } from '../../packages/comments/src/index.ts'
import type { Clause, Draft, Mail } from '../../packages/comments/src/records.ts'
import { mulberry } from '../accuracy/baselines.ts'
import { loadOwnSet } from '../accuracy/own-set.ts'
import { ownSets } from '../accuracy/sets.ts'

// Time and memory of splitting and linking, one core. Each size runs in a process of its own.
// usage: node --conditions=source bench/comments/links.ts [--most 100000] [--write]

const clauseCount = 200

/** Our own drafts bound together, with other figures the second time round, to 200 clauses; and letters of four opinions. */
function grown(count: number): { draft: Draft; mails: Mail[] } {
  const random = mulberry(20250603)
  const sets = ownSets.map((name) => loadOwnSet(name, new URL(`../accuracy/own/${name}/`, import.meta.url)))
  const clauses: Clause[] = []
  for (let round = 0; clauses.length < clauseCount; round++) {
    for (const [at, { draft }] of sets.entries()) {
      const prefix = `附件${round * sets.length + at + 1}`
      for (const clause of draft.clauses) {
        const text =
          round === 0 ? clause.text : clause.text.replace(/\d+/g, (digits) => String(Number(digits) + 7 * round))
        clauses.push({
          ...clause,
          text,
          id: `${prefix}/${clause.id}`,
          parent: clause.parent === null ? null : `${prefix}/${clause.parent}`,
        })
      }
    }
  }
  const said = sets.flatMap(({ opinions }) => opinions.map(({ text }) => text))
  const mails: Mail[] = []
  for (let made = 0; made < count; made += 4) {
    const lines = Array.from({ length: 4 }, (_, at) => {
      const text = said[Math.floor(random() * said.length)]!.replace(
        /^[（(]?[一二三四五六七八九十\d①-⑨]{1,2}[)）、.]?/,
        '',
      )
      // Three in ten say it with figures of their own.
      return `${at + 1}、${random() < 0.3 ? text.replace(/\d+/, (digits) => String(Number(digits) + Math.ceil(random() * 9))) : text}`
    })
    const id = `m${made}`
    mails.push({
      id,
      source: `${id}.eml`,
      subject: '规范性文件征求意见',
      from: { name: id, address: `${id}@example.com` },
      to: [],
      kind: 'submission',
      kindReason: '',
      submitter: { name: id, type: '个人', evidence: [] },
      parts: [
        {
          id: 'body',
          format: 'text',
          text: `市局领导：\n我的意见如下：\n${lines.join('\n')}\n谢谢！`,
          cuts: [],
          tables: [],
        },
      ],
    })
  }
  return { draft: { title: '合订本（征求意见稿）', preamble: '', clauses: clauses.slice(0, clauseCount) }, mails }
}

/** Processor time: the machine does other things as well. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

interface Row {
  opinions: number
  split: number
  link: number
  megabytes: number
  before: number
}

function measure(count: number): Row {
  const { draft, mails } = grown(count)
  const before = Math.round(process.memoryUsage().rss / 2 ** 20)
  const start = cpuSeconds()
  const opinions = mails.flatMap((mail) => splitOpinions(mail, draft).opinions)
  const middle = cpuSeconds()
  const linked = linkOpinions(opinions, mails, draft)
  return {
    opinions: linked.length,
    split: middle - start,
    link: cpuSeconds() - middle,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    before,
  }
}

const options = process.argv.slice(2)
const optionOf = (name: string) => (options.includes(name) ? Number(options[options.indexOf(name) + 1]) : undefined)
const one = optionOf('--one')
if (one !== undefined) console.log(JSON.stringify(measure(one)))
else {
  const sizes = [1000, 10_000, 100_000].filter((size) => size <= (optionOf('--most') ?? 100_000))
  const rows = sizes.map((size): Row => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--conditions=source', fileURLToPath(import.meta.url), '--one', String(size)],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as Row
  })
  const table = [
    '# Splitting and linking: time and memory',
    '',
    `\`node --conditions=source bench/comments/links.ts --write\`, Node ${process.version}, one core of ${cpus()[0]?.model.trim() ?? 'unknown'}; processor seconds. ${clauseCount} clauses, letters of four opinions.`,
    '',
    '| opinions | split, s | link, s | both, ms per opinion | greatest memory, MB | of it input, MB |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      ({ opinions, split, link, megabytes, before }) =>
        `| ${opinions} | ${split.toFixed(1)} | ${link.toFixed(1)} | ${(((split + link) * 1000) / opinions).toFixed(2)} | ${megabytes} | ${before} |`,
    ),
    '',
  ].join('\n')
  console.log(table)
  if (options.includes('--write')) {
    writeFileSync(new URL('links.md', import.meta.url), table)
    writeFileSync(
      new URL('links.json', import.meta.url),
      `${JSON.stringify({ node: process.version, clauses: clauseCount, rows }, null, 1)}\n`,
    )
  }
}
