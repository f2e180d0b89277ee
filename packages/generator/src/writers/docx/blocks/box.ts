import type { Block, Box, Inline } from '@gongwen/model'
import { type FittedText, fitText, isPlain } from '../box-fit.ts'
import { offset, textBox } from '../drawing.ts'
import { inlines } from '../inlines/inlines.ts'
import { twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { rawRun, run } from '../run.ts'
import type { Style } from '../styles/style.ts'
import type { Scope } from '../writing.ts'
import { blocks, closedBlocks } from './blocks.ts'
import { plainParagraph } from './paragraph.ts'

const roles = { fangsong: '仿宋', kaiti: '楷体', heiti: '黑体', xiaobiaosong: '小标宋', songti: '宋体' }
const sides = { left: '居左', center: '居中', right: '居右' }

/** Something at a fixed place of the page: a text box held to the paper. Inside another one, only its blocks. */
export function box(node: Box, scope: Scope): string {
  if (scope.place !== 'page') return blocks(node.children, scope)
  const { x, y, width, height } = node
  if (!(width > 0 && height > 0)) return blocks(node.children, scope)
  const pictures = node.children.flatMap((block) => pictureIn(block) ?? [])
  const bare = pictures.length > 0 && pictures.length === node.children.length
  // A line is as high as its picture and the depth of its letters: larger ones would push the picture out of its box.
  const fitted: FittedText = bare ? { points: 1 } : fitText(node, scope.writing.faces)
  const indent = Math.round(2 * fitted.points * 20)
  const inside: Scope = { ...scope, place: 'box', text: styleOf(node, fitted, scope), width: twips(width), indent }
  const content = bare
    ? pictures.map((picture) => paragraph(inside, inside.text, inlines(picture, {}, inside))).join('')
    : fitted.lines
      ? plainText(node, fitted.lines, inside)
      : closedBlocks(node.children, inside)
  const anchor = {
    horizontal: offset('H', 'page', x),
    vertical: offset('V', 'page', y),
    width,
    height,
    wrap: 'none',
  } as const
  const vertical = ({ top: 't', middle: 'ctr', bottom: 'b' } as const)[node.verticalAlign]
  return paragraph(scope, 'Carrier', `<w:r>${textBox(content, anchor, { kind: '文本框', vertical }, scope)}</w:r>`)
}

/** What a block shows when it is a picture or a code and nothing else. */
function pictureIn(block: Block): [readonly Inline[]] | undefined {
  if (block.type === 'figure') return block.caption ? undefined : [[block.image]]
  if (block.type !== 'paragraph' || block.children.length === 0) return undefined
  return block.children.every(({ type }) => type === 'image' || type === 'qrCode') ? [block.children] : undefined
}

/** Paragraphs whose lines end where they do on our own pages; nothing is left behind the last letter of a spaced line. */
function plainText({ children, tracking = 0 }: Box, lines: readonly string[][], scope: Scope): string {
  const paragraphs = children.filter(isPlain).map((node, index) => {
    const here = node.position ? { ...scope, position: node.position } : scope
    const runs = (lines[index] ?? []).map((line) => {
      const last = tracking === 0 ? '' : ([...line].at(-1) ?? '')
      return run(line.slice(0, line.length - last.length), {}, here) + run(last, { untracked: true }, here)
    })
    return plainParagraph(node, runs.join(rawRun('<w:br/>', {}, here)), here)
  })
  return paragraphs.join('')
}

/** A style for boxes of this look, named after it, so that a change in Word reaches all of them. */
function styleOf(node: Box, { points: size }: FittedText, scope: Scope): string {
  const { face, align, color, tracking = 0 } = node
  const leading = node.leading === undefined ? undefined : (node.leading * size) / node.size
  const { styles } = scope.writing
  const points = Math.min(Math.max(1, size), 1638)
  const space = Math.round(tracking * points * 20)
  const line = Math.round((leading ?? 1.5 * points) * 20)
  const ink = color && /^#[0-9a-f]{6}$/i.test(color) ? color.slice(1).toUpperCase() : undefined
  const name = [
    `文本框 ${roles[face]} ${points}磅 ${sides[align]}`,
    `行距${line / 20}`,
    space && `字距${space / 20}`,
    ink,
  ]
    .filter(Boolean)
    .join(' ')
  const id = `Box${[face, points, align, line, space, ink].join('').replace(/[^A-Za-z0-9]/g, '_')}`
  const style: Style = {
    id,
    name,
    basedOn: 'BoxText',
    paragraph: { line, align },
    run: { face, size: points, tracking: space, ...(ink && { color: ink }) },
  }
  styles.set(id, style)
  return id
}
