import type { Place } from '@gongwen/model'

/** A row of the clerk's list, already typed. */
export interface CertificateRow {
  name: string
  /** 编号, when the clerk gives one. */
  number?: string
  /** What else is printed, by column title: 牵头单位, 成员单位, 建设期. */
  fields: Record<string, string>
  place: Place
}

/** A certificate as the register holds it. Number, organ and date never change after the first issue. */
export interface Certificate {
  number: string
  name: string
  fields: Record<string, string>
  organ: string
  /** ISO date printed on it. */
  date: string
  /** Text of the QR code. */
  code: string
  status: 'issued' | 'revoked'
  revokedOn?: string
  reason?: string
}

/** An entry of the register's log; nothing is ever taken out of it. */
export interface RegisterEvent {
  /** ISO date and time. */
  at: string
  kind: 'issue' | 'amend' | 'revoke' | 'reprint'
  number: string
  detail: string
}
