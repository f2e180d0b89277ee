import { basename } from 'node:path'
import type { Entry } from '../sources/register.ts'
import type { ParsedAttachment, ParsedMail } from './parsed.ts'

/** A document given as a letter: nothing is known of it but its name and what it says. */
export function parseFile(source: string, content: ParsedAttachment['content'], size: number): ParsedMail {
  const name = basename(source)
  return {
    references: [],
    subject: name.replace(/\.[^.]*$/, ''),
    from: { name: '', address: '' },
    to: [],
    signs: new Map([['x-channel', '文件']]),
    attachments: [{ name, type: 'application/octet-stream', inline: false, size, content }],
    diagnostics: [],
  }
}

/** A row of a register as a letter. With a clause or a reason beside it, its words stand in a table as in a feedback form. */
export function parseEntry(bytes: Buffer): ParsedMail {
  const entry = JSON.parse(bytes.toString('utf8')) as Entry
  const channel = entry.channel || '登记'
  const who = entry.unit || entry.name
  const titled = [
    ['涉及条款', entry.clause],
    ['意见内容', entry.text],
    ['理由', entry.reason],
  ].filter(([, value]) => value !== '')
  const cell = (value: string | undefined): string =>
    (value ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')
  const table = `<table><tr>${titled.map(([title]) => `<th>${title}</th>`).join('')}</tr><tr>${titled.map(([, value]) => `<td>${cell(value)}</td>`).join('')}</tr></table>`
  const signed = [
    [entry.unit, entry.name].filter((each) => each !== '').join(' '),
    entry.phone && `电话：${entry.phone}`,
  ].filter((line) => line !== '')
  const text = entry.text + (signed.length > 0 ? `\n\n--\n${signed.join('\n')}` : '')
  return {
    references: [],
    subject: entry.subject || `${channel}：${who || '未署名'}`,
    from: { name: entry.name || entry.unit, address: entry.address },
    to: [],
    signs: new Map([['x-channel', channel]]),
    ...(titled.length > 1
      ? { html: table + signed.map((line, index) => `<p>${index === 0 ? '--<br>' : ''}${cell(line)}</p>`).join('') }
      : { text }),
    attachments: [],
    diagnostics: [],
  }
}
