import { clauseLabel, orderedOpinions, shownText } from '@gongwen/comments'
import type { Workbook } from '@gongwen/model'
import type { Material } from './material.ts'

/** The table for the public: counted opinions, masked, with what was decided. */
export function publicBook({ analysis, decisions, words }: Material): Workbook {
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  const rows = orderedOpinions(analysis)
    .filter(({ apart }) => !apart)
    .map(({ opinion, number }) => {
      const mail = mails.get(opinion.mail)
      const decision = decisions.get(opinion.id)
      return [
        Number(number),
        mail ? words.source(mail) : '',
        opinion.clauses.map(({ id }) => clauseLabel(id)).join('；') || '总体',
        words.text(shownText(opinion), opinion.id),
        decision?.outcome ?? '',
        decision ? words.text(decision.reason, opinion.id) : '',
        decision ? words.text(decision.wording, opinion.id) : '',
      ]
    })
  return {
    title: '意见汇总（公开）',
    sheets: [
      {
        name: '意见汇总',
        heading: `${analysis.draft.title}\u3000征求意见情况`,
        landscape: true,
        columns: [
          { title: '序号', width: 6, align: 'center', format: 'number' },
          { title: '意见来源', width: 22 },
          { title: '对应条款', width: 14 },
          { title: '意见内容', width: 50 },
          { title: '采纳情况', width: 11, align: 'center' },
          { title: '理由', width: 34 },
          { title: '修改后表述', width: 34 },
        ],
        rows,
      },
    ],
  }
}
