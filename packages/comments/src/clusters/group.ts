import type { Diagnostic } from '@gongwen/model'
import { type Burst, burstsOf } from '../duplicates/bursts.ts'
import { findCampaigns } from '../duplicates/campaigns.ts'
import { shortHash } from '../language/hash.ts'
import type {
  AnalyzedOpinion,
  Campaign,
  Clause,
  Cluster,
  Draft,
  LinkedOpinion,
  Mail,
  Stance,
  SubmitterType,
} from '../records.ts'
import { learnStance, type StanceModel } from '../stance/learned.ts'
import { withCommonWording } from '../wording/common-wording.ts'
import { type Conflict, conflictsOf } from '../wording/conflicts.ts'
import { blocksOf, type JudgedOpinion, type Unit } from './blocks.ts'
import { clustersOf, medoidOf } from './cluster.ts'
import { applyClusterEdits, type ClusterEdit, type Group } from './edits.ts'
import { type ClusterChange, changesOf, keepIds } from './identity.ts'
import { judgeOpinions } from './judge.ts'
import { demandSentence, keywordsOf } from './label.ts'
import { nameApart } from './names.ts'
import { submittersOf } from './submitters.ts'

/** What grouping starts from. */
export interface GroupingInput {
  draft: Draft
  mails: readonly Mail[]
  opinions: readonly LinkedOpinion[]
  /** The last grouping's clusters and campaigns: their ids are kept, and what changed is listed. */
  previous?: { clusters: readonly Cluster[]; campaigns: readonly Campaign[] }
  /** Stances that a person has set, by opinion id; the program learns from them. */
  stances?: ReadonlyMap<string, Stance>
  /** Stances learnt elsewhere. */
  model?: StanceModel
  /** What people did to the clusters, oldest first. */
  edits?: readonly ClusterEdit[]
}

/** Opinions with stance, wording and place among the others. */
export interface Grouping {
  opinions: AnalyzedOpinion[]
  clusters: Cluster[]
  campaigns: Campaign[]
  bursts: Burst[]
  conflicts: Conflict[]
  changes: ClusterChange[]
  diagnostics: Diagnostic[]
}

/** Reads stance and wording of every opinion, finds campaigns, and groups what asks for the same thing of the same clause. */
export function groupOpinions(input: GroupingInput): Grouping {
  const { draft, mails, previous, edits = [], stances = new Map<string, Stance>() } = input
  const sorted = [...input.opinions].sort((a, b) => (a.id < b.id ? -1 : 1))
  const learnt = sorted.flatMap(({ id, text }) => {
    const stance = stances.get(id)
    return stance ? [{ text, stance }] : []
  })
  const judged = judgeOpinions(sorted, draft, { stances, model: input.model ?? learnStance(learnt) })
  const { campaigns, campaignOf } = findCampaigns(mails, sorted, previous?.campaigns)
  const clauses = new Map(draft.clauses.map((clause) => [clause.id, clause]))
  const units = new Map<string, Unit>()
  const before = previous?.clusters ?? []
  const home = new Map(before.flatMap(({ id, opinions }) => opinions.map((opinion) => [opinion, id] as const)))
  const automatic: Group[] = []
  for (const block of blocksOf(judged, clauses)) {
    for (const cluster of clustersOf(block, home)) {
      for (const unit of cluster) for (const { id } of unit.opinions) units.set(id, unit)
      const opinions = cluster.flatMap(({ opinions }) => opinions.map(({ id }) => id)).sort()
      automatic.push({ id: `C${shortHash(`${block.key}|${cluster[0]?.key}`)}`, opinions })
    }
  }
  const { value: groups, diagnostics } = applyClusterEdits(keepIds(automatic, before), edits)
  const byId = new Map(judged.map((opinion) => [opinion.id, opinion]))
  const people = submittersOf(mails)
  const types = new Map(mails.map(({ id, submitter }) => [id, submitter.type]))
  const clusters = groups.map((group) => describe(group, { byId, units, people, types, campaignOf, clauses }))
  const named = new Set(groups.filter(({ label }) => label !== undefined).map(({ id }) => id))
  nameApart(clusters, named, ({ opinions }) =>
    opinions.slice(0, 100).map((id) => demandSentence(byId.get(id)?.text ?? '')),
  )
  const order = new Map(draft.clauses.map(({ id }, i) => [id, i]))
  const rank = ({ clause }: Cluster) => (clause === null ? -1 : (order.get(clause) ?? order.size))
  clusters.sort((a, b) => rank(a) - rank(b) || b.mails - a.mails || (a.id < b.id ? -1 : 1))
  const clusterOf = new Map(clusters.flatMap(({ id, opinions }) => opinions.map((opinion) => [opinion, id] as const)))
  const opinions = withCommonWording(judged).map((opinion) => ({
    ...opinion,
    cluster: clusterOf.get(opinion.id) ?? '',
    campaign: campaignOf.get(opinion.id) ?? null,
  }))
  return {
    opinions,
    clusters,
    campaigns,
    bursts: burstsOf(mails),
    conflicts: conflictsOf(opinions),
    changes: previous
      ? changesOf(
          clusters,
          before.map(({ id, opinions }) => ({ id, opinions })),
        )
      : [],
    diagnostics,
  }
}

interface Known {
  byId: ReadonlyMap<string, JudgedOpinion>
  units: ReadonlyMap<string, Unit>
  people: ReadonlyMap<string, string>
  types: ReadonlyMap<string, SubmitterType>
  campaignOf: ReadonlyMap<string, string>
  clauses: ReadonlyMap<string, Clause>
}

function describe({ id, opinions, label }: Group, known: Known): Cluster {
  const members = opinions.map((opinion) => known.byId.get(opinion)).filter((one) => one !== undefined)
  const units = [...new Set(opinions.map((opinion) => known.units.get(opinion)).filter((one) => one !== undefined))]
  const medoid = medoidOf(units).opinions[0]
  const mails = [...new Set(members.map(({ mail }) => mail))]
  const submitters = new Map(mails.map((mail) => [known.people.get(mail) ?? mail, known.types.get(mail) ?? '未知']))
  return {
    id,
    clause: commonest(members.map(({ clauses }) => clauses[0]?.id ?? null)),
    stance: commonest(members.map(({ stance }) => stance)) ?? '修改',
    label: label ?? demandSentence(medoid?.text ?? ''),
    keywords: keywordsOf(units.map(({ opinions: [first] }) => first?.text ?? '')),
    opinions,
    submitters: submitters.size,
    mails: mails.length,
    uniqueTexts: units.length,
    campaigns: new Set(members.map((one) => known.campaignOf.get(one.id)).filter((one) => one !== undefined)).size,
    submitterTypes: tally([...submitters.values()]),
  }
}

/** The commonest value; the one met first in doubt. */
function commonest<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: T | null = null
  for (const [value, count] of counts) if (count > (best === null ? 0 : (counts.get(best) ?? 0))) best = value
  return best
}

function tally(types: readonly SubmitterType[]): { type: SubmitterType; count: number }[] {
  const counts = new Map<SubmitterType, number>()
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
    .map(([type, count]) => ({ type, count }))
    .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1))
}
