import type { Diagnostic } from '@gongwen/model'

/** A letter taken apart, before anything is thought about it. */
export interface ParsedMail {
  messageId?: string
  inReplyTo?: string
  references: string[]
  subject: string
  from: { name: string; address: string }
  to: string[]
  /** Sender's clock, ISO with offset. */
  date?: string
  /** Server's clock (topmost Received), ISO with offset. */
  receivedAt?: string
  /** Headers that tell what kind of letter it is, by lower-case name. */
  signs: ReadonlyMap<string, string>
  text?: string
  html?: string
  attachments: ParsedAttachment[]
  diagnostics: Diagnostic[]
}

/** What came attached; its content in memory, or in a file when it is large. */
export interface ParsedAttachment {
  /** As sent; never a path. Empty when it has none. */
  name: string
  type: string
  /** Shown inside the text (a picture the HTML points at). */
  inline: boolean
  size: number
  content: { bytes: Uint8Array } | { file: string }
}
