import type { FrameItem } from '../../../frame.ts'
import { mm } from '../../../standard/measure.ts'
import { type Design, frameAt, stroked } from './design.ts'
import { guilloche } from './guilloche.ts'
import { meander } from './meander.ts'
import { scalloped } from './scalloped.ts'
import { woven } from './woven.ts'

const gold = '#B8860B'

/** 绞丝 in four colours. */
const wovenColours = {
  绞丝金: { rule: '#A67C1E', band: '#C9A24B', tint: '#F6EEDB' },
  绞丝红: { rule: '#A61B29', band: '#D08A86', tint: '#FAEBE8' },
  绞丝蓝: { rule: '#1F4E79', band: '#7C9DBD', tint: '#E9F0F6' },
  绞丝绿: { rule: '#2F6B4F', band: '#86AD97', tint: '#EAF3EE' },
}

/** Built-in designs by what a template calls them; clerks say 花角, 回纹, 团花, 单线, 双线. */
const designs: ReadonlyMap<string, Design> = new Map([
  ['certificate', scalloped],
  ['花角', scalloped],
  ['meander', meander],
  ['回纹', meander],
  ['guilloche', guilloche],
  ['团花', guilloche],
  ['border', (page) => [stroked(frameAt(page, mm(10)), gold, 1.5)]],
  ['单线', (page) => [stroked(frameAt(page, mm(10)), gold, 1.5)]],
  ['double-border', (page) => [stroked(frameAt(page, mm(9)), gold, 3), stroked(frameAt(page, mm(11)), gold, 0.75)]],
  ['双线', (page) => [stroked(frameAt(page, mm(9)), gold, 3), stroked(frameAt(page, mm(11)), gold, 0.75)]],
  ...Object.entries(wovenColours).map(([name, colours]) => [name, woven(colours)] as const),
])

/** Designs as they were last drawn: all certificates of a batch have the same one. */
const drawn = new WeakMap<Design, { width: number; height: number; items: FrameItem[] }>()

/** The design of a name, undefined when there is none. Items that it draws are shared and not to be changed. */
export function designNamed(name: string): Design | undefined {
  const design = designs.get(name)
  return design && ((page) => drawnOnce(design, page))
}

function drawnOnce(design: Design, page: { width: number; height: number }): FrameItem[] {
  const { width, height } = page
  const known = drawn.get(design)
  if (known?.width === width && known.height === height) return known.items
  const items = design(page)
  drawn.set(design, { width, height, items })
  return items
}

/** Names of the built-in designs as clerks say them. */
export const designNames: readonly string[] = ['花角', '回纹', '团花', '单线', '双线', ...Object.keys(wovenColours)]
