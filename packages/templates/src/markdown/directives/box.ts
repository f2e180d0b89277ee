import type { Block, Box, Face } from '@gongwen/model'
import { report } from '../state.ts'
import { type BlockDirective, positioned, type Reading } from './directive.ts'

/** Names of faces as officers call them. */
export const faces: Readonly<Record<string, Face>> = {
  仿宋: 'fangsong',
  楷体: 'kaiti',
  黑体: 'heiti',
  小标宋: 'xiaobiaosong',
  宋体: 'songti',
}
const sides: Readonly<Record<string, Box['align']>> = { 左: 'left', 中: 'center', 右: 'right' }
const heights: Readonly<Record<string, Box['verticalAlign']>> = { 上: 'top', 中: 'middle', 下: 'bottom' }

/** `:::框`: text at a fixed place of the page. */
export const boxDirective: BlockDirective = {
  name: '框',
  forms: ['container'],
  about: '放在页面固定位置的文字：证书、封面',
  attributes: {
    x: '左边距纸边，毫米',
    y: '上边距纸边，毫米',
    宽: '毫米',
    高: '毫米',
    对齐: '左、中、右，默认中',
    垂直: '上、中、下，默认中',
    字体: '仿宋、楷体、黑体、小标宋、宋体，默认仿宋',
    字号: '磅，默认 16',
    最小字号: '放不下时最小缩到多少磅',
    行距: '两行基线的距离，磅',
    颜色: '如 #C00000',
    字距: '字间加空，以字宽计',
    首行缩进: '段首空两字',
    可变: '每张不同的内容：套打时只印这些',
  },
  run: (reading) => {
    const [x, y, width, height] = ['x', 'y', '宽', '高'].map((name) => reading.number(name))
    if (x === undefined || y === undefined || width === undefined || height === undefined) {
      report(reading.state, reading.node, {
        code: 'box-place',
        severity: 'error',
        message: '框没有写全位置，按普通文字排',
        remedy: '写上 x、y、宽、高，单位毫米',
      })
      return reading.state.blocks(reading.content)
    }
    return [{ ...boxOf(reading), x, y, width, height, ...positioned(reading) }]
  },
}

function boxOf(reading: Reading): Omit<Box, 'x' | 'y' | 'width' | 'height'> {
  const smallest = reading.number('最小字号')
  const leading = reading.number('行距')
  const tracking = reading.number('字距')
  const color = colorOf(reading)
  const align = choice(reading, '对齐', sides) ?? 'center'
  return {
    type: 'box',
    align,
    verticalAlign: choice(reading, '垂直', heights) ?? 'middle',
    face: choice(reading, '字体', faces) ?? 'fangsong',
    size: reading.number('字号') ?? 16,
    ...(smallest ? { smallest } : {}),
    ...(leading ? { leading } : {}),
    ...(color ? { color } : {}),
    ...(tracking === undefined ? {} : { tracking }),
    ...(reading.flag('可变') ? { variable: true } : {}),
    children: reading.state
      .blocks(reading.content)
      .map(
        (block): Block =>
          block.type === 'paragraph' && block.indent === undefined
            ? { ...block, indent: reading.flag('首行缩进') ? 'first-line' : 'none', align }
            : block,
      ),
  }
}

/** An attribute of a fixed set of words, or undefined; another word is said. */
export function choice<T>(reading: Reading, name: string, words: Readonly<Record<string, T>>): T | undefined {
  const given = reading.get(name)
  if (given === undefined) return undefined
  if (Object.hasOwn(words, given)) return words[given]
  report(reading.state, reading.node, {
    code: 'directive-attribute-choice',
    severity: 'error',
    message: `“${name}”不能是“${given}”，已按默认处理`,
    remedy: `可写：${Object.keys(words).join('、')}`,
  })
  return undefined
}

/** `颜色`, or undefined; what is no colour is said. */
export function colorOf(reading: Reading): string | undefined {
  const color = reading.get('颜色')
  if (color === undefined || /^#[0-9a-fA-F]{6}$/.test(color)) return color?.toUpperCase()
  report(reading.state, reading.node, {
    code: 'directive-attribute-choice',
    severity: 'error',
    message: `“颜色”不能是“${color}”，已按黑色处理`,
    remedy: '写成 #C00000 这样的六位十六进制',
  })
  return undefined
}
