import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findCampaigns, groupOpinions } from '../../packages/comments/src/index.ts'
import { clusterSets } from '../accuracy/cluster-sets.ts'
import { grow } from './growth.ts'

// usage: node --conditions=source bench/comments/scale.ts [SHARED] [--most 1000000] [--own .5] [--write]
// Each size runs in a process of its own, so that its greatest memory is its own.
const options = process.argv.slice(2)
const numberAfter = (name: string) => (options.includes(name) ? Number(options[options.indexOf(name) + 1]) : undefined)
const given = options.find((option, i) => !option.startsWith('--') && !options[i - 1]?.startsWith('--'))
const shared = given && existsSync(given) ? pathToFileURL(`${given}/`) : undefined

interface Row {
  opinions: number
  uniqueTexts: number
  clusters: number
  campaigns: number
  seconds: number
  campaignSeconds: number
  megabytes: number
  inputMegabytes: number
}

/** Processor time: the machine does other things as well. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function measure(count: number): Row {
  const [set] = clusterSets(shared)
  if (!set) throw new Error('no labelled set')
  const { draft, mails, opinions } = grow(set, count, 20250603, numberAfter('--own') ?? 0)
  const uniqueTexts = new Set(opinions.map(({ text }) => text)).size
  const inputMegabytes = Math.round(process.memoryUsage().rss / 2 ** 20)
  const start = cpuSeconds()
  const { campaigns } = findCampaigns(mails, opinions)
  const middle = cpuSeconds()
  const { clusters } = groupOpinions({ draft, mails: mails.map((mail) => ({ ...mail, parts: [] })), opinions })
  const seconds = cpuSeconds() - middle
  return {
    opinions: count,
    uniqueTexts,
    clusters: clusters.length,
    campaigns: campaigns.length,
    seconds,
    campaignSeconds: middle - start,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    inputMegabytes,
  }
}

const mostByDefault = 100_000

function report(rows: readonly Row[]): string {
  const own = numberAfter('--own') ?? 0
  const most = numberAfter('--most') ?? mostByDefault
  return [
    '# Growth of the comments flow',
    '',
    `\`node --conditions=source bench/comments/scale.ts SHARED --most ${most}${own > 0 ? ` --own ${own}` : ''} --write\`, Node ${process.version}, ${cpus()[0]?.model ?? ''}. Opinions grown from ${shared ? 'sim/dev' : 'our own set parking'} (\`growth.ts\`, seed 20250603), three to a letter${own > 0 ? `, ${own * 100} % of them with a sentence that no other has` : ''}; stance, wording, clusters, labels and counts in one call, campaigns over the whole letters timed apart. Seconds are processor time. Memory is the process's greatest; the letters and opinions themselves take the part named.`,
    '',
    '| opinions | unique texts | clusters | stance, wording, clusters s | µs an opinion | campaigns s | campaigns | memory MB | of it input MB |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.opinions} | ${row.uniqueTexts} | ${row.clusters} | ${row.seconds.toFixed(1)} | ${Math.round((row.seconds * 1e6) / row.opinions)} | ${row.campaignSeconds.toFixed(1)} | ${row.campaigns} | ${row.megabytes} | ${row.inputMegabytes} |`,
    ),
  ].join('\n')
}

const one = numberAfter('--one')
if (one !== undefined) console.log(JSON.stringify(measure(one)))
else {
  const most = numberAfter('--most') ?? mostByDefault
  const own = numberAfter('--own') ?? 0
  const name = own > 0 ? 'scale-own-words' : 'scale'
  const sizes = [1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000].filter((size) => size <= most)
  const rows: Row[] = []
  for (const size of sizes) {
    const args = [
      '--conditions=source',
      '--max-old-space-size=10240',
      fileURLToPath(import.meta.url),
      ...(given ? [given] : []),
      '--one',
      String(size),
      '--own',
      String(own),
    ]
    const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
    // The sizes before it stand by themselves.
    if (run.status !== 0) {
      console.error(`${size}: ${run.signal ?? run.status}\n${run.stderr.slice(-2000)}`)
      process.exitCode = 1
      continue
    }
    rows.push(JSON.parse(run.stdout) as Row)
    console.log(rows.at(-1))
    const text = report(rows)
    if (options.includes('--write')) {
      writeFileSync(new URL(`${name}.md`, import.meta.url), `${text}\n`)
      writeFileSync(
        new URL(`${name}.json`, import.meta.url),
        `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`,
      )
    }
  }
  console.log(report(rows))
}
