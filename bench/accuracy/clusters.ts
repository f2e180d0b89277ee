import { existsSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import {
  differencesOf,
  familiesOf,
  findCampaigns,
  groupOpinions,
  isNear,
  nearnessOf,
  topicsOf,
} from '../../packages/comments/src/index.ts'
import { type Agreement, agreement } from './agreement.ts'
import { type Baseline, dbscan, differing, hdbscan, kMeans, simHash, simHashOf } from './baselines.ts'
import { type ClusterSet, clusterSets, type LabelledOpinion, linkedTo, rows } from './cluster-sets.ts'
import { loadSet } from './labelled-set.ts'
import { editedPairs } from './letter-edits.ts'
import { loadOwnSet } from './own-set.ts'

// usage: node --conditions=source bench/accuracy/clusters.ts [SHARED] [--write]
// SHARED is the folder with sim/dev and data; without it only our own sets are measured.
const given = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
const shared = given ? pathToFileURL(`${given}/`) : undefined
const lines: string[] = []
const figures: Record<string, unknown> = {}
const say = (line = '') => {
  lines.push(line)
  console.log(line)
}
const three = (value: number) => value.toFixed(3)
const scores = ({ b3, ari, vMeasure }: Agreement) =>
  [b3.precision, b3.recall, b3.f1, ari, vMeasure].map(three).join(' | ')

const squash = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
const plain = (text: string) => squash(text).replace(/[，。；、：,.;:“”"'‘’「」]/g, '')

/** As tools/score.py compares proposals: operation, new words and, but for insertions, old words, without punctuation. */
function sameProposal(
  gold: LabelledOpinion['proposal'],
  found: { op: string; from: string; to: string } | null,
): boolean {
  if (!gold || !found || gold.op !== found.op || plain(gold.to) !== plain(found.to)) return false
  return gold.op === 'insert' || plain(gold.from) === plain(found.from)
}

/** Whether two edits of the same text leave the same text behind; insertions are compared by their words. */
function sameResult(
  set: ClusterSet,
  gold: LabelledOpinion,
  found: { op: string; from: string; to: string } | null,
): boolean {
  if (!gold.proposal || !found) return false
  if (sameProposal(gold.proposal, found)) return true
  const draft = gold.clauses.map((id) => set.draft.clauses.find((clause) => clause.id === id)?.text ?? '').join('\n')
  const apply = ({ op, from, to }: { op: string; from: string; to: string }) =>
    op === 'insert' || from === '' ? undefined : plain(draft.replace(from, () => to))
  const wanted = apply(gold.proposal)
  return wanted !== undefined && wanted === apply(found)
}

function stances(sets: ClusterSet[]): void {
  say('## Stance and wording (gold links)')
  say()
  say(
    '| set | opinions | stance right | proposals | exact | same result | no proposal in gold | proposed all the same |',
  )
  say('|---|---|---|---|---|---|---|---|')
  for (const set of sets) {
    const { opinions } = groupOpinions({ draft: set.draft, mails: [], opinions: set.opinions })
    const found = new Map(opinions.map((opinion) => [opinion.id, opinion]))
    const wording = set.gold.filter(({ proposal }) => proposal)
    const rest = set.gold.filter(({ proposal }) => !proposal)
    const stance = set.gold.filter(({ id, stance }) => found.get(id)?.stance === stance).length / set.gold.length
    const exact =
      wording.filter(({ id, proposal }) => sameProposal(proposal, found.get(id)?.proposal ?? null)).length /
      wording.length
    const same =
      wording.filter((one) => sameResult(set, one, found.get(one.id)?.proposal ?? null)).length / wording.length
    const invented = rest.filter(({ id }) => found.get(id)?.proposal).length / rest.length
    figures[`wording ${set.name}`] = {
      opinions: set.gold.length,
      stance,
      proposals: wording.length,
      exact,
      same,
      invented,
    }
    say(
      `| ${set.name} | ${set.gold.length} | ${three(stance)} | ${wording.length} | ${three(exact)} | ${three(same)} | ${rest.length} | ${three(invented)} |`,
    )
  }
  say()
}

/** Stances on the sets that were written for splitting and linking, by another hand; they hold no clusters or proposals. */
function otherStances(): void {
  say('| set written for linking | opinions | stance right |')
  say('|---|---|---|')
  for (const name of ['charging', 'eldercare', 'farming', 'housing']) {
    const folder = new URL(`own/${name}/`, import.meta.url)
    if (!existsSync(folder)) continue
    const set = loadOwnSet(name, folder)
    const opinions = set.opinions.map((one) => linkedTo(one))
    const found = new Map(
      groupOpinions({ draft: set.draft, mails: [], opinions }).opinions.map((one) => [one.id, one.stance]),
    )
    const right = set.opinions.filter(({ id, stance }) => found.get(id) === stance).length / set.opinions.length
    figures[`stance ${name}`] = { opinions: set.opinions.length, stance: right }
    say(`| ${name} | ${set.opinions.length} | ${three(right)} |`)
  }
  say()
}

/** A baseline inside each clause, as ours works; it gets the gold clauses, too. */
function inClauses(
  set: ClusterSet,
  group: (texts: string[], gold: LabelledOpinion[]) => number[],
): Map<string, string> {
  const found = new Map<string, string>()
  for (const [clause, list] of Map.groupBy(set.gold, ({ clauses }) => clauses[0] ?? '')) {
    const labels = group(
      list.map(({ text }) => text),
      list,
    )
    list.forEach(({ id }, i) => {
      found.set(id, labels[i] === -1 ? `single:${id}` : `${clause}|${labels[i]}`)
    })
  }
  return found
}

/** The setting with the best B³-F1 against gold: an upper bound that no user could reach. */
function best(gold: Map<string, string>, tries: [string, () => Map<string, string>][]): [string, Agreement] {
  return tries
    .map(([name, run]): [string, Agreement] => [name, agreement(gold, run())])
    .reduce((top, one) => (one[1].b3.f1 > top[1].b3.f1 ? one : top))
}

function clusters(sets: ClusterSet[]): void {
  say(
    '## Clusters (gold links); every baseline works inside the gold clauses, too, and has its best setting chosen by gold',
  )
  say()
  say('| set | method | B³ P | B³ R | B³ F1 | ARI | V |')
  say('|---|---|---|---|---|---|---|')
  for (const set of sets) {
    const gold = new Map(set.gold.map(({ id, cluster }) => [id, cluster]))
    const { opinions } = groupOpinions({ draft: set.draft, mails: [], opinions: set.opinions })
    const ours = agreement(gold, new Map(opinions.map(({ id, cluster }) => [id, cluster])))
    const run = (baseline: Baseline) => () => inClauses(set, (texts) => baseline(texts))
    const results: [string, Agreement][] = [
      ['gongwen', ours],
      [
        'k-means TF-IDF, told the right k',
        agreement(
          gold,
          inClauses(set, (texts, list) => kMeans(new Set(list.map(({ cluster }) => cluster)).size)(texts)),
        ),
      ],
      best(
        gold,
        [0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9].map((radius) => [
          `DBSCAN TF-IDF, best radius ${radius}`,
          run(dbscan(radius)),
        ]),
      ),
      ['HDBSCAN TF-IDF', agreement(gold, run(hdbscan)())],
      best(
        gold,
        [3, 8, 12, 16, 20, 22, 24].map((bits) => [`SimHash, best distance ${bits}`, run(simHash(bits))]),
      ),
      [
        'every text by itself',
        agreement(
          gold,
          inClauses(set, (texts) => texts.map((text) => texts.indexOf(text))),
        ),
      ],
      [
        'one group a clause',
        agreement(
          gold,
          inClauses(set, (texts) => texts.map(() => 0)),
        ),
      ],
    ]
    figures[`clusters ${set.name}`] = Object.fromEntries(results)
    for (const [name, result] of results) say(`| ${set.name} | ${name} | ${scores(result)} |`)
  }
  say()
}

function duplicates(sets: ClusterSet[]): void {
  const sentences = [
    ...new Set(sets.filter(({ name }) => name !== 'sim/dev').flatMap(({ gold }) => gold.map(({ text }) => text))),
  ].filter((text) => text.length > 20)
  const pairs = editedPairs(sentences, 200, 20250603)
  say(
    '## Duplicates by kind of edit (200 pairs of letters put together from our own sets, seed 20250603): share called copies',
  )
  say()
  say('| edit | gongwen | same text | SimHash ≤ 3 | Jaccard(3) ≥ .8 |')
  say('|---|---|---|---|---|')
  const share = (list: { a: string; b: string }[], near: (a: string, b: string) => boolean) =>
    list.filter(({ a, b }) => near(a, b)).length / list.length
  for (const [kind, list] of pairs) {
    const row = {
      gongwen: share(list, (a, b) => familiesOf([a, b]).length === 1),
      same: share(list, (a, b) => plain(a) === plain(b)),
      simHash: share(list, (a, b) => differing(simHashOf(a), simHashOf(b)) <= 3),
      jaccard: share(list, (a, b) => nearnessOf(a, b).jaccard >= 0.8),
    }
    figures[`duplicates ${kind}`] = row
    say(`| ${kind} | ${Object.values(row).map(three).join(' | ')} |`)
  }
  const changed = sentences
    .filter((text) => /\d/.test(text))
    .map((text) => [text, text.replace(/\d+/, (digits) => String(Number(digits) + 1))] as const)
  const flagged = changed.filter(([a, b]) => differencesOf(a, b).some(({ why }) => why === '数字')).length
  figures['changed figures'] = { pairs: changed.length, flagged }
  say()
  say(`Copies with one figure changed: ${changed.length}, shown as variants: ${flagged}.`)
  say()
}

/** Copies of the set's opinions with a figure changed must not share a cluster with the original. */
function changedFigures(sets: ClusterSet[]): void {
  say('## A changed figure never joins')
  say()
  let all = 0
  let joined = 0
  for (const set of sets) {
    const altered = set.opinions.flatMap((opinion, i) => {
      const proposal = set.gold[i]?.proposal
      const figure = proposal && /\d+/.exec(proposal.to)?.[0]
      if (!figure || proposal.from.includes(figure) || !opinion.text.includes(figure)) return []
      const at = opinion.text.lastIndexOf(figure)
      const text = `${opinion.text.slice(0, at)}${Number(figure) * 7}${opinion.text.slice(at + figure.length)}`
      return [{ ...opinion, id: `${opinion.id}-altered`, mail: `${opinion.mail}-altered`, text, end: text.length }]
    })
    const { opinions } = groupOpinions({ draft: set.draft, mails: [], opinions: [...set.opinions, ...altered] })
    const cluster = new Map(opinions.map(({ id, cluster }) => [id, cluster]))
    all += altered.length
    joined += altered.filter(({ id }) => cluster.get(id) === cluster.get(id.replace('-altered', ''))).length
  }
  figures['changed figures in clusters'] = { copies: all, joined }
  say(`Copies of opinions whose wanted figure was multiplied by 7: ${all}; in the cluster of the original: ${joined}.`)
  say()
}

function stability(sets: ClusterSet[]): void {
  say('## Order and new letters')
  say()
  say('| set | other orders with other clusters (of 5) | letters added one by one | other clusters whose id changed |')
  say('|---|---|---|---|')
  for (const set of sets) {
    const base = groupOpinions({ draft: set.draft, mails: [], opinions: set.opinions })
    let differ = 0
    for (let turn = 1; turn <= 5; turn++) {
      const turned = [...set.opinions.slice(turn * 7), ...set.opinions.slice(0, turn * 7)].reverse()
      if (JSON.stringify(groupOpinions({ draft: set.draft, mails: [], opinions: turned })) !== JSON.stringify(base))
        differ++
    }
    const mails = [...new Set(set.opinions.map(({ mail }) => mail))].filter((_, i) => i % 3 === 0)
    let changed = 0
    for (const mail of mails) {
      const before = groupOpinions({
        draft: set.draft,
        mails: [],
        opinions: set.opinions.filter((opinion) => opinion.mail !== mail),
      })
      const after = groupOpinions({ draft: set.draft, mails: [], opinions: set.opinions, previous: before })
      const home = new Map(after.opinions.map(({ id, cluster }) => [id, cluster]))
      changed += new Set(
        before.opinions.filter(({ id, cluster }) => home.get(id) !== cluster).map(({ cluster }) => cluster),
      ).size
    }
    figures[`stability ${set.name}`] = { differ, letters: mails.length, changed }
    say(`| ${set.name} | ${differ} | ${mails.length} | ${changed} |`)
  }
  say()
}

function campaigns(folder: URL): void {
  const set = loadSet('sim/dev', new URL('sim/dev/', folder))
  const raw = rows<{ id: string; kind: string; campaign?: string }>(new URL('sim/dev/mails.jsonl', folder))
  const copies = new Set(raw.filter(({ kind }) => kind === 'duplicate').map(({ id }) => id))
  const gold = new Map(
    raw.filter(({ id, campaign }) => campaign && !copies.has(id)).map(({ id, campaign }) => [id, campaign ?? '']),
  )
  const { campaigns: found, campaignOf } = findCampaigns(
    set.mails,
    set.opinions.map(({ id, mail, text }) => ({
      id,
      mail,
      part: 'body',
      start: 0,
      end: text.length,
      text,
      reason: '',
    })),
  )
  const pairsOf = (groups: string[][]) =>
    new Set(groups.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a} ${b}`))))
  const right = pairsOf([...Map.groupBy(gold.keys(), (id) => gold.get(id)).values()])
  const mine = pairsOf(found.map(({ mails }) => mails.filter((id) => !copies.has(id))))
  const both = [...mine].filter((pair) => right.has(pair)).length
  const opinions =
    set.opinions.filter(({ id, campaign }) => (campaign !== null) === campaignOf.has(id)).length / set.opinions.length
  figures['campaigns'] = {
    gold: new Set(gold.values()).size,
    found: found.length,
    precision: both / mine.size,
    recall: both / right.size,
    opinions,
  }
  say('## Campaigns (sim/dev, whole letters)')
  say()
  say(
    `${found.length} found of ${new Set(gold.values()).size}; pairs of letters: precision ${three(both / mine.size)}, recall ${three(both / right.size)}; opinions rightly told form or own: ${three(opinions)}.`,
  )
  say()
}

function hotIssues(folder: URL): void {
  const letters = rows<{ id: string; subject: string; body: string; issue: string | null }>(
    new URL('data/D2_hot_issues.jsonl', folder),
  )
  const labelled = letters.filter(({ issue }) => issue !== null)
  const gold = new Map(labelled.map(({ id, issue }) => [id, issue ?? '']))
  const textOf = ({ subject, body }: { subject: string; body: string }) => `${subject}。${body}`
  const ofGroups = (list: { id: string }[], groups: number[][]) =>
    new Map(groups.flatMap((group, name) => group.map((i) => [list[i]?.id ?? '', String(name)] as const)))
  const ofLabels = (labels: number[]) =>
    new Map(labelled.map(({ id }, i) => [id, labels[i] === -1 ? `single:${id}` : String(labels[i])]))
  const texts = labelled.map(textOf)
  const results: [string, Agreement][] = [
    ['gongwen, all 2,138 letters', agreement(gold, ofGroups(letters, topicsOf(letters.map(textOf))))],
    ['gongwen, labelled letters only', agreement(gold, ofGroups(labelled, topicsOf(texts)))],
    [
      'k-means TF-IDF, told the right k, labelled only',
      agreement(gold, ofLabels(kMeans(new Set(gold.values()).size)(texts))),
    ],
    best(
      gold,
      [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9].map((radius) => [
        `DBSCAN TF-IDF, best radius ${radius}, labelled only`,
        () => ofLabels(dbscan(radius)(texts)),
      ]),
    ),
    ['HDBSCAN TF-IDF, labelled only', agreement(gold, ofLabels(hdbscan(texts)))],
    best(
      gold,
      [3, 8, 12, 16, 20, 24].map((bits) => [
        `SimHash, best distance ${bits}, labelled only`,
        () => ofLabels(simHash(bits)(texts)),
      ]),
    ),
  ]
  figures['D2'] = Object.fromEntries(results)
  say('## D2: letters about the same matter')
  say()
  say('| method | B³ P | B³ R | B³ F1 | ARI | V |')
  say('|---|---|---|---|---|---|')
  for (const [name, result] of results) say(`| ${name} | ${scores(result)} |`)
  say()
  const pairs = rows<{ a: string; b: string; jaccard5: number }>(new URL('data/D3_near_duplicates.jsonl', folder))
  const families = familiesOf(letters.map(({ body }) => body))
  const family = new Map(families.flatMap((list, name) => list.map((i) => [letters[i]?.id ?? '', name] as const)))
  const together = ({ a, b }: { a: string; b: string }) => family.has(a) && family.get(a) === family.get(b)
  const half = pairs.filter(({ jaccard5 }) => jaccard5 >= 0.5)
  const linked = families.flatMap((list) =>
    list.flatMap((a) =>
      list.filter((b) => a < b).map((b) => [letters[a]?.body ?? '', letters[b]?.body ?? ''] as const),
    ),
  )
  const direct = linked.filter(([a, b]) => isNear(nearnessOf(a, b))).length
  figures['D3'] = {
    pairs: pairs.length,
    half: half.length,
    recall: half.filter(together).length / half.length,
    recallAll: pairs.filter(together).length / pairs.length,
    linked: linked.length,
    direct,
  }
  say(
    `D3: of ${half.length} pairs with Jaccard(5) ≥ .5 ${three(half.filter(together).length / half.length)} share a family, of all ${pairs.length} pairs ${three(pairs.filter(together).length / pairs.length)}. Pairs of letters in one family: ${linked.length}, near by themselves: ${direct}.`,
  )
  say()
}

const sets = clusterSets(shared)
say('# Clusters, stance, wording, duplicates')
say()
say(
  `\`node --conditions=source bench/accuracy/clusters.ts SHARED --write\`, Node ${process.version}. sim/dev is the development set of the simulated consultation; parking, school-meals and subsidy are our own, written before the rules were tried on them and then used to mend these; held-out and the sets after it were written afterwards (own-clusters/README.md has their figures at first sight).`,
)
say()
clusters(sets)
stances(sets)
otherStances()
changedFigures(sets)
stability(sets)
duplicates(sets)
if (shared && existsSync(new URL('sim/dev/mails.jsonl', shared))) campaigns(shared)
if (shared && existsSync(new URL('data/D2_hot_issues.jsonl', shared))) hotIssues(shared)
if (process.argv.includes('--write')) {
  writeFileSync(new URL('clusters.md', import.meta.url), `${lines.join('\n').trimEnd()}\n`)
  writeFileSync(new URL('clusters.json', import.meta.url), `${JSON.stringify(figures, null, 2)}\n`)
}
