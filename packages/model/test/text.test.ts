import { describe, expect, it } from 'vitest'
import {
  attachment,
  attachmentList,
  attendance,
  type Block,
  box,
  chart,
  childrenOf,
  contents,
  document,
  figure,
  footnote,
  heading,
  image,
  imprint,
  lineBreak,
  list,
  listItem,
  masthead,
  note,
  pageBreak,
  paragraph,
  qrCode,
  quotation,
  recipients,
  remark,
  revision,
  rule,
  section,
  signature,
  signatureBox,
  strong,
  table,
  tableCell,
  textOf,
  title,
  visit,
} from '../src/index.ts'

const notice = document('关于组建创新联合体的通知', [
  masthead('台州市人民政府', { number: '台政发〔2023〕12号' }),
  title(['关于组建创新联合体的', lineBreak(), '通知'], '（征求意见稿）'),
  recipients('各县（市、区）人民政府：'),
  heading(1, 1, '总体要求'),
  heading(2, 2, '建设目标。', { body: ['到2027年，组建', strong('20家'), footnote('含县级。'), '左右。'] }),
  heading(3, { form: 'article', ordinal: 6, sub: 1 }, '', { body: '申报材料不齐全的，应当补正。' }),
  list(['甲', '乙'], { ordered: true, start: 3 }),
  list([listItem('已办', true), listItem('未办', false)]),
  table([
    ['名称', '金额'],
    ['甲公司', tableCell(['10万元', '含税'])],
  ]),
  attachmentList('申报书', '汇总表'),
  signature('台州市人民政府', '2025-06-03'),
  note('此件公开发布'),
  attachment('申报书', ['填写说明'], { number: 1 }),
  imprint({ copies: '市委办公室', printer: '台州市人民政府办公室', printed: '2025-06-03' }),
])

describe('the text of a document', () => {
  it('is what a reader reads, with marks, labels and dates spelt out', () => {
    expect(textOf(notice)).toBe(`台州市人民政府文件
台政发〔2023〕12号
关于组建创新联合体的
通知
（征求意见稿）
各县（市、区）人民政府：
一、总体要求
（二）建设目标。到2027年，组建20家左右。
含县级。
第六条之一申报材料不齐全的，应当补正。
3.甲
4.乙
☑已办
☐未办
名称\t金额
甲公司\t10万元
含税
附件：1.申报书
2.汇总表
台州市人民政府
2025年6月3日
（此件公开发布）
附件1
申报书
填写说明
抄送：市委办公室。
台州市人民政府办公室
2025年6月3日印发`)
  })

  it.each<[string, Block, string]>([
    ['one attachment has no number', attachmentList('申报书'), '附件：申报书'],
    [
      'joint organs share one 文件',
      masthead(['甲局', '乙局'], { signers: ['张三', '李四'] }),
      '甲局\n乙局\n文件\n签发人：张三\u3000李四',
    ],
    ['names of 纪要', attendance('出席', '张三'), '出席：张三'],
    [
      'a box to sign has a date line',
      signatureBox([{ title: '牵头单位意见', sign: '（盖章）' }]),
      '牵头单位意见\n（盖章）\n年\u3000月\u3000日',
    ],
    ['a plain attachment has its own head', attachment('办法', ['第一条'], { plain: true }), '第一条'],
    ['pictures and charts have captions only', figure(image('a.png', '图'), '图1'), '图1'],
    [
      'chart',
      chart({ form: 'bar', alt: '柱状图', caption: [{ type: 'text', value: '图2' }], categories: ['甲'], series: [] }),
      '图2',
    ],
    [
      'changes and remarks',
      paragraph([revision('delete', '旧'), revision('insert', '新'), remark('王', '请核', '字')]),
      '旧新字\n请核',
    ],
    [
      'boxes, sections and quotations',
      section('landscape', [box({ x: 0, y: 0, width: 10, height: 10 }, '证书'), quotation('引')]),
      '证书\n引',
    ],
    [
      'remarks in a table inside a cell, once',
      table([[[table([[[paragraph([remark('王', '请核', '字')])]], ['末']], { headRows: 0 })]]], { headRows: 0 }),
      '字\n末\n请核',
    ],
    ['what has no text', section('portrait', [rule(), pageBreak(), contents(), paragraph([qrCode('x', 'y')])]), ''],
  ])('%s', (_, block, text) => {
    expect(textOf(block)).toBe(text)
  })
})

describe('visiting', () => {
  it('sees every node once, before those below it, with its ancestors', () => {
    const seen: string[] = []
    visit(notice, (node, ancestors) => seen.push(`${ancestors.length} ${node.type}`))
    expect(seen.slice(0, 6)).toEqual(['0 document', '1 masthead', '1 title', '2 text', '2 break', '2 text'])
    const count = (node: Parameters<typeof childrenOf>[0]): number =>
      childrenOf(node).reduce((sum, one) => sum + count(one), 1)
    expect(seen.length).toBe(count(notice))
  })

  it('does not enter what is skipped', () => {
    let cells = 0
    visit(notice, (node) => {
      if (node.type === 'tableCell') cells++
      return node.type === 'table' ? 'skip' : undefined
    })
    expect(cells).toBe(0)
  })

  it('builds plain JSON', () => {
    expect(JSON.parse(JSON.stringify(notice))).toEqual(notice)
  })
})
