/** Characters of invented names, rare ones among them. */
const words = [
  ...new Set(
    '智能缝制泵阀电机模具汽车零部件新材料医药光航空轨道交通数字经济农业装备海洋绿色低碳源环保检测仪器人网云芯喆堃珺翀㛃䶮',
  ),
]

/** The name of a row: distinct for a hundred thousand rows. */
export function nameOf(row: number): string {
  const pick = (step: number): string => words[Math.floor(row / step) % words.length] ?? ''
  const ending = ['', '技术', '产业关键共性技术协同攻关'][row % 3]
  return `台州市${pick(1)}${pick(words.length)}${pick(words.length ** 2)}${ending}创新联合体`
}

/** A clerk's list of so many rows, as CSV. */
export function listOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const name = nameOf(row)
    const members = ['台州理工学院', `浙江${words[(row * 3) % words.length]}研究院`, `台州${name.slice(3, 6)}有限公司`]
    return `${name},台州${name.slice(3, 6)}股份有限公司,${members.slice(0, row % 4).join('、')},2025年12月至2028年11月`
  })
  return `名称,牵头单位,成员单位,建设期\n${lines.join('\n')}\n`
}
