import type { Mail } from '../records.ts'

/** A date, with what may stand around it at the foot of a letter. */
const date = /(?:\d{4}|[二〇零一二三四五六七八九]{4})\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?/g
/** 一名注册会计师: a sender who signs by trade. */
const trade = /^一[名位]\p{Script=Han}{1,8}[师员工者人民生客户]$/u

/** Whether words are nothing but who wrote and when: the foot of a letter that stands right behind its last demand, no reason for it. */
export function isSigned(words: string, { submitter, from }: Pick<Mail, 'submitter' | 'from'>): boolean {
  const own = [submitter.name, submitter.unit ?? '', from.name].filter((name) => name !== '')
  const lines = words
    .split('\n')
    .map((line) =>
      own
        .reduce((text, name) => text.replaceAll(name, ''), line.replace(date, ''))
        .replace(/(?:联系人|电话|手机|此致|敬礼|敬上)[:：]?/g, '')
        .replace(/[\s\d,，.。、;；:：()（）-]/g, ''),
    )
    .filter((line) => line !== '')
  // 贾, 老高: less than the name.
  const partOfName = (line: string): boolean => from.name.startsWith(line) || from.name.endsWith(line)
  return lines.every((line) => partOfName(line) || (lines.length === 1 && trade.test(line)))
}
