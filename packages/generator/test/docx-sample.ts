import * as m from '@gongwen/model'

const long =
  '为贯彻上级关于科技创新体系建设的部署，加快建设“一廊两翼”创新平台，结合本市实际，制定本方案（2023—2027年）。'

/** An invented notice with everything that 公文 have: 版头, 附件说明, 署名, 附注, 附件, 版记. */
export const notice: m.Document = m.document(
  '甲州市人民政府关于印发创新体系建设实施方案的通知',
  [
    m.masthead('甲州市人民政府', { number: '甲政发〔2023〕12号', serial: '000001', urgency: '特急' }),
    m.title('甲州市人民政府关于印发创新体系建设实施方案的通知'),
    m.recipients('各县（市、区）人民政府，市级有关单位：'),
    m.paragraph('现将《创新体系建设实施方案》印发给你们，请认真贯彻落实。'),
    m.attachmentList('创新体系建设实施方案', '重点任务分解表'),
    m.signature('甲州市人民政府', '2023-04-28'),
    m.note('此件公开发布'),
    m.attachment(
      '创新体系建设实施方案',
      [
        m.paragraph(long),
        m.heading(1, 1, '总体要求'),
        m.heading(2, 1, '指导思想。', { body: long }),
        m.heading(2, 2, '发展目标'),
        m.heading(3, 1, '建立健全实验室体系。', { body: long }),
        ...Array.from({ length: 8 }, () => m.paragraph(long)),
        m.heading(1, 2, '保障措施'),
        m.paragraph(long),
      ],
      { number: 1 },
    ),
    m.attachment(
      '重点任务分解表',
      [
        m.paragraph(long),
        m.table([
          ['序号', '任务'],
          ['1', '建设实验室'],
          ['2', '引进人才'],
        ]),
      ],
      {
        number: 2,
      },
    ),
    m.imprint({ copies: '市委办公室，市人大常委会办公室', printer: '甲州市人民政府办公室', printed: '2023-05-04' }),
  ],
  {},
  { organ: '甲州市人民政府', created: '2023-04-28T09:00:00+08:00' },
)

/** An invented form with a control of each kind and rows that repeat. */
export const form: m.Document = m.document(
  '建设申报书',
  [
    m.title('建设申报书'),
    m.table(
      [
        ['联合体名称', [m.paragraph([m.field('name', '联合体名称', { value: '乙创新联合体' })])]],
        ['简介', [m.paragraph([m.field('about', '简介', { control: 'multiline', value: '第一行\n第二行' })])]],
        [
          '领域',
          [
            m.paragraph([
              m.field('domain', '领域', {
                control: 'choice',
                options: [
                  { value: 'a', label: '泵' },
                  { value: 'b', label: '机器人' },
                ],
                value: 'b',
              }),
            ]),
          ],
        ],
        ['日期', [m.paragraph([m.field('date', '填报日期', { control: 'date', value: '2025-06-03' })])]],
        ['同意', [m.paragraph([m.field('agree', '同意', { control: 'checkbox', value: 'true' }), '是'])]],
        ['照片', [m.paragraph([m.field('photo', '照片', { control: 'picture' })])]],
        ['金额', [m.paragraph([m.field('amount', '金额', { control: 'number', placeholder: '万元' })])]],
        ...['丙公司', '丁大学'].map(
          (value): m.TableRow => ({
            type: 'tableRow',
            repeats: 'members',
            cells: [m.tableCell('成员'), m.tableCell([m.paragraph([m.field('member', '成员名称', { value })])])],
          }),
        ),
      ],
      { headRows: 0 },
    ),
    m.signatureBox([{ title: '牵头单位意见', sign: '（盖章）' }]),
  ],
  { kind: 'form' },
)
