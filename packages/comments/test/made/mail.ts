/** What a test's letter says. */
export interface Said {
  subject?: string
  from?: string
  /** ISO, of the server. */
  received?: string
  text: string
  id?: string
}

/** A letter in UTF-8 as a mail program writes it. */
export function mailOf({
  subject = '规范性文件征求意见',
  from = '李芳 <lifang@example.com>',
  received = '2025-06-05T10:00:00+08:00',
  text,
  id,
}: Said): Buffer {
  const [, name = '', address = ''] = /^(.*?)\s*<(.*)>$/.exec(from) ?? []
  const when = new Date(received).toUTCString().replace('GMT', '+0000')
  return Buffer.from(
    [
      `Received: from mail.example.com by mx.example.cn with SMTP; ${when}`,
      `From: ${word(name)} <${address}>`,
      'To: policy@example.cn',
      `Subject: ${word(subject)}`,
      `Date: ${when}`,
      ...(id ? [`Message-ID: <${id}>`] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '',
    ].join('\r\n'),
  )
}

function word(text: string): string {
  return text === '' ? '' : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}

/** An attachment of `mailWith`. */
export interface Attached {
  name: string
  content: Uint8Array
  type?: string
}

/** A letter with attachments. */
export function mailWith(text: string, attachments: readonly Attached[], headers = ''): Buffer {
  const parts = attachments.map(
    ({ name, content, type = 'application/octet-stream' }) =>
      `--b\r\nContent-Type: ${type}; name="${word(name)}"\r\nContent-Disposition: attachment; filename="${word(name)}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`,
  )
  return Buffer.from(
    `From: ${word('李芳')} <lifang@example.com>\r\nSubject: ${word('规范性文件征求意见')}\r\nDate: Thu, 05 Jun 2025 10:00:00 +0800\r\n${headers}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${parts.join('')}--b--\r\n`,
  )
}
