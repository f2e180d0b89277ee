/**
 * The records that the steps of the comments flow hand to each other. All are plain JSON; offsets are UTF-16 code units
 * into the `text` of the part they name.
 */

/** The first that fits, in this order of trial; `submission` is what remains. */
export type MailKind =
  | 'bounce'
  | 'auto-reply'
  | 'spam'
  | 'withdrawal'
  | 'duplicate'
  | 'late'
  | 'question'
  | 'followup'
  | 'off-subject'
  | 'submission'
  | 'unreadable'

export type SubmitterType =
  | '企业'
  | '高校'
  | '科研院所'
  | '行业协会'
  | '社会组织'
  | '事业单位'
  | '政府部门'
  | '专业机构'
  | '个人'
  | '未知'

/** Who speaks in a letter, and what in the letter says so. */
export interface Submitter {
  name: string
  type: SubmitterType
  unit?: string
  phone?: string
  evidence: string[]
}

/** A letter, readable. */
export interface Mail {
  id: string
  messageId?: string
  /** `m001.eml`, `all.mbox#17`, `imap:INBOX#4711`, `来信登记.xlsx#7`. */
  source: string
  subject: string
  from: { name: string; address: string }
  to: string[]
  /** As the sender's clock had it, ISO with offset. */
  date?: string
  /** As the last trusted server received it, ISO with offset. */
  receivedAt?: string
  inReplyTo?: string
  references?: string[]
  kind: MailKind
  /** Why it is of this kind, Chinese, for display. */
  kindReason: string
  /** The mail that a duplicate, followup or withdrawal refers to. */
  relatesTo?: string
  submitter: Submitter
  parts: Part[]
}

/** A text of a letter: its body, or what an attachment says. */
export interface Part {
  /** `body`, or `attachment:1:意见表.docx`. */
  id: string
  /** File name of an attachment, as sent. */
  name?: string
  /** What the content is, by its bytes: `docx`, `xlsx`, `pdf` … */
  format: string
  /** The whole text, tables row by row with tabs between cells. */
  text: string
  /** What is not the sender's own words. Sorted, without overlap. */
  cuts: Cut[]
  tables: PartTable[]
  /** Why nothing, or not everything, could be read; Chinese. A person has to look at the original: 需人工查看. */
  unread?: string
}

/** A stretch of a part that is set aside; it stays viewable. */
export interface Cut {
  start: number
  end: number
  why: 'quoted' | 'signature' | 'disclaimer' | 'forwarded' | 'announcement' | 'draft' | 'own-mail' | 'margin'
}

/** A table inside a part. `[start, end)` of each cell in the part's text. */
export interface PartTable {
  start: number
  end: number
  rows: { start: number; end: number }[][]
}

/** The draft under consultation. */
export interface Draft {
  title: string
  /** Text between the title and the first numbered node. */
  preamble: string
  clauses: Clause[]
  /** Its printed pages, where the source shows them. */
  pages?: DraftPage[]
}

/** A printed page of the draft: its number, and the clause that each of its lines stands in. */
export interface DraftPage {
  number: number
  clauses: (string | null)[]
}

/** A numbered node of the draft, in document order. */
export interface Clause {
  /** Bare markers of the path joined by `/`: `二/（一）/1/②`. */
  id: string
  parent: string | null
  level: number
  /** As printed: `②`, `第三条`, `1.`. */
  marker: string
  heading: string
  /** Own text without the children's. */
  text: string
}

export type LinkMethod = 'reference' | 'quotation' | 'similarity' | 'learned' | 'person'

/** An opinion points at a clause. */
export interface Link {
  /** Clause id. */
  id: string
  method: LinkMethod
  /** Calibrated probability that the link is right. */
  confidence: number
  /** What made it, Chinese, and where in the part. */
  evidence: { text: string; start?: number; end?: number }[]
}

export type Stance = '支持' | '反对' | '修改' | '补充' | '疑问'

/** Proposed wording. `from` is the draft's own wording; empty or the words next to it for an insertion. */
export interface Proposal {
  op: 'replace' | 'delete' | 'insert'
  from: string
  to: string
  /** Where in the clause's `text` the edit applies, `[start, end)`; missing when the words were not found in the draft. */
  at?: { clause: string; start: number; end: number }
}

/** One demand of one letter, in the sender's words. */
export interface Opinion {
  id: string
  mail: string
  part: string
  start: number
  end: number
  /** The words between `start` and `end`, lines that were only wrapped joined. */
  text: string
  /** Grounds that stand apart from the demand. */
  reason: string
  /** Length of the sender's own numbering at the start of `text` (`1.`, `二是`): it counts opinions, not clauses. */
  mark?: number
  /** Words elsewhere in the part that say what the opinion is about. */
  pointers?: Pointer[]
}

/** A clause column's cell, a line above, quoted wording, or the passage of the draft that was annotated. */
export interface Pointer {
  start: number
  end: number
  why: 'cell' | 'heading' | 'quotation' | 'annotated'
}

/** A stretch of a letter that is no opinion, so that every sentence is accounted for. */
export interface Remainder {
  mail: string
  part: string
  start: number
  end: number
  /** `repeat`: the same words are an opinion in an earlier part of the letter. */
  why: 'greeting' | 'introduction' | 'thanks' | 'reason' | 'context' | 'repeat' | 'other'
  /** The opinion that a reason belongs to, or that is repeated. */
  opinion?: string
}

/** An opinion with what the program thinks of it. */
export interface LinkedOpinion extends Opinion {
  band: 'auto' | 'confirm' | 'general'
  /** The best answer in every band; empty only for an opinion on the draft as a whole. */
  clauses: Link[]
  /** Further ones, best first, never repeating `clauses`. */
  candidates: { id: string; confidence: number }[]
}

/** An opinion with stance, wording and place among the others. */
export interface AnalyzedOpinion extends LinkedOpinion {
  stance: Stance
  stanceReason: string
  proposal: Proposal | null
  /** Cluster id. */
  cluster: string
  /** Campaign id. */
  campaign: string | null
}

/** Opinions that ask for the same thing of the same clause: one answer serves them. */
export interface Cluster {
  id: string
  /** Clause id; null for the draft as a whole. */
  clause: string | null
  stance: Stance
  /** The medoid opinion's own sentence. */
  label: string
  keywords: string[]
  /** Opinion ids. */
  opinions: string[]
  submitters: number
  mails: number
  uniqueTexts: number
  campaigns: number
  /** Distinct submitters by type, most first. */
  submitterTypes?: { type: SubmitterType; count: number }[]
}

/** A form letter sent by many. */
export interface Campaign {
  id: string
  /** The reference copy: an opinion id. */
  reference: string
  mails: string[]
  opinions: string[]
  /** What single senders added of their own, or changed. */
  additions: { mail: string; text: string }[]
  /** Copies that differ from what most say in a figure, a negation or a word of stance; their opinions are grouped by what they say. */
  variants?: { mail: string; opinion: string; why: '数字' | '否定' | '立场'; was: string; now: string }[]
}

/** Everything the program thinks of a docket. */
export interface Analysis {
  draft: Draft
  mails: Mail[]
  opinions: AnalyzedOpinion[]
  remainders: Remainder[]
  clusters: Cluster[]
  campaigns: Campaign[]
}
