import { fold } from '../language/fold.ts'
import { hashOf, shortHash } from '../language/hash.ts'
import { numberingLength } from '../language/sentences.ts'
import type { Campaign, Mail, Opinion } from '../records.ts'
import { ownWords, statementsOf } from './letters.ts'
import { familiesOf, type Grams, gramsOf, isNear, nearnessOf, nearnessOfGrams } from './near.ts'
import { jaccard } from './shingles.ts'
import { differencesOf } from './variants.ts'

/** Campaigns, and which campaign each opinion belongs to (an addition of the sender's own belongs to none). */
export interface CampaignFindings {
  campaigns: Campaign[]
  campaignOf: Map<string, string>
}

/** A form letter takes this many different senders … */
const fewestSenders = 3
/** … and this many characters of own words: 无意见 sent by ten offices is none. */
const fewestCharacters = 40

const silent = new Set(['bounce', 'auto-reply', 'spam', 'unreadable'])

/**
 * Form letters among the mails: families of near-duplicate letters from at least three senders, each with a reference
 * copy, what single senders added, and where a copy differs in a figure, a negation or a stance. `previous` keeps the
 * ids of campaigns known before.
 */
export function findCampaigns(
  mails: readonly Mail[],
  opinions: readonly Opinion[],
  previous: readonly Campaign[] = [],
): CampaignFindings {
  const letters = mails
    .filter(({ kind }) => !silent.has(kind))
    .map((mail) => ({ mail, words: ownWords(mail) }))
    .map((letter) => ({ ...letter, folded: fold(letter.words, 'words').text }))
    .filter(({ folded }) => folded.length >= fewestCharacters)
    .sort((a, b) => (a.mail.id < b.mail.id ? -1 : 1))
  const byMail = Map.groupBy(opinions, ({ mail }) => mail)
  const campaigns: Campaign[] = []
  const campaignOf = new Map<string, string>()
  for (const family of familiesOf(letters.map(({ words }) => words))) {
    const members = family.map((i) => letters[i]).filter((letter) => letter !== undefined)
    for (const { reference, near } of formLetters(members)) {
      const { campaign, common } = describe(reference, near, byMail)
      const id = previous.find(
        ({ mails }) => mails.filter((mail) => campaign.mails.includes(mail)).length * 2 > mails.length,
      )?.id
      campaign.id = id && !campaigns.some((other) => other.id === id) ? id : campaign.id
      campaigns.push(campaign)
      for (const opinion of common) campaignOf.set(opinion, campaign.id)
    }
  }
  return { campaigns, campaignOf }
}

interface Letter {
  mail: Mail
  words: string
  folded: string
}

/** Families are chains of likeness: after so many reference copies without followers the rest is no form letter. */
const mostFruitless = 4
/** Comparisons with reference copies in one family; the most copied wordings come first, so what a limit leaves out is least copied. */
const mostComparisons = 4_000_000

/**
 * The form letters in a family: the reference copy and what is near to it, then the same with the rest, so that a chain
 * of letters that each share something with the next is not taken for one campaign.
 */
function formLetters(family: Letter[]): { reference: Letter; near: Letter[] }[] {
  const forms: { reference: Letter; near: Letter[] }[] = []
  let rest = wordingsOf(family)
  let compared = 0
  for (let fruitless = 0; fruitless < mostFruitless && rest.length > 0 && compared < mostComparisons; ) {
    compared += rest.length
    const reference = referenceOf(rest)
    const [near, far] = parted(rest, ({ grams }) => isNear(nearnessOfGrams(reference.grams, grams)))
    const followers = near.flatMap(({ letters }) => letters).sort((a, b) => (a.mail.id < b.mail.id ? -1 : 1))
    if (sendersOf(followers) >= fewestSenders)
      forms.push({ reference: reference.letters[0] as Letter, near: followers })
    else fruitless++
    rest = far
  }
  return forms
}

/** Letters with literally the same words, the earliest first. */
interface Wording {
  grams: Grams
  letters: Letter[]
}

/** The wordings of a family, the most copied first, then by hash: an order of their own. */
function wordingsOf(family: Letter[]): Wording[] {
  return [...Map.groupBy(family, ({ folded }) => folded)]
    .map(([folded, letters]) => ({ hash: hashOf(folded), grams: gramsOf(folded), letters }))
    .sort((a, b) => b.letters.length - a.letters.length || a.hash - b.hash)
    .map(({ grams, letters }) => ({
      grams,
      letters: letters.sort((a, b) => when(a.mail).localeCompare(when(b.mail)) || (a.mail.id < b.mail.id ? -1 : 1)),
    }))
}

function parted<T>(list: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  const yes: T[] = []
  const no: T[] = []
  for (const one of list) (is(one) ? yes : no).push(one)
  return [yes, no]
}

function sendersOf(letters: readonly Letter[]): number {
  return new Set(letters.map(({ mail }) => mail.from.address.toLowerCase() || mail.id)).size
}

function describe(
  reference: Letter,
  members: Letter[],
  byMail: Map<string, Opinion[]>,
): { campaign: Campaign; common: string[] } {
  const own = members.flatMap(({ mail }) => byMail.get(mail.id) ?? [])
  const shared = sharedTexts(own.map(({ mail, text }) => ({ sender: mail, text: text.slice(numberingLength(text)) })))
  const common = own.filter((_, i) => shared[i] !== undefined)
  const statements = members.flatMap(({ mail, words }) =>
    statementsOf(words).map((text) => ({ sender: mail.id, text })),
  )
  const sharedStatements = sharedTexts(statements)
  const additions = statements
    .filter((_, i) => sharedStatements[i] === undefined)
    .map(({ sender, text }) => ({ mail: sender, text }))
  const variants: NonNullable<Campaign['variants']> = []
  own.forEach(({ id, mail, text }, i) => {
    const model = shared[i]
    if (model === undefined) return
    for (const difference of differencesOf(model, text.slice(numberingLength(text))))
      variants.push({ mail, opinion: id, ...difference })
  })
  const first = (byMail.get(reference.mail.id) ?? [])[0] ?? common[0]
  const campaign: Campaign = {
    id: `K${shortHash(members.map(({ folded }) => folded).sort((a, b) => hashOf(a) - hashOf(b) || (a < b ? -1 : 1))[0] ?? '')}`,
    reference: first?.id ?? '',
    mails: members.map(({ mail }) => mail.id),
    opinions: common.map(({ id }) => id),
    additions: join(additions),
    variants,
  }
  return { campaign, common: campaign.opinions }
}

/** The wording that most letters have exactly; among equals the one nearest to the others. */
function referenceOf(wordings: readonly Wording[]): Wording {
  const [first] = wordings as [Wording, ...Wording[]]
  const tied = wordings.slice(0, 24).filter(({ letters }) => letters.length === first.letters.length)
  const sample = wordings.slice(0, 48)
  let best = first
  let most = -1
  for (const one of tied) {
    const sum = sample.reduce((all, other) => all + jaccard(one.grams.three, other.grams.three), 0)
    if (sum > most) {
      most = sum
      best = one
    }
  }
  return best
}

function when({ receivedAt, date }: Mail): string {
  return receivedAt ?? date ?? ''
}

/** For each text the commonest text of its near-duplicate family, if two senders or more have it; else undefined. */
function sharedTexts(texts: { sender: string; text: string }[]): (string | undefined)[] {
  const shared: (string | undefined)[] = texts.map(() => undefined)
  for (const family of familiesOf(texts.map(({ text }) => text))) {
    if (new Set(family.map((i) => texts[i]?.sender)).size < 2) continue
    const copies = [...Map.groupBy(family, (i) => texts[i]?.text ?? '')].sort(
      ([a, x], [b, y]) => y.length - x.length || hashOf(a) - hashOf(b),
    )
    const model = copies[0]?.[0] ?? ''
    for (const i of family) if (isNear(nearnessOf(model, texts[i]?.text ?? ''))) shared[i] = model
  }
  return shared
}

/** One entry a letter, its sentences in reading order. */
function join(additions: { mail: string; text: string }[]): { mail: string; text: string }[] {
  return [...Map.groupBy(additions, ({ mail }) => mail)].map(([mail, list]) => ({
    mail,
    text: list.map(({ text }) => text).join(''),
  }))
}
