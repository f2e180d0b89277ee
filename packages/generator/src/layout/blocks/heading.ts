import { type Face, formatMark, type Heading } from '@gongwen/model'
import type { Atom, TextStyle } from '../atom.ts'
import type { Context } from '../context.ts'
import { headingRole } from '../heading-role.ts'
import { setInlines, setWords } from '../inlines/set-inlines.ts'
import { paragraphStrips } from '../paragraph.ts'
import type { Flow } from '../strip.ts'
import { styleOf } from '../styles.ts'

/** Faces of the levels (7.3.3): 一、黑体, （一）楷体, the others as the text. */
const faces: Record<Heading['level'], Face> = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong', 4: 'fangsong', 5: 'fangsong' }

/** A heading of the outline, with the text that runs on behind it. Stays with what follows. */
export function setHeading(block: Heading, context: Context): Flow[] {
  const { left, width, leading, grid, body, shared } = context
  const form = block.mark?.form
  const chapter = form === 'part' || form === 'subpart' || form === 'chapter' || form === 'section'
  const align = chapter ? ('center' as const) : context.align === 'center' ? ('center' as const) : ('justify' as const)
  const tag = { role: headingRole(block.level, shared), parent: context.tag }
  const here = { ...context, tag }
  const style: TextStyle = { ...styleOf(context, faces[block.level], body.size), color: body.color }
  const atoms: Atom[] = []
  if (block.mark) setWords(formatMark(block.mark), style, here, atoms)
  if ((chapter || form === 'article') && block.children.length + (block.body?.length ?? 0) > 0)
    setWords('\u3000', style, here, atoms)
  setInlines(block.children, style, here, atoms)
  const title = shared.outline.get(block)
  const runsOn = block.body !== undefined && block.body.length > 0
  if (block.body) setInlines(block.body, body, here, atoms)
  const indent = chapter || align === 'center' ? 0 : context.indent
  const shape = { left, width: Math.max(width - left, body.size), indent, align, leading, size: body.size, grid, tag }
  const strips = paragraphStrips(atoms, { ...shape, keep: !runsOn })
  const first = strips[0]
  if (first) {
    const { draw } = first
    first.draw = (canvas, x, y) => {
      if (title) {
        canvas.targets.set(title.target, { page: canvas.number, y })
        if (block.id) canvas.targets.set(block.id, { page: canvas.number, y })
        canvas.bookmarks.push({ title: title.text, level: block.level, page: canvas.number, y })
      }
      draw(canvas, x, y)
    }
  }
  return strips
}
