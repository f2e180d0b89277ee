import { clusterSets } from './cluster-sets.ts'
import { type LabelledSet, mailOf } from './labelled-set.ts'
import { unfittedSets } from './sets.ts'

/** The opinions of our own cluster sets as letters that hold nothing else: their clauses are gold, too. */
export function statementSets(): LabelledSet[] {
  return clusterSets(undefined)
    .filter(({ name }) => !unfittedSets.includes(name))
    .map(({ name, draft, gold }) => {
      const opinions = gold.map((opinion) => ({ ...opinion, mail: opinion.id, part: 'body', campaign: null }))
      const mails = opinions.map(({ id, text }) =>
        mailOf(
          {
            id,
            kind: 'submission',
            from: { name: '某单位', address: `${id}@example.com` },
            to: 'office@example.com',
            date: '2026-01-10T10:00:00+08:00',
            subject: '规范性文件征求意见',
            submitter: { name: '某单位', type: 'unknown' },
            body: [{ role: 'opinion', text, opinion: id }],
            attachments: [],
          },
          'as written',
        ),
      )
      return { name, draft, mails, opinions }
    })
}
