import { ownWords } from '../known-text/cuts.ts'
import { isCourtesy } from '../known-text/wording.ts'
import type { Candidate } from './kinds.ts'

const resent =
  /重发|再发|补发|重新发|重复发|不知道?(?:是否|有没有)?收到|有没有收到|未收到|没收到|上次发|前次发|刚才发|系统(?:原因|故障)|发送失败|以防|见谅|打扰/

/** Why a letter says the same as an earlier one of its sender; undefined when it says anything else, be it one figure. */
export function repeats(mail: Candidate, earlier: Candidate): string | undefined {
  if (mail.messageId !== undefined && mail.messageId === earlier.messageId && sameWords(mail, earlier))
    return '与已收来信的邮件编号和内容相同'
  const { own, all } = saidIn(earlier)
  const mine = saidIn(mail).own
  const fresh = mine.filter((sentence) => !all.has(sentence))
  const same = mine.reduce((sum, { length }) => sum + length, 0) - fresh.reduce((sum, { length }) => sum + length, 0)
  const extra = mail.attachmentHashes.filter((hash) => !earlier.attachmentHashes.includes(hash))
  const attached = mail.attachmentHashes.length > 0 && extra.length === 0
  if (same < 8 && !attached) return undefined
  if (extra.length > 0 && mail.parts.slice(1).some(({ text, unread }) => unread !== undefined && text === ''))
    return undefined
  const other = fresh
    .filter((sentence) => sentence.length > 5 && !resent.test(sentence) && !isCourtesy(sentence))
    .reduce((sum, { length }) => sum + length, 0)
  if (other > 12 || other > same * 0.05) return undefined
  // Most of what was said then is said again: a letter that repeats one point of five supplements nothing, but is no copy.
  const before = own.reduce((sum, { length }) => sum + length, 0)
  if (same < before * 0.8 && !attached) return undefined
  return '与同一来信人此前来信的内容相同'
}

function sameWords(one: Candidate, other: Candidate): boolean {
  return saidIn(one).own.join() === saidIn(other).own.join()
}

/** Sentences of a letter: the sender's own, and all of them, known text included. */
interface Said {
  own: string[]
  all: ReadonlySet<string>
}

/** Worked out once a letter: one address may send hundreds, and each is held against all before it. */
const worked = new WeakMap<Candidate, Said>()

function saidIn(mail: Candidate): Said {
  const known = worked.get(mail)
  if (known) return known
  const own = sentencesOf(mail.parts.map(ownWords).join('\n'))
  const all = new Set([...own, ...sentencesOf(mail.parts.map(({ text }) => text).join('\n'))])
  const said = { own, all }
  worked.set(mail, said)
  return said
}

/** Sentences with width, spaces and punctuation folded; what only greets is left out. */
function sentencesOf(text: string): string[] {
  return text
    .split(/[。；！？!?;\n\t]+/)
    .filter((line) => !isCourtesy(line))
    .map((line) => line.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, ''))
    .filter((line) => line.length > 1)
}
