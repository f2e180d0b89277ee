import type { Attachment, AttachmentList } from '@gongwen/model'
import type { Passage } from '../passage.ts'
import type { PlacedFinding, Rule, Whole } from '../rule.ts'

/** 附件说明 and 附件 (GB/T 9704-2012, 7.3.4 and 7.3.7). */
export const attachmentRules: readonly Rule[] = [
  {
    code: 'attachment-punctuation',
    strength: '规定',
    clause: 'GB/T 9704-2012 7.3.4',
    safe: true,
    about: '附件名称后不加标点',
    inText: (passage) => {
      const end = passage.kind === 'attachment-title' ? /[。；，、：.,;]$/u.exec(passage.text) : null
      return end
        ? [
            {
              start: end.index,
              end: end.index + 1,
              message: `附件名称后有标点“${end[0]}”`,
              remedy: '删去',
              replacement: '',
            },
          ]
        : []
    },
  },
  {
    code: 'attachment-mismatch',
    strength: '规定',
    clause: 'GB/T 9704-2012 7.3.7',
    about: '附件的序号和标题与附件说明一致',
    inWhole: (whole) => {
      const list = whole.document.children.find((block): block is AttachmentList => block.type === 'attachmentList')
      const attachments = whole.document.children.filter((block): block is Attachment => block.type === 'attachment')
      if (!list || attachments.length === 0) return []
      return attachments.flatMap((attachment, index) => [
        ...mismatch(attachment, index, list.titles, whole),
        ...repeated(attachment, attachments.slice(0, index), whole),
      ])
    },
  },
]

function mismatch(attachment: Attachment, index: number, titles: readonly string[], whole: Whole): PlacedFinding[] {
  const expected = attachment.number ?? index + 1
  const named = titles[expected - 1]
  const passage = passageOf(attachment, whole.passages)
  const at = { passage, start: 0, end: passage.text.length }
  if (named === undefined) {
    return [
      {
        ...at,
        message: `附件${expected}“${attachment.title}”不在附件说明里`,
        remedy: '在附件说明里补上，或者删去这个附件',
      },
    ]
  }
  if (bare(named) === bare(attachment.title) || attachment.title === '') return []
  return [{ ...at, message: `附件标题“${attachment.title}”与附件说明“${named}”不一致`, remedy: '改成一样' }]
}

/** Two attachments with one number. */
function repeated(attachment: Attachment, before: readonly Attachment[], whole: Whole): PlacedFinding[] {
  const { number } = attachment
  if (number === undefined || !before.some((other) => other.number === number)) return []
  const passage = passageOf(attachment, whole.passages)
  const message = `附件${number}有两个`
  return [{ passage, start: 0, end: passage.text.length, message, remedy: '按附件说明的顺序改序号' }]
}

function passageOf(attachment: Attachment, passages: readonly Passage[]): Passage {
  const fallback: Passage = { kind: 'attachment-title', text: attachment.title, exact: false, part: '附件' }
  const same = passages.filter(({ text }) => bare(text) === bare(attachment.title))
  return same.at(-1) ?? fallback
}

function bare(title: string): string {
  return title.replace(/[\s《》]/g, '').replace(/[。；，、：.,;]$/u, '')
}
