import { Buffer } from 'node:buffer'
import { strToU8, zipSync } from 'fflate'
import { pdfOf } from '../../../readers/test/made/pdf.ts'
import { bare, blankForm, filled, filledPdf, type Incoming, otherForm, retyped, rewritten, withParts } from './make.ts'
import { PDFDocument } from './viewer.ts'

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A page that is one picture, as a scanner writes it. */
function scan(): Uint8Array {
  const picture =
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>'
  const content = 'q 595 0 0 842 0 0 cm /Im Do Q'
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `${picture}\nstream\n \nendstream`,
  ])
}

/** Marks every entry of a ZIP as encrypted (APPNOTE 4.4.4, bit 0). */
function locked(bytes: Uint8Array): Uint8Array {
  const raw = Buffer.from(bytes)
  for (const [sign, place] of [
    [0x04034b50, 6],
    [0x02014b50, 8],
  ] as const)
    for (let at = 0; at + 46 < raw.length; at++)
      if (raw.readUInt32LE(at) === sign) raw.writeUInt16LE(raw.readUInt16LE(at + place) | 1, at + place)
  return raw
}

const both = (one: string, other: string): string =>
  one.replace('<w:sectPr', `${/<w:body>(.*)<w:sectPr/s.exec(other)?.[1] ?? ''}<w:sectPr`)

const bodyOf = (bytes: Uint8Array): string => {
  let body = ''
  rewritten(bytes, (text) => {
    body = text
    return `${text} `
  })
  return body
}

/** Damaged forms by the words of `spec/damaged-forms.md`: what people really hand in, each made of the good one. */
export const damaged: Record<string, (name: string) => Incoming | Promise<Incoming>> = {
  '完好的表格（对照）': (name) => ({ name: '好.docx', bytes: filled(name) }),
  'DOCX 改名为 .doc': (name) => ({ name: '改名.doc', bytes: filled(name) }),
  '金额写成“86500万元”，数字用全角': (name) => ({
    name: '全角.docx',
    bytes: rewritten(filled(name), (body) =>
      retyped('lead.research', '３６３３')(retyped('lead.revenue', '86500万元')(body)),
    ),
  }),
  '栏目名称被改，控件还在': (name) => ({
    name: '改栏目.docx',
    bytes: rewritten(filled(name), (body) => body.replace('>联系电话<', '>手机<')),
  }),
  下载了一半: (name) => ({ name: '半截.docx', bytes: filled(name).subarray(0, 6000) }),
  '下载了一半的 PDF': async (name) => ({ name: '半截.pdf', bytes: (await filledPdf(name)).subarray(0, 9000) }),
  '0 字节的文件': () => ({ name: '空.docx', bytes: new Uint8Array() }),
  没有填写的空白表: () => ({ name: '空白.docx', bytes: blankForm() }),
  '交错了表（年度进展报告）': () => ({ name: '进展.docx', bytes: otherForm('progress-report') }),
  '交错了表（推荐汇总表）': () => ({ name: '推荐.docx', bytes: otherForm('recommendation-table') }),
  '文本文件改名为 .docx': () => ({ name: '文本.docx', bytes: strToU8('联合体名称：台州市某某创新联合体\n') }),
  '图片改名为 .docx': () => ({ name: '图片.docx', bytes: pixel }),
  '打印后扫描的 PDF': () => ({ name: '扫描.pdf', bytes: scan() }),
  加了密码: (name) => ({ name: '密码.docx', bytes: locked(filled(name)) }),
  两份表格拼在一个文件里: (name) => ({
    name: '两份.docx',
    bytes: rewritten(filled(name), (body) => both(body, bodyOf(filled(`${name}二`)))),
  }),
  '两份表格拼在一个文件里，控件已删': (name) => ({
    name: '两份无控件.docx',
    bytes: rewritten(filled(name), (body) => bare(both(body, bodyOf(filled(`${name}二`))))),
  }),
  两份PDF合并成一个文件: async (name) => {
    const merged = await PDFDocument.create()
    for (const bytes of [await filledPdf(name), await filledPdf(`${name}二`)]) {
      const one = await PDFDocument.load(bytes)
      for (const page of await merged.copyPages(one, one.getPageIndices())) merged.addPage(page)
    }
    return { name: '合并.pdf', bytes: await merged.save() }
  },
  '栏目名称被改，控件已删': (name) => ({
    name: '改栏目无控件.docx',
    bytes: rewritten(filled(name), (body) =>
      bare(body).replace('>地址<', '>办公地点<').replace('>承担任务<', '>分工<'),
    ),
  }),
  '一节的标题被删，控件已删': (name) => ({
    name: '删标题.docx',
    bytes: rewritten(filled(name), (body) =>
      bare(body).replace(/<w:p>(?:(?!<w:p>).)*?七、(?:(?!<w:p>).)*?运行机制.*?<\/w:p>/s, ''),
    ),
  }),
  '明细表的单元格被合并，控件已删': (name) => ({
    name: '合并.docx',
    bytes: rewritten(filled(name), (body) =>
      bare(body).replace(/(<w:tc>(?:(?!<w:tc>).)*?台州理工学院.*?<\/w:tc>)<w:tc>.*?<\/w:tc>/s, (_, cell: string) =>
        cell.replace('<w:tcPr>', '<w:tcPr><w:gridSpan w:val="2"/>'),
      ),
    ),
  }),
  申报日期是2月30日: (name) => ({
    name: '日期.docx',
    bytes: rewritten(filled(name), retyped('applied', '2025年2月30日')),
  }),
  '金额写成“8.65亿元”': (name) => ({
    name: '亿元.docx',
    bytes: rewritten(filled(name), retyped('lead.revenue', '8.65亿元')),
  }),
  金额按元填写: (name) => ({
    name: '元.docx',
    bytes: rewritten(filled(name), retyped('lead.revenue', '865000000')),
  }),
  '金额写成“约八亿”': (name) => ({
    name: '约数.docx',
    bytes: rewritten(filled(name), retyped('lead.revenue', '约八亿')),
  }),
  销售收入和研发投入填反: (name) => ({
    name: '填反.docx',
    bytes: rewritten(filled(name), (body) => retyped('lead.research', '86500')(retyped('lead.revenue', '3633')(body))),
  }),
  占比写成小数: (name) => ({
    name: '小数.docx',
    bytes: rewritten(filled(name), retyped('lead.researchShare', '0.042')),
  }),
  电话和姓名填错格: (name) => ({
    name: '错格.docx',
    bytes: rewritten(filled(name), (body) =>
      retyped('lead.phone', '林敏')(retyped('lead.email', '0576-00000201')(body)),
    ),
  }),
  信用代码少一位: (name) => ({
    name: '代码.docx',
    bytes: rewritten(filled(name), retyped('lead.creditCode', '91331000MA000000K')),
  }),
  下拉项改成了别的词: (name) => ({
    name: '选项.docx',
    bytes: rewritten(filled(name), retyped('field', '水泵')),
  }),
  封面和表内的牵头单位不一致: (name) => ({
    name: '不一致.docx',
    bytes: rewritten(filled(name), (body) => body.replace('>台州海泰泵业股份有限公司<', '>台州海泰集团<')),
  }),
  字写在了控件外面: (name) => ({
    name: '控件外.docx',
    bytes: rewritten(filled(name), (body) =>
      body.replace(/(>林敏<\/w:t><\/w:r><\/w:sdtContent><\/w:sdt>)/, '$1<w:r><w:t>（科长）</w:t></w:r>'),
    ),
  }),
  在修订状态下改了数字: (name) => ({
    name: '修订.docx',
    bytes: rewritten(filled(name), (body) =>
      body.replace(
        /<w:r>(?:(?!<w:r>).)*?>86500<\/w:t><\/w:r>/s,
        '<w:del w:id="900" w:author="某人"><w:r><w:delText>86500</w:delText></w:r></w:del><w:ins w:id="901" w:author="某人"><w:r><w:t>86501</w:t></w:r></w:ins>',
      ),
    ),
  }),
  预算的总额与各项之和不等: (name) => ({
    name: '预算.docx',
    bytes: rewritten(filled(name), (body) => body.replace('>900<', '>9000<')),
  }),
  压缩包里装着表格: (name) => ({ name: '打包.zip', bytes: zipSync({ '申报书.docx': filled(name) }) }),
  带宏的表格: (name) => ({ name: '宏.docm', bytes: withParts(filled(name), { 'word/vbaProject.bin': 'x' }) }),
}
