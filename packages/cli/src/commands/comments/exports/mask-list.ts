import type { MaskNote, ShortId } from '@gongwen/comments'
import type { Workbook } from '@gongwen/model'

/** 遮盖核对清单: what was masked for the public and what a person has to judge. For the office only. */
export function maskList(notes: readonly MaskNote[], short: ShortId): Workbook {
  const rows = [
    ...new Map(
      notes.map((note) => [JSON.stringify([note.record, note.kind, note.original, note.doubtful]), note]),
    ).values(),
  ]
  return {
    title: '遮盖核对清单',
    sheets: [
      {
        name: '遮盖核对清单',
        heading: '公开前核对（本清单含个人信息，仅供内部使用）',
        columns: [
          { title: '处理', width: 10 },
          { title: '类别', width: 10 },
          { title: '原文', width: 36 },
          { title: '公开时', width: 36 },
          { title: '出处', width: 24 },
        ],
        rows: rows
          .sort((one, other) => Number(other.doubtful) - Number(one.doubtful))
          .map(({ doubtful, kind, original, masked, record }) => [
            doubtful ? '请核对' : '已遮盖',
            kind,
            original,
            doubtful ? '未遮盖' : masked,
            short(record),
          ]),
      },
    ],
  }
}
