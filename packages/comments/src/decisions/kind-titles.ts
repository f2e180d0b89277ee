import type { MailKind } from '../records.ts'

/** Kinds of letters in the clerk's words. */
export const kindTitles: Record<MailKind, string> = {
  submission: '来信意见',
  duplicate: '重复来信',
  followup: '补充来信',
  withdrawal: '撤回',
  late: '逾期',
  question: '咨询',
  'auto-reply': '自动回复',
  bounce: '退信',
  spam: '垃圾邮件',
  'off-subject': '标题不符',
  unreadable: '无法读取',
}

/** The kind that a person wrote; undefined when it is none. */
export function kindTitled(title: string): MailKind | undefined {
  const name = title.trim()
  return (Object.keys(kindTitles) as MailKind[]).find((kind) => kind === name || kindTitles[kind] === name)
}
