import type { MailKind } from '@gongwen/comments'

/** Kinds of letters in the clerk's words. */
export const kindNames: Record<MailKind, string> = {
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
