import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { mailOf, mailWith } from './mail.ts'

/** Something no honest program sends. */
export interface Hostile {
  name: string
  bytes(): Uint8Array
  /** Code of what must be said of it; left out where it may simply be read. */
  code?: string
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A DOCX whose body is given. */
function docx(body: string, head = ''): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'word/document.xml': strToU8(
        `<?xml version="1.0"?>${head}<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
      ),
    },
    { level: 9 },
  )
}

/** A DOCX with other files in it, by their names. */
function holding(files: Record<string, Uint8Array>): Uint8Array {
  const names = Object.keys(files)
  const relations = names.map(
    (name, at) => `<Relationship Id="r${at}" Type="http://x/package" Target="embeddings/${name}"/>`,
  )
  return zipSync(
    {
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body>${paragraph('x')}</w:body></w:document>`),
      'word/_rels/document.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
      ),
      ...Object.fromEntries(names.map((name) => [`word/embeddings/${name}`, files[name] ?? new Uint8Array()])),
    },
    { level: 6 },
  )
}

/** A DOCX in a DOCX in a DOCX. */
function nestedDocx(depth: number): Uint8Array {
  let inner = docx(paragraph('x'))
  for (let at = 0; at < depth; at++) inner = holding({ 'in.docx': inner })
  return inner
}

/** An XLSX whose sheet data is given. */
function xlsx(data: string, head = ''): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const list = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipSync(
    {
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${list}"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="${list}"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<?xml version="1.0"?>${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
      ),
    },
    { level: 9 },
  )
}

/** A PDF of one page whose content stream unpacks to so many bytes. */
function pdf(bytes: number): Uint8Array {
  const content = deflateSync(Buffer.alloc(bytes, 32), { level: 9 })
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
  ]
  const pieces = [Buffer.from('%PDF-1.4\n')]
  const places: number[] = []
  let length = pieces[0]?.length ?? 0
  objects.forEach((object, index) => {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    places.push(length)
    length += piece.length
    pieces.push(piece)
  })
  pieces.push(
    Buffer.from(
      `xref\n0 5\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

/** ZIPs inside ZIPs. */
function nestedZip(depth: number): Uint8Array {
  let inner: Uint8Array = zipSync({ '意见.txt': strToU8('建议修改第一条。') })
  for (let level = 0; level < depth; level++) inner = zipSync({ [`${level}.zip`]: inner })
  return inner
}

/** Letters inside letters. */
function nestedMail(depth: number): Buffer {
  let inner = mailOf({ text: '建议修改第一条。' })
  for (let level = 0; level < depth; level++) {
    inner = Buffer.from(
      `From: a@example.com\r\nSubject: level ${level}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\nContent-Type: text/plain\r\n\r\nlevel ${level}\r\n--b${level}\r\nContent-Type: message/rfc822\r\n\r\n${inner.toString('latin1')}\r\n--b${level}--\r\n`,
      'latin1',
    )
  }
  return inner
}

/** A ZIP whose directory says that an entry is small though it is not. */
function lyingZip(size: number): Uint8Array {
  const bytes = Buffer.from(
    zipSync({ 'word/document.xml': Buffer.alloc(size, 97), '[Content_Types].xml': strToU8('<Types/>') }, { level: 9 }),
  )
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    if (bytes.readUInt32LE(at + 24) === size) bytes.writeUInt32LE(1000, at + 24)
  }
  return bytes
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const entities =
  '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'

/** Attachments; `scale` shrinks the sizes for tests that must be quick. */
export function hostileFiles(scale = 1): Hostile[] {
  const sized = (size: number): number => Math.max(1, Math.round(size * scale))
  return [
    { name: '文字炸弹.docx', bytes: () => docx(paragraph('a'.repeat(sized(300e6)))), code: 'file-too-large' },
    { name: '段落炸弹.docx', bytes: () => docx(paragraph('a').repeat(sized(3e6))), code: 'file-too-large' },
    {
      name: '深层嵌套.docx',
      bytes: () =>
        docx(`${'<w:sdt><w:sdtContent>'.repeat(50_000)}${paragraph('x')}${'</w:sdtContent></w:sdt>'.repeat(50_000)}`),
      code: 'file-too-large',
    },
    {
      name: '嵌套表格.docx',
      bytes: () =>
        docx(`${'<w:tbl><w:tr><w:tc>'.repeat(2000)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(2000)}`),
      code: 'file-too-large',
    },
    { name: '外部实体.docx', bytes: () => docx(paragraph('&c;&e;'), entities), code: 'file-unsafe' },
    { name: '谎报大小.docx', bytes: () => lyingZip(sized(200e6)), code: 'file-damaged' },
    { name: '百层嵌入.docx', bytes: () => nestedDocx(100), code: 'file-too-large' },
    {
      name: '六十份嵌入.docx',
      bytes: () => {
        const bomb = docx(paragraph('a').repeat(sized(3e5)))
        return holding(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.docx`, bomb])))
      },
      code: 'file-too-large',
    },
    {
      name: '稀疏表.xlsx',
      bytes: () => xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      code: 'file-damaged',
    },
    {
      name: '外部实体.xlsx',
      bytes: () => xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;&e;</t></is></c></row>', entities),
      code: 'file-unsafe',
    },
    {
      name: '百万行.xlsx',
      bytes: () =>
        xlsx(
          Array.from(
            { length: sized(1e6) },
            (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c><c r="B${row + 1}"><v>1</v></c></row>`,
          ).join(''),
        ),
    },
    { name: '四百兆流.pdf', bytes: () => pdf(sized(400e6)) },
    {
      name: '页码自环.pdf',
      bytes: () =>
        strToU8(
          '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
        ),
    },
    {
      name: '深层分组.rtf',
      bytes: () => strToU8(`{\\rtf1${'{\\b '.repeat(200_000)}x${'}'.repeat(200_000)}`),
      code: 'file-too-large',
    },
    { name: '百层压缩.zip', bytes: () => nestedZip(100), code: 'file-too-large' },
    {
      name: '三千多个文件.zip',
      bytes: () =>
        zipSync(Object.fromEntries(Array.from({ length: 3100 }, (_, index) => [`${index}.txt`, new Uint8Array()]))),
      code: 'file-too-large',
    },
    {
      name: '越界路径.zip',
      bytes: () =>
        zipSync({
          '../../../etc/cron.d/意见.txt': strToU8('建议修改第一条。'),
          'C:\\windows\\意见.txt': strToU8('建议修改第二条。'),
        }),
    },
    { name: '不是文档.docx', bytes: () => strToU8('hello') },
    { name: '空.docx', bytes: () => new Uint8Array(), code: 'file-empty' },
    { name: '深层标签.html', bytes: () => strToU8(`<html>${'<div>'.repeat(100_000)}意见${'</div>'.repeat(100_000)}`) },
    { name: '深层表格.html', bytes: () => strToU8(`<html>${'<table><tr><td>'.repeat(20_000)}意见`) },
  ]
}

/** Letters. */
export function hostileMails(): Hostile[] {
  const head =
    'From: a@example.com\r\nSubject: =?utf-8?B?6KeE6IyD5oCn5paH5Lu25b6B5rGC5oSP6KeB?=\r\nMIME-Version: 1.0\r\n'
  const mixed = `${head}Content-Type: multipart/mixed; boundary="b"\r\n\r\n`
  const part = (index: number): string =>
    `--b\r\nContent-Type: text/plain; name="${index}.txt"\r\nContent-Disposition: attachment; filename="${index}.txt"\r\n\r\n${index}\r\n`
  const from =
    (text: string): (() => Uint8Array) =>
    () =>
      Buffer.from(text, 'latin1')
  return [
    { name: '百层邮件.eml', bytes: () => nestedMail(100), code: 'mail-too-complex' },
    {
      name: '两兆邮件头.eml',
      bytes: from(`${head}X-Long: ${'a'.repeat(2 << 20)}\r\n\r\ntext\r\n`),
      code: 'mail-too-complex',
    },
    {
      name: '五千段.eml',
      bytes: from(`${mixed}${Array.from({ length: 5000 }, (_, index) => part(index)).join('')}--b--\r\n`),
      code: 'mail-too-complex',
    },
    {
      name: '三百附件.eml',
      bytes: from(`${mixed}${Array.from({ length: 300 }, (_, index) => part(index)).join('')}--b--\r\n`),
      code: 'mail-too-complex',
    },
    {
      name: '越界文件名.eml',
      bytes: () =>
        mailWith('见附件', [
          { name: '../../../../etc/passwd', content: strToU8('建议修改第一条。') },
          { name: '..\\..\\x\u202Efdp.exe', content: strToU8('二') },
        ]),
    },
    { name: '无尽地址.eml', bytes: from(`From: ${'a@example.com, '.repeat(20_000)}b@example.com\r\n\r\ntext\r\n`) },
    {
      name: '无尽编码词.eml',
      bytes: from(`From: a@example.com\r\nSubject: ${'=?gbk?B?uea3tg==?= '.repeat(20_000)}\r\n\r\ntext\r\n`),
    },
    {
      name: '无尽引用.eml',
      bytes: from(
        `${head}References: ${'<a@example.com> '.repeat(20_000)}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'>'.repeat(200_000)}\r\n`,
      ),
    },
    {
      name: '无尽换行.eml',
      bytes: from(`${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${'\r\n'.repeat(500_000)}`),
    },
    {
      name: '一行到底.eml',
      bytes: from(`${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${'--'.repeat(1_000_000)}`),
    },
    { name: '只有边界.eml', bytes: from(`${mixed}${'--b\r\n'.repeat(900)}`) },
    {
      name: '深层网页.eml',
      bytes: from(`${head}Content-Type: text/html; charset=utf-8\r\n\r\n${'<div>'.repeat(100_000)}text`),
    },
    {
      name: '无尽注释.eml',
      bytes: from(`${head}Content-Type: text/html; charset=utf-8\r\n\r\n${'<!--'.repeat(100_000)}text`),
    },
    {
      name: '循环数据.eml',
      bytes: () =>
        mailWith('见附件', [
          {
            name: 'winmail.dat',
            content: Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0]), Buffer.alloc(100_000, 2)]),
          },
        ]),
    },
    { name: '空.eml', bytes: () => new Uint8Array(), code: 'file-empty' },
    { name: '零字节.eml', bytes: () => Buffer.alloc(100_000) },
  ]
}
