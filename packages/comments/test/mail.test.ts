import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles, listMails, type Mail } from '@gongwen/comments'
import { readerPool } from '@gongwen/readers'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { identityHash, identityOf } from '../src/docket/identity.ts'
import { isoOfMailDate } from '../src/mail/dates.ts'
import { matchesSubject } from '../src/mail/subject.ts'
import { docket, folder } from './made/docket.ts'
import { mailOf, mailWith } from './made/mail.ts'

const pool = readerPool({ size: 1 })
afterAll(() => pool.close())

async function taken(bytes: Uint8Array): Promise<Mail> {
  const path = join(folder(), 'x.eml')
  writeFileSync(path, bytes)
  const into = docket()
  await importFiles(into, [path], { pool })
  const [mail] = listMails(into)
  if (!mail) throw new Error('not taken in')
  return mail
}

const text = '建议修改第一条，罚款偏高。'
// The same words in GB18030.
const gbk = Buffer.from('bda8d2e9d0deb8c4b5dad2bbccf5a3acb7a3bfeec6abb8dfa1a3', 'hex')
const head = Buffer.from('From: a@example.com\r\nDate: Thu, 05 Jun 2025 10:00:00 +0800\r\n')
const letter = (...pieces: (string | Buffer)[]): Buffer =>
  Buffer.concat([head, ...pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))])

describe('a letter’s charset', () => {
  it.each<[string, Buffer]>([
    ['not named, GBK', letter('\r\n', gbk)],
    ['not named, UTF-8', letter('\r\n', text)],
    ['unknown name', letter('Content-Type: text/plain; charset=chinese\r\n\r\n', gbk)],
    [
      'called ASCII',
      letter('Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 8bit\r\n\r\n', gbk),
    ],
    [
      'called Latin-1, base64',
      letter(
        'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\n',
        gbk.toString('base64'),
      ),
    ],
    ['called UTF-8, is GBK', letter('Content-Type: text/plain; charset=utf-8\r\n\r\n', gbk)],
    [
      'called GBK, is UTF-8',
      letter(
        'Content-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\n',
        Buffer.from(text).toString('base64'),
      ),
    ],
    [
      'HZ',
      letter(
        'Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n~{',
        Buffer.from(gbk.map((byte) => byte & 0x7f)),
        '~}',
      ),
    ],
    ['named only inside the HTML', letter('Content-Type: text/html\r\n\r\n<meta charset="gb2312"><p>', gbk, '</p>')],
    [
      'quoted-printable without a charset',
      letter(
        'Content-Transfer-Encoding: quoted-printable\r\n\r\n',
        [...gbk].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
      ),
    ],
    [
      'behind a boundary nobody named',
      letter(
        'Content-Type: multipart/mixed\r\n\r\n--x\r\nContent-Type: text/plain; charset=gbk\r\n\r\n',
        gbk,
        '\r\n--x--',
      ),
    ],
    [
      'behind a wrong boundary',
      letter(
        'Content-Type: multipart/mixed; boundary="y"\r\n\r\n--x\r\nContent-Type: text/plain; charset=gbk\r\n\r\n',
        gbk,
        '\r\n--x--',
      ),
    ],
    ['behind a boundary that never comes', letter('Content-Type: multipart/mixed; boundary="y"\r\n\r\n', gbk)],
    ['in a letter that has no header', Buffer.concat([gbk, Buffer.from('\r\n\r\n第二段')])],
  ])('%s: the words are right', async (_, bytes) => {
    const mail = await taken(bytes)
    expect(mail.parts.map((part) => part.text).join()).toContain(text)
  })

  it('in headers and names: raw bytes, unknown words, words cut inside a character', async () => {
    const raw = await taken(
      letter(
        'Subject: ',
        gbk,
        '\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; name="',
        gbk.subarray(0, 8),
        '.txt"\r\nContent-Disposition: attachment; filename="',
        gbk.subarray(0, 8),
        '.txt"\r\n\r\nx\r\n--b--',
      ),
    )
    expect(raw.subject).toBe(text)
    expect(raw.parts[1]?.name).toBe('建议修改.txt')
    const [one, other] = [gbk.subarray(0, 5), gbk.subarray(5)].map((piece) => piece.toString('base64'))
    const words = await taken(
      letter(
        `Subject: =?x-unknown?B?${one}?= =?x-unknown?B?${other}?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx`,
      ),
    )
    expect(words.subject).toBe(text)
    // 章晓㛃, whose last character GB2312 does not have, under the name of GB2312.
    const name = await taken(
      Buffer.concat([
        Buffer.from(
          `From: =?gb2312?B?${Buffer.from('d5c2cffe8230b731', 'hex').toString('base64')}?= <z@example.com>\r\nContent-Type: text/plain; charset=gb2312\r\n\r\nx`,
        ),
      ]),
    )
    expect(name.from.name).toBe('章晓㛃')
  })
})

describe('a letter’s parts', () => {
  it('are its body, attachments, letters inside it and what is inside those', async () => {
    const inner = mailWith('里面的信', [{ name: '意见.txt', content: Buffer.from('建议二') }])
    const mail = await taken(
      mailWith('见附件', [
        { name: '转发.eml', content: inner, type: 'message/rfc822' },
        { name: '意见.txt', content: Buffer.from('建议一') },
      ]),
    )
    expect(mail.parts.map(({ id, text, cuts }) => [id, text.trim(), cuts.length])).toEqual([
      ['body', '见附件', 0],
      ['attachment:1:转发.eml', '发件人：李芳\n主题：规范性文件征求意见\n里面的信', 1],
      ['attachment:1:转发.eml/意见.txt', '建议二', 0],
      ['attachment:2:意见.txt', '建议一', 0],
    ])
  })

  it('and what stands beside the text of an attachment: headers of pages set aside, embedded files read', async () => {
    const rtf = (body: string): Buffer => Buffer.from(`{\\rtf1 {\\header Reply form}${body}\\par}`)
    const relation = (id: string, kind: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://x/${kind}" Target="${target}"/>`
    const document = (kind: string, words: string): Uint8Array =>
      strToU8(`<w:${kind} xmlns:w="w"><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:${kind}>`)
    const docx = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': document('document', '建议修改第一条。'),
      'word/header1.xml': document('hdr', '关于办法的修改建议'),
      'word/embeddings/a.rtf': rtf('please lower the fine'),
      'word/_rels/document.xml.rels': strToU8(
        `<Relationships>${relation('1', 'header', 'header1.xml')}${relation('2', 'package', 'embeddings/a.rtf')}</Relationships>`,
      ),
    })
    const mail = await taken(mailWith('见附件', [{ name: '意见.docx', content: Buffer.from(docx) }]))
    expect(mail.parts.slice(1).map(({ id, text, cuts }) => [id, text, cuts.map(({ why }) => why)])).toEqual([
      ['attachment:1:意见.docx', '建议修改第一条。', []],
      ['attachment:1:意见.docx/页眉页脚', '关于办法的修改建议', ['margin']],
      ['attachment:1:意见.docx/a.rtf', 'please lower the fine', []],
      ['attachment:1:意见.docx/a.rtf/页眉页脚', 'Reply form', ['margin']],
    ])
  })

  it('inside a winmail.dat, with its names in GBK', async () => {
    const attribute = (level: number, id: number, data: Buffer): Buffer => {
      const bytes = Buffer.alloc(11 + data.length)
      bytes[0] = level
      bytes.writeUInt32LE(id, 1)
      bytes.writeUInt32LE(data.length, 5)
      data.copy(bytes, 9)
      return bytes
    }
    const tnef = Buffer.concat([
      Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
      attribute(2, 0x69002, Buffer.alloc(14)),
      attribute(2, 0x18010, Buffer.concat([gbk.subarray(0, 4), Buffer.from('.txt\0')])),
      attribute(2, 0x6800f, Buffer.from('建议一')),
    ])
    const mail = await taken(mailWith('见附件', [{ name: 'winmail.dat', content: tnef }]))
    expect(mail.parts.map(({ id, text }) => [id, text])).toEqual([
      ['body', '见附件'],
      ['attachment:1:winmail.dat/建议.txt', '建议一'],
    ])
    for (let end = 0; end < tnef.length; end += 3)
      await taken(mailWith('x', [{ name: 'winmail.dat', content: tnef.subarray(0, end) }]))
  })

  it('uuencoded inside the text', async () => {
    const data = Buffer.from('hello world')
    const line =
      String.fromCharCode(32 + data.length) +
      [...Array(Math.ceil(data.length / 3)).keys()]
        .map((group) => {
          const [a = 0, b = 0, c = 0] = data.subarray(group * 3, group * 3 + 3)
          return [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63]
            .map((six) => String.fromCharCode(six === 0 ? 96 : six + 32))
            .join('')
        })
        .join('')
    const mail = await taken(
      letter(
        `Content-Type: text/plain; charset=utf-8\r\n\r\nbefore\r\nbegin 644 a.txt\r\n${line}\r\n\`\r\nend\r\nafter\r\n`,
      ),
    )
    expect(mail.parts.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual(['before after', 'hello world'])
  })

  it('keep the cells of a table in HTML apart', async () => {
    const mail = await taken(
      letter(
        'Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n条款意见第二条同意\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td>条款</td><td>意见</td></tr><tr><td>第二条</td><td>同意</td></tr></table>\r\n--b--',
      ),
    )
    expect(mail.parts[0]).toMatchObject({ format: 'html', text: '条款\t意见\n第二条\t同意' })
    expect(mail.parts[0]?.tables).toHaveLength(1)
  })

  it('that cannot be read are shown with the reason; a letter of nothing else is unreadable', async () => {
    const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(20_000, 7)])
    const mail = await taken(mailWith('', [{ name: '盖章.png', content: picture }]))
    expect(mail.kind).toBe('unreadable')
    expect(mail.parts[1]).toMatchObject({
      name: '盖章.png',
      format: 'image',
      text: '',
      unread: '是扫描件或图片，没有可读取的文字',
    })
    expect((await taken(mailWith('意见见附件', [{ name: '盖章.png', content: picture }]))).kind).toBe('submission')
  })
})

describe('the identity of a letter', () => {
  const given = `${mailOf({ id: 'x@example.com', text: 'x' }).toString('latin1')}From here\r\n>From there\r\n\r\n`
  it('is the same for other line ends, escapes, mailbox headers and ends', () => {
    const one = identityOf(Buffer.from(given, 'latin1'))
    const folded = given.replace(/\r\n/g, '\n').replace(/^(>*From )/gm, '>$1')
    expect(identityOf(Buffer.from(folded, 'latin1'))).toBe(one)
    expect(
      identityOf(
        Buffer.from(
          given.replace('Date:', 'X-Mozilla-Status: 0001\r\nStatus: RO\r\n folded\r\nDate:').trimEnd(),
          'latin1',
        ),
      ),
    ).toBe(one)
    expect(identityOf(Buffer.from(given.replace('here', 'Here'), 'latin1'))).not.toBe(one)
  })

  it('is the same in one go and in any pieces', () => {
    const words = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      'From x',
      '>From y',
      '>>From z',
      'Status: a',
      ' b',
      'Subject: c',
      '',
      '\n\n',
      '中',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), fc.nat(40), (pieces, size) => {
        const bytes = Buffer.from(pieces.join(''))
        const hash = identityHash()
        for (let at = 0; at < bytes.length; at += size + 1) hash.update(bytes.subarray(at, at + size + 1))
        expect(hash.digest()).toBe(identityOf(bytes))
      }),
      { seed: 822, numRuns: 500 },
    )
  })
})

describe('dates and subjects', () => {
  it.each([
    ['Tue, 3 Jun 2025 15:42:10 +0800 (CST)', '2025-06-03T15:42:10+08:00'],
    ['3 Jun 25 15:42 GMT', '2025-06-03T15:42:00+00:00'],
    ['Tue, 03 Jun 2025 15:42:10 CST', '2025-06-03T15:42:10+08:00'],
    ['31 Foo 2025 15:42:10', undefined],
    ['', undefined],
  ])('%s', (said, iso) => {
    expect(isoOfMailDate(said)).toBe(iso)
  })

  it.each([
    ['规范性文件征求意见', true],
    ['【规范性文件　征求 意见】建议', true],
    ['回复：规范性\u200B文件征求意见', true],
    ['規範性文件徵求意見', true],
    ['规范性文件意见征求', false],
    ['', false],
  ])('%s', (subject, matches) => {
    expect(matchesSubject(subject, '规范性文件征求意见')).toBe(matches)
  })
})
