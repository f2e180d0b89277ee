import type { Docket } from './docket.ts'

/** 渠道 of each letter: 电子邮件, or what a register calls it (电话, 传真, 来访). */
export function channelsOf({ sql }: Docket): Map<string, string> {
  const rows = sql('SELECT id, signs FROM mails').all()
  return new Map(
    rows.map(({ id, signs }) => [
      String(id),
      (JSON.parse(String(signs)) as Record<string, string>)['x-channel'] ?? '电子邮件',
    ]),
  )
}
