import type { Note } from '@gongwen/model'
import type { Context } from '../context.ts'
import { paragraphStrips } from '../paragraph.ts'
import type { Flow } from '../strip.ts'
import { wordsOf } from '../styles.ts'

/** 附注 (7.3.6): the line below the date, two characters in, in round brackets. */
export function setNote(block: Note, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent, indent } = context
  const tag = { role: 'P' as const, parent }
  const atoms = wordsOf(`（${block.text}）`, body, context)
  const shape = { left, width: width - left, indent, align: 'justify' as const, leading, size: body.size, grid, tag }
  const strips = paragraphStrips(atoms, shape, true)
  if (strips[0]) strips[0].lean = true
  return strips
}
