import { formatMark } from '@gongwen/model'
import { forms, isBody, type Numbered, numberOf, sequences } from '../numbered.ts'
import type { Passage } from '../passage.ts'
import { type Finding, matches, type PlacedFinding, type Rule } from '../rule.ts'

/** 结构层次序数 (GB/T 9704-2012, 7.3.3). */
export const outlineRules: readonly Rule[] = [
  {
    code: 'label-form',
    strength: '一般',
    clause: 'GB/T 9704-2012 7.3.3',
    safe: true,
    about: '层次序数写作 一、（一）1.（1），括号后不再加标点',
    inText: (passage) => (isBody(passage) ? labelForm(passage) : []),
  },
  {
    code: 'outline-sequence',
    strength: '一般',
    clause: 'GB/T 9704-2012 7.3.3',
    about: '层次序数连续，不缺号、不重号',
    inWhole: ({ passages }) => sequences(passages).flatMap(gapsIn),
  },
  {
    code: 'outline-single',
    strength: '实务',
    about: '分层至少有两项：有（一）就有（二）',
    inWhole: ({ passages }) =>
      sequences(passages)
        .filter((run) => run.length === 1 && run[0]!.mark.ordinal === 1 && run[0]!.form !== 'circled')
        .map(([only]) => ({
          passage: only!.passage,
          start: 0,
          end: only!.length,
          message: `只有${formatMark(only!.mark)}，没有${formatMark({ ...only!.mark, ordinal: 2 })}`,
          remedy: '补上漏掉的序数；确实只有一项的，不编序数',
        })),
  },
  {
    code: 'outline-skip',
    strength: '一般',
    clause: 'GB/T 9704-2012 7.3.3',
    about: '层次不跳级：一、之后用（一）或 1.，（一）之后用 1.，1. 之后用（1）或①',
    inWhole: ({ passages }) => skips(passages),
  },
  {
    code: 'heading-stop',
    strength: '实务',
    severity: 'info',
    safe: true,
    about: '单独成行的标题末尾不加句号',
    inWhole: ({ passages }) =>
      passages.flatMap((passage, index) => {
        const own = numberOf(passage)
        const next = passages[index + 1]
        const below = next && numberOf(next)
        if (!own || !below || forms.indexOf(own.form) > 1 || forms.indexOf(below.form) <= forms.indexOf(own.form))
          return []
        const text = passage.text.trimEnd()
        const body = text.slice(own.length)
        if (!body.endsWith('。') || body.length > 31 || /[。：；]/.test(body.slice(0, -1))) return []
        return [
          {
            passage,
            start: text.length - 1,
            end: text.length,
            message: '单独成行的标题末尾有句号',
            remedy: '删去',
            replacement: '',
          },
        ]
      }),
  },
]

function labelForm(passage: Passage): Finding[] {
  const swap = (pattern: RegExp, wanted: (number: string) => string): Finding[] =>
    matches(passage, pattern, (match) => {
      const [whole, number = ''] = match
      const label = wanted(number)
      return { message: `序数“${whole.trim()}”写法不规范`, remedy: `改为“${label}”`, replacement: label }
    })
  return [
    ...swap(/^\s*([一二三四五六七八九十]{1,3})[.．，,：:](?=\p{Script=Han})/gu, (number) => `${number}、`),
    ...swap(/^\s*（([一二三四五六七八九十]{1,3})）[、.．，,]/gu, (number) => `（${number}）`),
    ...swap(/^\s*(\d{1,2})、(?=\p{Script=Han})/gu, (number) => `${number}.`),
    ...swap(/^\s*(\d{1,2})．/gu, (number) => `${number}.`),
    ...swap(/^\s*（(\d{1,2})）[、.．，,]/gu, (number) => `（${number}）`),
    ...swap(/^\s*\((\d{1,2})\)[、.．，,]?/gu, (number) => `（${number}）`),
  ]
}

/** Numbers may begin above 1 where they run on through the whole text (1.–19. across sections). */
function gapsIn(run: readonly Numbered[]): PlacedFinding[] {
  return run.flatMap((entry, index) => {
    const before = run[index - 1]
    if (!before || entry.mark.ordinal === before.mark.ordinal + 1) return []
    const wanted = formatMark({ ...before.mark, ordinal: before.mark.ordinal + 1 })
    const again = entry.mark.ordinal === before.mark.ordinal
    return [
      {
        passage: entry.passage,
        start: 0,
        end: entry.length,
        message: `${formatMark(before.mark)}之后是${formatMark(entry.mark)}，${again ? '重号' : '不连续'}`,
        remedy: `改为${wanted}，或补上漏掉的部分`,
      },
    ]
  })
}

function skips(passages: readonly Passage[]): PlacedFinding[] {
  const found: PlacedFinding[] = []
  let level = -1
  for (const passage of passages) {
    if (passage.kind === 'title' || passage.kind === 'attachment-title') level = -1
    const own = numberOf(passage)
    if (!own) continue
    const depth = forms.indexOf(own.form)
    // ① is a local level that may stand under any other; 1. may stand under 一、.
    const skipped = level >= 0 && own.form === 'arabic-paren' && level < 2
    if (skipped && own.mark.ordinal === 1) {
      found.push({
        passage,
        start: 0,
        end: own.length,
        message: `${formatMark({ form: forms[level]!, ordinal: 1 })}之下直接用了${formatMark(own.mark)}，跳了级`,
        remedy: level === 0 ? '改用（一）或 1.' : '改用 1.',
      })
    }
    if (own.form !== 'circled') level = depth
  }
  return found
}
