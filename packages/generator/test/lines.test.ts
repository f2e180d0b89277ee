import { fontBytes } from '@gongwen/fonts'
import { document, type Inline, type PageSetup, paragraph, text, title } from '@gongwen/model'
import { spec } from '../../../test/spec.ts'
import { type Host, layout } from '../src/index.ts'

const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const cell = 156 / 28

function linesOf(
  blocks: Parameters<typeof document>[1],
  width: number,
  punctuation: NonNullable<PageSetup['punctuation']> = 'full',
): string {
  const margins = { top: 37, bottom: 35, left: 28, right: 210 - 28 - width }
  const { value } = layout(document('行', blocks, { margins, folio: 'none', punctuation }), host)
  const lines = new Map<number, string>()
  for (const page of value.pages)
    for (const item of page.items) if (item.type === 'text') lines.set(item.y, (lines.get(item.y) ?? '') + item.text)
  return [...lines.values()].join('\n')
}

spec(new URL('../spec/lines.md', import.meta.url), {
  lines: (input) => linesOf([paragraph(input, { indent: 'none' })], 12 * cell),
  squeezed: (input) => linesOf([paragraph(input, { indent: 'none' })], 12 * cell, 'squeezed'),
  title: (input) =>
    linesOf(
      [
        title(
          input.split('|').flatMap((part, i): Inline[] => (i > 0 ? [{ type: 'break' }, text(part)] : [text(part)])),
        ),
      ],
      156,
    ),
})
