import type { Style } from './style.ts'

/** Sizes of the text in tables: 四号 as a rule, smaller the more columns there are. */
export type TableSize = '小四' | '五号' | undefined

const points = { 小四: 12, 五号: 10.5 }
/** Points of a size. */
export function pointsOf(size: TableSize): number {
  return size === undefined ? 14 : points[size]
}

/** Line height for a size in points. */
const leading = 1.4 * 20

const looks = [
  { id: 'TableText', name: '表格文字', head: false, align: 'left' },
  { id: 'TableCenter', name: '表格文字居中', head: false, align: 'center' },
  { id: 'TableRight', name: '表格文字居右', head: false, align: 'right' },
  { id: 'TableHead', name: '表头', head: true, align: 'center' },
  { id: 'TableHeadLeft', name: '表头居左', head: true, align: 'left' },
  { id: 'TableHeadRight', name: '表头居右', head: true, align: 'right' },
] as const

/** Styles of cells in a size; the smaller ones are based on those of 四号. */
export function tableTextStyles(size: TableSize): Style[] {
  return looks.map(({ id, name, head, align }) => {
    if (size === undefined) {
      const run = { ...(head && { face: 'heiti' as const }), size: 14, tracking: 0 }
      return { id, name, basedOn: 'Normal', paragraph: { line: 14 * leading, lineRule: 'atLeast', align }, run }
    }
    const paragraph = { line: points[size] * leading, lineRule: 'atLeast' } as const
    return {
      id: id + points[size] * 2,
      name: `${name}（${size}）`,
      basedOn: id,
      paragraph,
      run: { size: points[size] },
    }
  })
}

/** The style of a cell's text. */
export function tableTextStyle(head: boolean, align: 'left' | 'center' | 'right', size: TableSize): string {
  const { id } = looks.find((look) => look.head === head && look.align === align)!
  return size === undefined ? id : id + points[size] * 2
}

/** The size for so many columns. */
export function tableSize(columns: number): TableSize {
  return columns <= 5 ? undefined : columns <= 8 ? '小四' : '五号'
}

const styleId = /^Table(Text|Center|Right|Head|HeadLeft|HeadRight)(\d*)$/

/** The style of a paragraph that asks for another alignment than its cell; undefined outside cells. */
export function realigned(
  style: string,
  align: 'left' | 'center' | 'right' | 'justify' | undefined,
): string | undefined {
  const [, kind, half = ''] = styleId.exec(style) ?? []
  if (kind === undefined) return undefined
  if (align === undefined || align === 'justify') return style
  return looks.find((look) => look.head === kind.startsWith('Head') && look.align === align)!.id + half
}
