import type { Attendance } from '@gongwen/model'
import type { Atom } from '../atom.ts'
import { breakLines } from '../break-lines.ts'
import type { Context } from '../context.ts'
import { setWords } from '../inlines/set-inlines.ts'
import { linesToStrips } from '../paragraph.ts'
import { settlePairs } from '../set-text.ts'
import type { Flow } from '../strip.ts'
import { styleOf, widthOf, wordsOf } from '../styles.ts'

/** 出席、请假、列席 of 纪要 (10.3): label in 黑体, names hang behind the colon. */
export function setAttendance(block: Attendance, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent, indent } = context
  const tag = { role: 'P' as const, parent }
  const label = wordsOf(`${block.label}：`, styleOf(context, 'heiti', body.size), context)
  const hang = Math.min(indent + widthOf(label), (width - left) / 2)
  const atoms: Atom[] = [...label]
  setWords(block.names, body, context, atoms)
  settlePairs(atoms)
  const lines = breakLines(atoms, (i) => Math.max(width - left - (i === 0 ? indent : hang), body.size))
  const shape = {
    left: left + hang,
    width,
    indent: indent - hang,
    align: 'justify' as const,
    leading,
    size: body.size,
    grid,
    tag,
  }
  return linesToStrips(atoms, lines, shape)
}
