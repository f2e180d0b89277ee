import type { Face } from '@gongwen/model'
import type { Host } from '../../host.ts'
import { familyOf } from './font-family.ts'

/** Names of the fonts a DOCX asks for; it embeds none. */
export type FontNames = Record<Face, string>

/**
 * Whose fonts are named: `office` those that offices have installed (仿宋_GB2312, 方正小标宋简体 …), `oss` the free faces
 * that this program carries, `own` the families of the files that the host gives.
 */
export type FontChoice = 'office' | 'oss' | 'own'

const office: FontNames = {
  fangsong: '仿宋_GB2312',
  kaiti: '楷体_GB2312',
  heiti: '黑体',
  xiaobiaosong: '方正小标宋简体',
  songti: '宋体',
}

const oss: FontNames = {
  fangsong: 'Zhuque Fangsong (technical preview)',
  kaiti: 'LXGW WenKai GB Lite',
  heiti: 'Noto Sans SC Medium',
  xiaobiaosong: 'Noto Serif SC SemiBold',
  songti: 'Noto Serif SC',
}

/** What to look for where a named font is missing: Windows itself has 仿宋, 楷体, 黑体 and 宋体, Office has 华文中宋. */
const substitutes: FontNames = {
  fangsong: '仿宋',
  kaiti: '楷体',
  heiti: 'SimHei',
  xiaobiaosong: '华文中宋',
  songti: 'SimSun',
}

/** The names for a choice. A role whose own font is missing or nameless keeps its office name. */
export function fontNames(choice: FontChoice, host: Host): FontNames {
  if (choice === 'oss') return oss
  if (choice === 'office') return office
  const names = { ...office }
  for (const face of Object.keys(office) as Face[]) {
    const bytes = host.font(face)
    const family = bytes && familyOf(bytes)
    if (family) names[face] = family
  }
  return names
}

/** Fonts that stand in, in the order of the roles. */
export function substituteFor(face: Face): string {
  return substitutes[face]
}
